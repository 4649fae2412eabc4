//! The style sheet of what is not there from the start, fetched with the first of it.

use js_sys::{Function, Promise};
use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlElement, HtmlLinkElement, HtmlMetaElement};

/// Where `cargo xtask build` says what it is called. Under `trunk serve` the page has all sheets from the start.
const NAME: &str = "meta[name=places]";

/// What it is known by once it is asked for.
const ID: &str = "places-sheet";

/// On its way here, if it is not here already.
pub(super) struct Sheet(Option<(HtmlLinkElement, Promise)>);

impl Sheet {
    /// Sends for it at once, unless it is here.
    pub(super) fn send_for() -> Result<Self, JsValue> {
        let document = document();
        if document.get_element_by_id(ID).is_some() {
            return Ok(Self(None));
        }
        let Some(meta) = document.query_selector(NAME)? else {
            return Ok(Self(None));
        };
        let name = meta.unchecked_into::<HtmlMetaElement>().content();
        let link: HtmlLinkElement = document.create_element("link")?.unchecked_into();
        link.set_rel("stylesheet");
        link.set_href(&name);
        let arrival = arrival(&link);
        if let Some(head) = document.head() {
            head.append_child(&link)?;
        }
        Ok(Self(Some((link, arrival))))
    }

    /// Waits for it; answers whether it is here.
    pub(super) async fn arrive(self) -> bool {
        let Some((link, arrival)) = self.0 else {
            return true;
        };
        let is_here = JsFuture::from(arrival).await;
        let is_here = is_here.is_ok_and(|is_here| is_here.is_truthy());
        if is_here {
            link.set_id(ID);
        } else {
            // Another attempt begins anew.
            link.remove();
        }
        is_here
    }
}

/// Comes to whether a sheet is here. A rejection would be an error in the console while nobody waits for it yet.
fn arrival(link: &HtmlElement) -> Promise {
    Promise::new(&mut |settle: Function, _| {
        let says = |is_here: bool| -> Function {
            let told = settle.bind1(&JsValue::NULL, &is_here.into());
            told.unchecked_into()
        };
        link.set_onload(Some(&says(true)));
        link.set_onerror(Some(&says(false)));
    })
}

//! Whether the browser keeps the page.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::i18n::{t_string, use_i18n};

#[wasm_bindgen(module = "/src/about/kept.js")]
extern "C" {
    #[wasm_bindgen(js_name = isKept)]
    async fn is_kept() -> JsValue;
    #[wasm_bindgen(js_name = untilKept)]
    async fn until_kept() -> JsValue;
}

/// Says it, and says so when it changes.
#[component]
pub fn IsKept() -> impl IntoView {
    let i18n = use_i18n();
    let state = RwSignal::new(String::new());
    spawn_local(async move {
        let now = is_kept().await.as_string().unwrap_or_default();
        let is_to_come = now == "notYet";
        state.try_set(now);
        if is_to_come {
            until_kept().await;
            state.try_set(is_kept().await.as_string().unwrap_or_default());
        }
    });
    let words = move || match &*state.get() {
        "kept" => t_string!(i18n, offline.kept),
        "notYet" => t_string!(i18n, offline.not_yet),
        // In private windows and at addresses without HTTPS some have nothing that could.
        "never" => t_string!(i18n, offline.not_here),
        _ => "",
    };
    view! {
        <p role="status" data-testid="is-kept" data-state=state>
            {words}
        </p>
    }
}

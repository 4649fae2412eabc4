//! The page as a whole: what every part shares, the header, and one place at a time.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::about::About;
use crate::errors::{ErrorBanner, Errors};
use crate::header::Header;
use crate::i18n::{t, use_i18n};
use crate::readers::Readers;
use crate::route::{Route, use_route};
use crate::training::TrainingPanel;
use crate::{language, theme};

/// Puts the page where its still picture has been.
pub fn mount() {
    let Some(root) = document()
        .get_element_by_id("page")
        .and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok())
    else {
        return;
    };
    root.set_inner_html("");
    mount_to(root, App).forget();
}

/// The page.
#[component]
fn App() -> impl IntoView {
    language::provide();
    theme::provide();
    provide_context(Errors::new());
    provide_context(Readers::new());
    let i18n = use_i18n();
    let route = use_route();

    view! {
        <a class="skip-link" href="#content">{t!(i18n, common.skip)}</a>
        <Header route />
        <main id="content" class="content">
            <ErrorBanner />
            // Both places stay alive: leaving a drawing or a training for a moment loses nothing.
            <div class="bench" hidden=move || route.get() != Route::Bench>
                <div class="bench-reading"></div>
                <div class="bench-training">
                    <TrainingPanel />
                </div>
            </div>
            <div hidden=move || route.get() != Route::About>
                <About />
            </div>
        </main>
    }
}

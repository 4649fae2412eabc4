//! What a search looks like.

mod chosen;
mod controls;
mod fields;
mod picture;
mod ranking;

use leptos::prelude::*;

use self::chosen::Chosen;
use self::controls::Controls;
use self::fields::Fields;
use self::picture::PictureView;
use self::ranking::Ranking;
use super::form::Form;
use super::hunt::Hunt;
use crate::experiments::address::settings_around;
use crate::i18n::{t, use_i18n};
use crate::route::Route;

/// The place of the search, among the experiments.
#[component]
pub fn Search() -> impl IntoView {
    let i18n = use_i18n();
    let hunt = Hunt::new();
    provide_context(hunt);
    let take = move || {
        let address = location().hash().unwrap_or_default();
        if let Some(spec) = settings_around(&address) {
            hunt.form.set(Form::around(&spec));
        }
    };
    take();
    let listener = window_event_listener(leptos::ev::hashchange, move |_| take());
    on_cleanup(move || listener.remove());
    view! {
        <article class="experiment search" data-testid="search">
            <p>
                <a href=Route::Experiments.address()>"← " {t!(i18n, experiments.back)}</a>
            </p>
            <h1 class="experiment-title">{t!(i18n, search.heading)}</h1>
            <p class="experiment-look">{t!(i18n, search.intro)}</p>
            <Fields />
            <Controls />
            <Chosen />
            <Ranking />
            <PictureView />
        </article>
    }
}

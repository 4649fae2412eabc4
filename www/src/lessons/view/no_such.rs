//! A lesson that there is not.

use leptos::prelude::*;

use crate::i18n::{t, t_string, use_i18n};
use crate::route::Route;

/// Says so, and leads to those that there are.
#[component]
pub fn NoSuch(id: String) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <h1 class="visually-hidden">{t!(i18n, lessons.heading)}</h1>
        <p data-testid="no-such-lesson">
            {move || t_string!(i18n, lessons.no_such, id = id.clone())}
        </p>
        <p>
            <a href=Route::Lessons.address()>{t!(i18n, lessons.all)}</a>
        </p>
    }
}

//! An address that names no experiment.

use leptos::prelude::*;

use crate::i18n::{t, t_string, use_i18n};
use crate::route::Route;

/// Says so, and leads back to those that there are.
#[component]
pub fn NoSuch(
    /// What the address names.
    id: String,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <div class="experiment" data-testid="no-such-experiment">
            <h1 class="visually-hidden">{t!(i18n, experiments.heading)}</h1>
            <p class="experiment-look" role="alert">
                {move || t_string!(i18n, experiments.no_such, id = id.clone())}
            </p>
            <p>
                <a href=Route::Experiments.address()>{t!(i18n, experiments.back)}</a>
            </p>
        </div>
    }
}

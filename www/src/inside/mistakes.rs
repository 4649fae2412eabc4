//! What it gets wrong.

use leptos::prelude::*;

use super::progress::Progress;

/// The view *What it gets wrong*.
#[component]
pub fn MistakesView() -> impl IntoView {
    view! { <Progress /> }
}

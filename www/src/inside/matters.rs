//! What matters in the picture.

use leptos::prelude::*;

use super::progress::Progress;

/// The view *What matters in the picture*.
#[component]
pub fn MattersView() -> impl IntoView {
    view! { <Progress /> }
}

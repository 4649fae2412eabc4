//! The cost around the present weights.

use leptos::prelude::*;

use super::progress::Progress;

/// The view *The cost around the present weights*.
#[component]
pub fn LandscapeView() -> impl IntoView {
    view! { <Progress /> }
}

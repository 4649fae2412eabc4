//! The space of digits.

use leptos::prelude::*;

use super::progress::Progress;

/// The view *The space of digits*.
#[component]
pub fn SpaceView() -> impl IntoView {
    view! { <Progress /> }
}

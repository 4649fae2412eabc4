//! How it learns.

use leptos::prelude::*;

use super::progress::Progress;

/// The view *How it learns*.
#[component]
pub fn LearningView() -> impl IntoView {
    view! { <Progress /> }
}

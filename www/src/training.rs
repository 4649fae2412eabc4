//! The training panel.

use leptos::prelude::*;

/// Trains networks in a worker and shows how they learn.
#[component]
pub fn TrainingPanel() -> impl IntoView {
    view! { <section class="training"></section> }
}

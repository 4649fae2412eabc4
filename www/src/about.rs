//! What Digit Lab is, what it does with drawings, and whose work it builds on.

use leptos::prelude::*;

/// The place *About*.
#[component]
pub fn About() -> impl IntoView {
    view! { <article class="about"></article> }
}

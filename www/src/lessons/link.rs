//! From what is on the page to the lesson that explains it.

use leptos::prelude::*;

use super::address::lesson_address;
use crate::i18n::{t, t_string, use_i18n};

/// A small link, "What is this?".
#[component]
pub fn LessonLink(
    /// The lesson's id.
    lesson: &'static str,
    /// What is explained, for those who do not see where the link stands.
    #[prop(into)]
    of: Signal<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <a
            class="what-is-this"
            data-testid="what-is-this"
            data-lesson=lesson
            href=lesson_address(lesson)
            aria-label=move || t_string!(i18n, common.what_is_this_named, name = of.get())
        >
            {t!(i18n, common.what_is_this)}
        </a>
    }
}

//! The card's head: which lesson, how far, and what folds it or leaves it.

use leptos::prelude::*;

use crate::i18n::{t, t_string, use_i18n};
use crate::lessons::course::Course;
use crate::lessons::step::Lesson;
use crate::lessons::view::focus::return_to_lessons;

/// The `id` of the button that folds it.
pub const FOLD: &str = "lesson-fold";

/// Title and progress, and the buttons beside them.
#[component]
pub fn Bar(lesson: &'static Lesson, is_folded: RwSignal<bool>) -> impl IntoView {
    let i18n = use_i18n();
    let course = expect_context::<Course>();
    let steps = lesson.steps.len();
    let number = move || course.number() + 1;
    let far = move || t_string!(i18n, lessons.reached, step = number(), steps);
    let fold_words = move || {
        if is_folded.get() {
            t_string!(i18n, lessons.unfold)
        } else {
            t_string!(i18n, lessons.fold)
        }
    };
    let arrow = move || {
        if is_folded.get() {
            "M3 10.5l5-5 5 5"
        } else {
            "M3 5.5l5 5 5-5"
        }
    };
    let leave = move |_| {
        course.leave();
        return_to_lessons();
    };

    view! {
        <div class="lesson-bar">
            <p class="lesson-name">
                <b>{i18n.following(lesson.title)}</b>
                " "
                <span class="lesson-far">{far}</span>
            </p>
            <button
                type="button"
                class="quiet"
                id=FOLD
                data-testid="lesson-fold"
                aria-expanded=move || (!is_folded.get()).to_string()
                aria-controls="lesson-body"
                aria-label=fold_words
                title=fold_words
                on:click=move |_| is_folded.update(|folded| *folded = !*folded)
            >
                <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
                    <path d=arrow />
                </svg>
            </button>
            <button
                type="button"
                class="quiet"
                data-testid="lesson-leave"
                aria-label=t!(i18n, lessons.leave)
                title=t!(i18n, lessons.leave)
                on:click=leave
            >
                <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
                    <path d="M4 4l8 8M12 4l-8 8" />
                </svg>
            </button>
        </div>
        <progress
            class="progress-bar"
            max=steps
            value=number
            aria-label=t!(i18n, lessons.progress)
        ></progress>
    }
}

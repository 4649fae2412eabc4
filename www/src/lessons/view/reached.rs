//! How far a lesson has come, in words.

use leptos::prelude::*;

use crate::i18n::{t_string, use_i18n};
use crate::lessons::course::Course;
use crate::lessons::step::Lesson;

/// How many steps a lesson has, at which one was last, or that it is done.
#[component]
pub fn Reached(lesson: &'static Lesson) -> impl IntoView {
    let i18n = use_i18n();
    let course = expect_context::<Course>();
    let steps = lesson.steps.len();
    let words = move || {
        let reached = course.reached(lesson).unwrap_or_default();
        if reached.step > 0 {
            let step = course.resumes_at(lesson) + 1;
            t_string!(i18n, lessons.reached, step, steps)
        } else if reached.is_done {
            t_string!(i18n, lessons.done).to_owned()
        } else {
            t_string!(i18n, lessons.steps, count = steps)
        }
    };
    let is_done = move || {
        course
            .reached(lesson)
            .is_some_and(|reached| reached.is_done)
    };
    view! {
        <span
            class="lesson-reached"
            data-testid="lesson-reached"
            data-done=move || is_done().to_string()
        >
            {words}
        </span>
    }
}

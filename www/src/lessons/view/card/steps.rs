//! Back, once more, and on.

use leptos::prelude::*;

use crate::i18n::{t, t_string, use_i18n};
use crate::lessons::course::Course;
use crate::lessons::step::Lesson;
use crate::lessons::view::focus::return_to_lessons;

/// The buttons that go from step to step.
#[component]
pub fn Steps(lesson: &'static Lesson) -> impl IntoView {
    let i18n = use_i18n();
    let course = expect_context::<Course>();
    let is_last = Memo::new(move |_| course.number() == lesson.last());
    let go_on = move |_| {
        if is_last.get_untracked() {
            course.finish();
            return_to_lessons();
        } else {
            course.next();
        }
    };
    let words = move || {
        if is_last.get() {
            t_string!(i18n, lessons.finish)
        } else {
            t_string!(i18n, lessons.next)
        }
    };

    view! {
        <div class="lesson-steps">
            <button
                type="button"
                data-testid="lesson-back"
                disabled=move || course.number() == 0
                on:click=move |_| course.back()
            >
                {t!(i18n, lessons.back)}
            </button>
            <button type="button" data-testid="lesson-show" on:click=move |_| course.show()>
                {t!(i18n, lessons.show)}
            </button>
            <button type="button" class="lesson-next" data-testid="lesson-next" on:click=go_on>
                {words}
            </button>
        </div>
    }
}

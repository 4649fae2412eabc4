//! One lesson before it runs: what it is about, and what it goes through.

use leptos::prelude::*;

use super::focus::focus_heading;
use super::reached::Reached;
use crate::i18n::{t, t_string, use_i18n};
use crate::lessons::course::Course;
use crate::lessons::step::{Lesson, Step};
use crate::route::Route;

/// The place of one lesson.
#[component]
pub fn Overview(lesson: &'static Lesson) -> impl IntoView {
    let i18n = use_i18n();
    let course = expect_context::<Course>();
    let is_begun = Memo::new(move |_| course.resumes_at(lesson) > 0);
    let words = move || {
        if is_begun.get() {
            t_string!(i18n, lessons.go_on)
        } else {
            t_string!(i18n, lessons.begin)
        }
    };
    let begin = move |_| course.begin(lesson, untrack(|| course.resumes_at(lesson)));
    let heading = NodeRef::<leptos::html::H1>::new();
    request_animation_frame(move || {
        window().scroll_to_with_x_and_y(0.0, 0.0);
        if let Some(heading) = heading.get_untracked() {
            focus_heading(&heading);
        }
    });
    let step = |step: &Step| view! { <li>{i18n.following(step.heading)}</li> };

    view! {
        <article class="lesson-overview" data-testid="lesson-overview" data-id=lesson.id>
            <p>
                <a href=Route::Lessons.address()>"← " {t!(i18n, lessons.all)}</a>
            </p>
            <h1 tabindex="-1" node_ref=heading>
                {i18n.following(lesson.title)}
            </h1>
            <p class="lessons-intro">{i18n.following(lesson.about)}</p>
            <p class="lesson-foot">
                <button
                    type="button"
                    class="primary"
                    data-testid="lesson-begin"
                    on:click=begin
                >
                    {words}
                </button>
                <button
                    type="button"
                    data-testid="lesson-begin-again"
                    hidden=move || !is_begun.get()
                    on:click=move |_| course.begin(lesson, 0)
                >
                    {t!(i18n, lessons.begin_again)}
                </button>
                <Reached lesson />
            </p>
            <h2>{t!(i18n, lessons.way)}</h2>
            <ol class="lesson-way">{lesson.steps.iter().map(step).collect_view()}</ol>
            <p class="lessons-note">{t!(i18n, lessons.keys)}</p>
        </article>
    }
}

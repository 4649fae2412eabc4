//! All lessons.

use leptos::prelude::*;

use super::reached::Reached;
use crate::i18n::{t, t_string, use_i18n};
use crate::lessons::address::lesson_address;
use crate::lessons::catalog::LESSONS;
use crate::lessons::course::Course;
use crate::lessons::step::Lesson;

/// The lessons in their order, each with how far one has come.
#[component]
pub fn List() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <h1>{t!(i18n, lessons.heading)}</h1>
        <p class="lessons-intro">{t!(i18n, lessons.intro)}</p>
        <ol class="lesson-list" data-testid="lesson-list">
            {LESSONS
                .iter()
                .map(|lesson| {
                    view! {
                        <li>
                            <Entry lesson />
                        </li>
                    }
                })
                .collect_view()}
        </ol>
        <p class="lessons-note">{t!(i18n, lessons.keys)}</p>
    }
}

/// A lesson of the list.
#[component]
fn Entry(lesson: &'static Lesson) -> impl IntoView {
    let i18n = use_i18n();
    let course = expect_context::<Course>();
    let is_begun = Memo::new(move |_| course.resumes_at(lesson) > 0);
    let label = move || {
        let title = i18n.text(lesson.title);
        if is_begun.get() {
            t_string!(i18n, lessons.go_on_named, title)
        } else {
            t_string!(i18n, lessons.begin_named, title)
        }
    };
    let words = move || {
        if is_begun.get() {
            t_string!(i18n, lessons.go_on)
        } else {
            t_string!(i18n, lessons.begin)
        }
    };
    let begin = move |_| course.begin(lesson, untrack(|| course.resumes_at(lesson)));

    view! {
        <article class="lesson-entry" data-testid="lesson-entry" data-id=lesson.id>
            <h2>
                <a href=lesson_address(lesson.id)>{i18n.following(lesson.title)}</a>
            </h2>
            <p class="lesson-about">{i18n.following(lesson.about)}</p>
            <p class="lesson-foot">
                <button type="button" aria-label=label on:click=begin>
                    {words}
                </button>
                <Reached lesson />
            </p>
        </article>
    }
}

//! What a step says, asks and offers.

use leptos::html::H2;
use leptos::prelude::*;

use crate::i18n::{t_string, use_i18n};
use crate::lessons::address::lesson_address;
use crate::lessons::catalog::after;
use crate::lessons::course::Course;
use crate::lessons::guide::{Sight, press};
use crate::lessons::step::{Lesson, Press};
use crate::lessons::view::question::QuestionView;

/// The words of the present step, its question, and the button that it offers to press.
#[component]
pub fn Body(
    lesson: &'static Lesson,
    sight: RwSignal<Sight>,
    /// For the focus.
    heading: NodeRef<H2>,
) -> impl IntoView {
    let i18n = use_i18n();
    let course = expect_context::<Course>();
    let step = move || lesson.steps.get(course.number());
    let kind = move || {
        let step = step()?;
        if step.asks.is_some() {
            Some(t_string!(i18n, lessons.predict))
        } else {
            step.is_attempt.then(|| t_string!(i18n, lessons.attempt))
        }
    };
    let offer = move || {
        let press = step()?.presses?;
        Some(view! { <Offer press /> })
    };
    let next_lesson = move || {
        let next = after(lesson).filter(|_| course.number() == lesson.last())?;
        let words = move || t_string!(i18n, lessons.next_lesson, title = i18n.text(next.title));
        Some(view! {
            <p>
                <a href=lesson_address(next.id)>{words}</a>
            </p>
        })
    };
    let missing = move || (sight.get() == Sight::Missing).then(|| t_string!(i18n, lessons.missing));

    view! {
        <p class="lesson-kind">{kind}</p>
        <h2 class="lesson-heading" data-testid="lesson-heading" tabindex="-1" node_ref=heading>
            {move || step().map(|step| i18n.text(step.heading))}
        </h2>
        <p>{move || step().map(|step| i18n.text(step.words))}</p>
        <QuestionView />
        {offer}
        {next_lesson}
        <p class="lesson-missing" role="status">
            {missing}
        </p>
    }
}

/// A button that presses one of the page's.
#[component]
fn Offer(press: Press) -> impl IntoView {
    let i18n = use_i18n();
    let Press { element, name } = press;
    view! {
        <p>
            <button
                type="button"
                data-testid="lesson-press"
                data-element=element
                on:click=move |_| self::press(element)
            >
                {move || t_string!(i18n, lessons.press_it, name = i18n.text(name))}
            </button>
        </p>
    }
}

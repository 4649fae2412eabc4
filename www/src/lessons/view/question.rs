//! A question, what one may expect, and how it is.

use leptos::html::P;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::i18n::{Text, t, t_string, use_i18n};
use crate::lessons::course::{Answer, Course};

/// The question of the step of the moment; nothing where it asks none.
#[component]
pub fn QuestionView() -> impl IntoView {
    let i18n = use_i18n();
    let course = expect_context::<Course>();
    let question = move || course.step().and_then(|step| step.asks);
    let is_told = Memo::new(move |_| course.answer().is_some());
    let told_in = NodeRef::<P>::new();
    let give = move |answer: Answer| {
        course.give(answer);
        request_animation_frame(move || show_in_card(told_in));
    };
    let option = move |(index, words): (usize, &&'static Text)| {
        let is_expected = move || course.answer() == Some(Answer::Expected(index));
        let holds = move || is_told.get() && question().is_some_and(|it| it.holds == index);
        view! {
            <button
                type="button"
                class="lesson-option"
                class:lesson-holds=holds
                data-testid="lesson-option"
                aria-pressed=move || is_expected().to_string()
                on:click=move |_| give(Answer::Expected(index))
            >
                {i18n.following(words)}
            </button>
        }
    };
    let options = move || {
        question().map(|question| {
            view! {
                <div
                    class="lesson-options"
                    role="group"
                    aria-label=t!(i18n, lessons.predict)
                >
                    {question.options.iter().enumerate().map(option).collect_view()}
                    <button
                        type="button"
                        class="quiet lesson-tell"
                        data-testid="lesson-tell"
                        hidden=move || is_told.get()
                        on:click=move |_| give(Answer::Asked)
                    >
                        {t!(i18n, lessons.tell)}
                    </button>
                </div>
            }
        })
    };
    let told = move || {
        let (question, answer) = (question()?, course.answer()?);
        let verdict = match answer {
            Answer::Asked => None,
            Answer::Expected(index) if index == question.holds => {
                Some(t_string!(i18n, lessons.as_expected))
            }
            Answer::Expected(_) => Some(t_string!(i18n, lessons.otherwise)),
        };
        // Whoever has it told hears the option that holds, which others see marked.
        let holds = question.options.get(question.holds).copied();
        Some(view! {
            <b>{verdict}</b>
            {t_string!(i18n, common.between_sentences)}
            <span class="visually-hidden">{holds.map(|holds| i18n.text(holds))} " "</span>
            {i18n.text(question.told)}
        })
    };

    view! {
        {options}
        <p class="lesson-told" role="status" data-testid="lesson-told" node_ref=told_in>
            {told}
        </p>
    }
}

/// Scrolls within the card, which is low on a small screen, until a paragraph is to be seen.
fn show_in_card(paragraph: NodeRef<P>) {
    let Some(paragraph) = paragraph.get_untracked() else {
        return;
    };
    let body = paragraph.parent_element();
    if let Some(body) = body.and_then(|body| body.dyn_into::<HtmlElement>().ok()) {
        body.set_scroll_top(paragraph.offset_top() - body.offset_top());
    }
}

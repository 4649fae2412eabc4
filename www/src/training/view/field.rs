//! A field of the form with its name, its purpose, its limits and what is wrong with it.

use digit_lab::training::{Field, LayersError, Limits, Problem};
use leptos::prelude::*;

use crate::i18n::{I18n, t, use_i18n};
use crate::lessons::{LessonLink, lesson_of_field};
use crate::training::store::Training;
use crate::training::words::{
    choices, field_hint, field_limits, field_name, hint_words, problem_words_of,
};

/// A field in which one types or chooses, as the engine has it.
#[component]
pub fn FormField(
    /// Which setting.
    field: Field,
) -> impl IntoView {
    let i18n = use_i18n();
    let training = expect_context::<Training>();
    let text = Memo::new(move |_| training.draft.with(|draft| draft.text(field).to_owned()));
    let has_effect =
        Memo::new(move |_| training.draft.with(|draft| draft.spec().depends_on(field)));
    let problem = Memo::new(move |_| {
        let errors = training.field_errors();
        let error = errors.into_iter().find(|error| error.field == field);
        error.map(|error| error.problem)
    });
    let wrong_part = move || {
        let part = problem.with(|problem| wrong_part(&text.get(), problem.as_ref()?));
        part.map(|[before, wrong, after]| {
            view! {
                <span class="wrong-part" aria-hidden="true">
                    {before}
                    <mark>{wrong}</mark>
                    {after}
                </span>
            }
        })
    };
    let note = note(i18n, field, text, problem);
    let is_wrong = move || problem.with(Option::is_some);

    let id = format!("train-{}", field.name());
    let (hint_id, note_id) = (format!("{id}-hint"), format!("{id}-note"));
    let described_by = format!("{hint_id} {note_id}");
    let invalid = move || is_wrong().then_some("true");

    let control = if choices(i18n, field).is_some() {
        let options = move || {
            let option = |(name, words): (&'static str, &'static str)| {
                view! {
                    <option value=name selected=move || text.get() == name>
                        {words}
                    </option>
                }
            };
            choices(i18n, field)
                .unwrap_or_default()
                .into_iter()
                .map(option)
                .collect_view()
        };
        view! {
            <select
                id=id.clone()
                name=field.name()
                aria-describedby=described_by
                aria-invalid=invalid
                prop:value=move || text.get()
                on:change:target=move |event| training.set_field(field, event.target().value())
            >
                {options}
            </select>
        }
        .into_any()
    } else {
        view! {
            <input
                id=id.clone()
                name=field.name()
                type="text"
                inputmode=keyboard(field)
                autocomplete="off"
                spellcheck="false"
                aria-describedby=described_by
                aria-invalid=invalid
                prop:value=move || text.get()
                on:input:target=move |event| training.set_field(field, event.target().value())
            />
        }
        .into_any()
    };

    view! {
        <div
            class="field"
            class:field-wrong=is_wrong
            class:field-wide=field == Field::Layers
            hidden=move || !is_wrong() && !has_effect.get()
        >
            <label for=id>{move || field_name(i18n, field)}</label>
            {control}
            <p class="field-hint">
                <span id=hint_id>{move || field_hint(i18n, field)}</span>
                {t!(i18n, common.between_sentences)}
                <FieldLesson field />
            </p>
            <p class="field-note" id=note_id>
                {wrong_part}
                {note}
            </p>
        </div>
    }
}

/// What stands below a field: what is wrong, else what to expect of its value, else its limits; in one place, so that
/// nothing moves while one types.
fn note(
    i18n: I18n,
    field: Field,
    text: Memo<String>,
    problem: Memo<Option<Problem>>,
) -> impl Fn() -> Option<String> {
    let training = expect_context::<Training>();
    let hint = Memo::new(move |_| {
        let hints = training.hints();
        hints.into_iter().find(|hint| hint.field() == field)
    });
    move || {
        let wrong = problem.with(|problem| {
            let problem = problem.as_ref()?;
            Some(problem_words_of(i18n, problem, &text.get()))
        });
        let hint = || hint.with(|hint| hint.as_ref().map(|it| hint_words(i18n, it)));
        let limits = || field_limits(i18n, field, training.training_images());
        wrong.or_else(hint).or_else(limits)
    }
}

/// A link to the lesson about a setting, where there is one.
#[component]
fn FieldLesson(field: Field) -> impl IntoView {
    let i18n = use_i18n();
    lesson_of_field(field).map(|lesson| {
        let of = Signal::derive(move || field_name(i18n, field).to_owned());
        view! { <LessonLink lesson of /> }
    })
}

/// The keys that a phone offers.
fn keyboard(field: Field) -> &'static str {
    if field == Field::Layers {
        return "text";
    }
    match Limits::of(field, 0) {
        Some(limits) if limits.whole => "numeric",
        _ => "decimal",
    }
}

/// What was typed, in three: what is right so far, the layer that is wrong, and the rest.
fn wrong_part(text: &str, problem: &Problem) -> Option<[String; 3]> {
    let Problem::Layers(LayersError::Layer { at, got, .. }) = problem else {
        return None;
    };
    let (at, length) = (*at as usize, got.chars().count());
    let part = |from: usize, count: usize| text.chars().skip(from).take(count).collect();
    // Something missing between two commas is a gap wide enough to be seen.
    let wrong = if length == 0 {
        "␣".to_owned()
    } else {
        part(at, length)
    };
    Some([part(0, at), wrong, part(at + length, usize::MAX)])
}

//! Train, pause, resume, one mini-batch, stop.

use digit_lab::training::Field;
use leptos::ev::MouseEvent;
use leptos::html::Button;
use leptos::prelude::*;

use super::form::{FORM, fields_in_order};
use crate::focus::focus;
use crate::i18n::{t, t_string, use_i18n};
use crate::training::status::Status;
use crate::training::store::Training;
use crate::training::words::field_name;

/// The element that says why training cannot begin.
const REASON: &str = "train-reason";

/// The buttons that run a training.
#[component]
pub fn Buttons() -> impl IntoView {
    let i18n = use_i18n();
    let training = expect_context::<Training>();
    let status = Memo::new(move |_| training.status());
    let wrong_fields = Memo::new(move |_| {
        let errors = training.field_errors();
        let is_wrong = |field: &Field| errors.iter().any(|error| error.field == *field);
        fields_in_order().filter(is_wrong).collect::<Vec<_>>()
    });
    let is_wrong = move || wrong_fields.with(|fields| !fields.is_empty());
    let is_under_way = move || status.get().is_under_way();
    let can_stop = move || is_under_way() || status.get() == Status::Loading;
    let reason = move || {
        let fields = wrong_fields.get();
        let names = fields.into_iter().map(|field| field_name(i18n, field));
        let fields = names
            .collect::<Vec<_>>()
            .join(t_string!(i18n, common.comma));
        is_wrong().then(|| t_string!(i18n, training.cannot_train, fields))
    };

    let (pause, resume) = (NodeRef::<Button>::new(), NodeRef::<Button>::new());
    hand_on_focus(status, pause, resume);

    view! {
        <div class="train-buttons">
            <button
                // The form's own, so that Enter in a field trains, too.
                type="submit"
                form=FORM
                class="primary"
                data-testid="train-start"
                aria-disabled=move || is_wrong().then_some("true")
                aria-describedby=REASON
                on:click=move |event| {
                    if is_again(&event, &training) {
                        event.prevent_default();
                    }
                }
            >
                {move || {
                    if is_under_way() {
                        t_string!(i18n, training.train_again)
                    } else {
                        t_string!(i18n, training.train)
                    }
                }}
            </button>
            <button
                type="button"
                node_ref=pause
                data-testid="train-pause"
                hidden=move || status.get() == Status::Paused
                aria-disabled=move || (!is_under_way()).then_some("true")
                on:click=move |_| training.pause()
            >
                {t!(i18n, training.pause)}
            </button>
            <button
                type="button"
                node_ref=resume
                data-testid="train-resume"
                hidden=move || status.get() != Status::Paused
                on:click=move |_| training.resume()
            >
                {t!(i18n, training.resume)}
            </button>
            <button
                type="button"
                data-testid="train-step"
                aria-disabled=move || (is_wrong() && !is_under_way()).then_some("true")
                on:click=move |_| {
                    if is_under_way() {
                        training.step();
                    } else {
                        unless_wrong(&training, Training::step);
                    }
                }
            >
                {t!(i18n, training.step)}
            </button>
            <button
                type="button"
                data-testid="train-stop"
                aria-disabled=move || (!can_stop()).then_some("true")
                on:click=move |_| training.stop()
            >
                {t!(i18n, training.stop)}
            </button>
            <p class="train-reason" id=REASON>
                {reason}
            </p>
        </div>
    }
}

/// Pause and resume take turns in one place; the keyboard goes along.
fn hand_on_focus(status: Memo<Status>, pause: NodeRef<Button>, resume: NodeRef<Button>) {
    Effect::new(move |before: Option<Status>| {
        let now = status.get();
        let active = document().active_element();
        let had_focus = |button: NodeRef<Button>| {
            let element = button.get_untracked();
            element.is_some_and(|it| active.as_ref() == Some(it.as_ref()))
        };
        let heir = match (before, now) {
            (Some(Status::Running), Status::Paused) if had_focus(pause) => resume,
            (Some(Status::Paused), Status::Running) if had_focus(resume) => pause,
            _ => return now,
        };
        // The heir is hidden until the page has been drawn anew.
        request_animation_frame(move || {
            if let Some(button) = heir.get_untracked() {
                let _ = button.focus();
            }
        });
        now
    });
}

/// Whether a press is a double click's second, by the end of which what the first has begun would end.
pub fn is_again(event: &MouseEvent, training: &Training) -> bool {
    event.detail() > 1 && untrack(|| training.status()).is_under_way()
}

/// Does what needs settings, or leads to the first that is wrong: a button that is refused stays where the keyboard is
/// and says why.
pub fn unless_wrong(training: &Training, act: fn(Training)) {
    let errors = untrack(|| training.field_errors());
    let is_wrong = |field: &Field| errors.iter().any(|error| error.field == *field);
    match fields_in_order().find(is_wrong) {
        Some(field) => focus_field(field),
        None => act(*training),
    }
}

/// Leads to a field of the form, out of what it is folded into.
pub fn focus_field(field: Field) {
    let id = format!("train-{}", field.name());
    let element = document().get_element_by_id(&id);
    let fold = element.and_then(|it| it.closest("details:not([open])").ok().flatten());
    if let Some(fold) = fold {
        let _ = fold.set_attribute("open", "");
    }
    focus(&id);
}

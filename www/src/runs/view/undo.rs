//! The way back after a training was deleted.

use leptos::prelude::*;

use super::name::name_id;
use super::panel::HEADING_ID;
use crate::focus::focus_soon;
use crate::i18n::{t, t_string, use_i18n};
use crate::training::Training;

/// The `id` of the button that brings it back.
const UNDO_ID: &str = "runs-undo-button";

/// What was deleted last, until something else is or the offer is put away.
#[component]
pub fn Undo() -> impl IntoView {
    let i18n = use_i18n();
    let runs = expect_context::<Training>().runs;
    let deleted = runs.deleted;
    // The pressed button has gone with its training; the keyboard goes on from here.
    Effect::new(move |_| {
        if deleted.with(Option::is_some) {
            focus_soon([UNDO_ID.to_owned()]);
        }
    });
    let words = move || {
        deleted.with(|deleted| {
            deleted.as_ref().map(|deleted| {
                let name = deleted.kept.record.name.clone();
                t_string!(i18n, runs.deleted, name)
            })
        })
    };
    let undo = move |_| {
        let number = deleted.with_untracked(|it| it.as_ref().map(|it| it.kept.number));
        runs.undo_delete();
        let name = number.map(name_id).unwrap_or_default();
        focus_soon([name, HEADING_ID.to_owned()]);
    };
    let dismiss = move |_| {
        deleted.set(None);
        focus_soon([HEADING_ID.to_owned()]);
    };
    let offered = move || deleted.with(Option::is_some);
    view! {
        <div class="runs-undo" hidden=move || !offered() data-testid="runs-undo">
            <span role="status">{words}</span>
            <button
                type="button"
                id=UNDO_ID
                data-testid="runs-undo-button"
                on:click=undo
            >
                {t!(i18n, runs.undo)}
            </button>
            <button
                type="button"
                class="quiet"
                aria-label=t!(i18n, common.dismiss)
                on:click=dismiss
            >
                <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
                    <path d="M4 4l8 8M12 4l-8 8" />
                </svg>
            </button>
        </div>
    }
}

//! The way back after a training was deleted.

use leptos::html;
use leptos::prelude::*;

use crate::i18n::{t, t_string, use_i18n};
use crate::training::Training;

/// What was deleted last, until something else is or the offer is put away.
#[component]
pub fn Undo() -> impl IntoView {
    let i18n = use_i18n();
    let runs = expect_context::<Training>().runs;
    let button = NodeRef::<html::Button>::new();
    let deleted = runs.deleted;
    // The pressed button has gone with its training; the keyboard goes on from here.
    Effect::new(move |_| {
        if deleted.with(Option::is_some) {
            request_animation_frame(move || {
                if let Some(button) = button.try_get_untracked().flatten() {
                    let _ = button.focus();
                }
            });
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
    let offered = move || deleted.with(Option::is_some);
    view! {
        <div class="runs-undo" hidden=move || !offered() data-testid="runs-undo">
            <span role="status">{words}</span>
            <button
                type="button"
                node_ref=button
                data-testid="runs-undo-button"
                on:click=move |_| runs.undo_delete()
            >
                {t!(i18n, runs.undo)}
            </button>
            <button
                type="button"
                class="quiet"
                aria-label=t!(i18n, common.dismiss)
                on:click=move |_| deleted.set(None)
            >
                <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
                    <path d="M4 4l8 8M12 4l-8 8" />
                </svg>
            </button>
        </div>
    }
}

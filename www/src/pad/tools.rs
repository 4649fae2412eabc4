//! Undo, redo, clear, and a test digit instead of a drawing.

use leptos::prelude::*;

use crate::i18n::{t, t_string, use_i18n};
use crate::pad::drawing::Drawing;
use crate::pad::test_digit::TestDigit;

/// The pad's buttons.
#[component]
pub fn Tools() -> impl IntoView {
    let i18n = use_i18n();
    let drawing = expect_context::<Drawing>();
    let (can_undo, can_redo) = (drawing.can_undo(), drawing.can_redo());
    let can_clear = drawing.can_clear();
    let test_digit = expect_context::<TestDigit>();

    view! {
        <div class="pad-tools" role="group" aria-label=move || t_string!(i18n, pad.tools)>
            <button
                type="button"
                data-testid="pad-undo"
                aria-disabled=move || (!can_undo.get()).then_some("true")
                on:click=move |_| {
                    if can_undo.get_untracked() {
                        drawing.undo();
                    }
                }
            >
                <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
                    <path d="M5.5 3L2.5 6l3 3M3 6h6.5a3.5 3.5 0 0 1 0 7H6" />
                </svg>
                <span>{t!(i18n, pad.undo)}</span>
            </button>
            <button
                type="button"
                data-testid="pad-redo"
                aria-disabled=move || (!can_redo.get()).then_some("true")
                on:click=move |_| {
                    if can_redo.get_untracked() {
                        drawing.redo();
                    }
                }
            >
                <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
                    <path d="M10.5 3l3 3-3 3M13 6H6.5a3.5 3.5 0 0 0 0 7H10" />
                </svg>
                <span>{t!(i18n, pad.redo)}</span>
            </button>
            <button
                type="button"
                data-testid="pad-clear"
                aria-disabled=move || (!can_clear.get()).then_some("true")
                on:click=move |_| {
                    if can_clear.get_untracked() {
                        drawing.clear();
                    }
                }
            >
                <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
                    <path d="M4 4l8 8M12 4l-8 8" />
                </svg>
                <span>{t!(i18n, pad.clear)}</span>
            </button>
            <button
                type="button"
                class="pad-random"
                data-testid="pad-random"
                title=t!(i18n, pad.random_title)
                aria-busy=move || test_digit.is_coming().get().to_string()
                on:click=move |_| test_digit.put()
            >
                <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
                    <path d="M2.5 2.5h11v11h-11zM5.5 5.5h.01M10.5 5.5h.01M8 8h.01M5.5 10.5h.01M10.5 10.5h.01" />
                </svg>
                <span>{t!(i18n, pad.random)}</span>
            </button>
        </div>
    }
}

//! What a training is called, to be changed in place.

use leptos::html;
use leptos::prelude::*;

use crate::focus::focus_soon;
use crate::i18n::{t, t_string, use_i18n};
use crate::training::Training;

/// The `id` of a training's name.
pub(super) fn name_id(number: u32) -> String {
    format!("run-name-{number}")
}

/// A name; pressed, it becomes a field.
#[component]
pub fn Name(
    /// Which training.
    number: u32,
    /// Its name.
    name: Memo<String>,
    /// Whether it cannot be changed here.
    is_fixed: Memo<bool>,
) -> impl IntoView {
    let i18n = use_i18n();
    let runs = expect_context::<Training>().runs;
    let is_edited = RwSignal::new(false);
    let field = NodeRef::<html::Input>::new();
    let edit = move |_| {
        is_edited.set(true);
        // The field is hidden until the page has been drawn anew.
        request_animation_frame(move || {
            if let Some(field) = field.try_get_untracked().flatten() {
                field.set_value(&name.get_untracked());
                let _ = field.focus();
                field.select();
            }
        });
    };
    let end = move |keeps: bool, goes_back: bool| {
        // Leaving the field by a key makes it lose the focus, which would end it once more.
        if !is_edited.get_untracked() {
            return;
        }
        is_edited.set(false);
        if let Some(field) = field.get_untracked().filter(|_| keeps) {
            runs.rename(number, &field.value());
        }
        if goes_back {
            focus_soon([name_id(number)]);
        }
    };
    let key = move |event: leptos::ev::KeyboardEvent| match event.key().as_str() {
        // Enter also ends the composition of Chinese characters.
        "Enter" if !event.is_composing() => end(true, true),
        "Escape" => end(false, true),
        _ => {}
    };
    view! {
        <button
            type="button"
            class="quiet run-name"
            data-testid="run-name"
            id=name_id(number)
            hidden=is_edited
            disabled=is_fixed
            title=t!(i18n, runs.rename)
            aria-label=move || t_string!(i18n, runs.rename_one, name = name.get())
            on:click=edit
        >
            {name}
        </button>
        <input
            type="text"
            class="run-name-field"
            data-testid="run-name-field"
            node_ref=field
            hidden=move || !is_edited.get()
            maxlength="120"
            autocomplete="off"
            aria-label=t!(i18n, runs.name)
            on:keydown=key
            on:blur=move |_| end(true, false)
        />
    }
}

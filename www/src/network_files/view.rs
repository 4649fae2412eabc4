//! Buttons that save the network that reads the pad, and one that opens another.

use digit_lab::model_file::Format;
use leptos::prelude::*;

use super::NetworkFiles;
use super::desk::{Desk, Said};
use crate::file_button::FileButton;
use crate::focus::focus_soon;
use crate::i18n::{t, t_string, use_i18n};
use crate::readers::{ReaderId, Readers};

/// The `id`s of the buttons that take turns, and of one that is always there.
const DELETE_ID: &str = "network-delete";
const UNDO_ID: &str = "network-undo";
const OPEN_ID: &str = "network-open";

/// What is in the folding part.
#[component]
pub(super) fn Contents(
    /// Where dropped files arrive.
    files: NetworkFiles,
) -> impl IntoView {
    let i18n = use_i18n();
    let readers = expect_context::<Readers>();
    let desk = Desk::new();
    Effect::new(move |_| {
        if let Some(file) = files.dropped.get() {
            files.dropped.set(None);
            desk.open(file);
        }
    });
    let reader = readers.reader();
    let is_there = Memo::new(move |_| reader.with(Option::is_some));
    let is_dense = Memo::new(move |_| {
        reader.with(|reader| reader.as_ref().is_some_and(|it| it.network().is_dense()))
    });
    let button = move |id: &'static str, format: Format, can_save: Memo<bool>| {
        view! {
            <button
                type="button"
                data-testid=id
                disabled=move || !can_save.get()
                on:click=move |_| desk.save(format)
            >
                {format.proper_name()}
            </button>
        }
    };
    // What was brought from a file can be deleted where it is chosen.
    let imported = Memo::new(move |_| {
        let selected = readers.selected();
        matches!(selected, ReaderId::Imported(_)).then(|| readers.name(i18n, selected))
    });
    let said = move || match desk.said.get() {
        Said::Nothing => String::new(),
        Said::AtWork => t_string!(i18n, pad.waiting).to_owned(),
        Said::Opened { file } => t_string!(i18n, networks.opened, file),
        Said::Saved { file } => t_string!(i18n, networks.saved, file),
        Said::Deleted { file } => t_string!(i18n, networks.deleted, file),
    };
    view! {
        <div class="hand-contents">
            <p class="hand-note">
                {move || {
                    let name = readers.name(i18n, readers.selected());
                    t_string!(i18n, networks.save, name)
                }}
            </p>
            <div class="hand-buttons" role="group" aria-label=t!(i18n, networks.save_as)>
                {button("network-save-onnx", Format::Onnx, is_there)}
                {button("network-save-safetensors", Format::Safetensors, is_there)}
                {button("network-save-json", Format::Json, is_dense)}
            </div>
            <p class="hand-note" hidden=move || is_dense.get() || !is_there.get()>
                {t!(i18n, networks.only_dense)}
            </p>
            <div class="hand-buttons">
                <FileButton
                    id=OPEN_ID
                    accept=".safetensors,.json"
                    on_files=move |files| files.into_iter().take(1).for_each(|file| desk.open(file))
                >
                    {t!(i18n, networks.open)}
                </FileButton>
                <button
                    type="button"
                    id=DELETE_ID
                    data-testid="network-delete"
                    hidden=move || imported.get().is_none()
                    on:click=move |_| {
                        desk.delete();
                        focus_soon([UNDO_ID.to_owned()]);
                    }
                >
                    {move || {
                        let name = imported.get().unwrap_or_default();
                        t_string!(i18n, networks.delete, name)
                    }}
                </button>
                <button
                    type="button"
                    id=UNDO_ID
                    data-testid="network-undo"
                    hidden=move || !matches!(desk.said.get(), Said::Deleted { .. })
                    on:click=move |_| {
                        desk.undo_delete();
                        focus_soon([DELETE_ID.to_owned(), OPEN_ID.to_owned()]);
                    }
                >
                    {t!(i18n, networks.undo)}
                </button>
            </div>
            <p class="hand-note" role="status" data-testid="network-said">
                {said}
            </p>
        </div>
    }
}

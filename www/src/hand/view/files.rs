//! Taking drawings along, bringing some, and deleting all.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

use super::list::HEADING_ID;
use crate::file_button::FileButton;
use crate::focus::focus_soon;
use crate::hand::drawings::{Drawings, Imported};
use crate::hand::export;
use crate::hand::words::{import_words, whole};
use crate::i18n::{t, t_string, use_i18n};
use crate::numbers::MEGABYTE;

/// The largest file that is read, in megabytes: some ten thousand drawings.
const MOST_MEGABYTES: f64 = 16.0;

/// The `id` of the button that asks whether to delete all.
const DELETE_ID: &str = "hand-delete-all";

/// A file, by its name, that could not be read at all.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Unreadable(String);

/// Saving, adding, deleting.
#[component]
pub fn Files() -> impl IntoView {
    let i18n = use_i18n();
    let drawings = expect_context::<Drawings>();
    let all = drawings.all();
    let is_empty = Memo::new(move |_| all.with(Vec::is_empty));
    let imported = RwSignal::new(None::<Result<Imported, Unreadable>>);
    let is_sure = RwSignal::new(false);

    let import = move |file: File| {
        spawn_local(async move {
            let text = text_of(&file).await;
            imported.set(Some(match text {
                Some(text) => Ok(drawings.import(text).await),
                None => Err(Unreadable(file.name())),
            }));
        });
    };
    let said = move || {
        imported.get().map(|imported| match imported {
            Ok(imported) => import_words(i18n, &imported),
            Err(Unreadable(file)) => {
                t_string!(i18n, faults.hand_file, file, most = MOST_MEGABYTES)
            }
        })
    };

    view! {
        <section class="hand-files" aria-label=move || t_string!(i18n, hand.files)>
            <div class="hand-buttons">
                <button
                    type="button"
                    data-testid="hand-save"
                    title=t!(i18n, hand.export_lines_title)
                    disabled=is_empty
                    on:click=move |_| all.with_untracked(|all| export::save_lines(all))
                >
                    {t!(i18n, hand.export_lines)}
                </button>
                <button
                    type="button"
                    data-testid="hand-save-idx"
                    title=t!(i18n, hand.export_idx_title)
                    disabled=is_empty
                    on:click=move |_| spawn_local(export::save_idx(all.get_untracked()))
                >
                    {t!(i18n, hand.export_idx)}
                </button>
                <FileButton
                    id="hand-import"
                    accept=".jsonl,.json,.txt"
                    on_files=move |files| files.into_iter().take(1).for_each(import)
                >
                    {t!(i18n, hand.import)}
                </FileButton>
                <button
                    type="button"
                    id=DELETE_ID
                    data-testid="hand-delete-all"
                    disabled=is_empty
                    aria-expanded=move || is_sure.get().to_string()
                    on:click=move |_| is_sure.update(|is_sure| *is_sure = !*is_sure)
                >
                    {t!(i18n, hand.delete_all)}
                </button>
            </div>
            <div class="hand-sure" hidden=move || !is_sure.get() || is_empty.get()>
                <p>
                    {move || {
                        let count = whole(i18n, all.with(Vec::len) as f64);
                        t_string!(i18n, hand.delete_all_sure, count)
                    }}
                </p>
                <div class="hand-buttons">
                    <button
                        type="button"
                        data-testid="hand-delete-yes"
                        on:click=move |_| {
                            is_sure.set(false);
                            drawings.delete_all();
                            focus_soon([HEADING_ID.to_owned()]);
                        }
                    >
                        {t!(i18n, hand.delete_yes)}
                    </button>
                    <button
                        type="button"
                        data-testid="hand-delete-no"
                        on:click=move |_| {
                            is_sure.set(false);
                            focus_soon([DELETE_ID.to_owned()]);
                        }
                    >
                        {t!(i18n, hand.delete_no)}
                    </button>
                </div>
            </div>
            <p class="hand-note" role="status" data-testid="hand-imported">
                {said}
            </p>
        </section>
    }
}

/// What is in a file; nothing where it is too large or can no longer be read.
async fn text_of(file: &File) -> Option<String> {
    if file.size() > MOST_MEGABYTES * MEGABYTE {
        return None;
    }
    JsFuture::from(file.text()).await.ok()?.as_string()
}

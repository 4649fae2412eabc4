//! All that is kept, as a part of a page.

use leptos::prelude::*;

use super::desk::{Desk, Said};
use super::words::{megabytes, unstored_words, whole};
use crate::file_button::FileButton;
use crate::focus::focus_soon;
use crate::i18n::{I18n, t, t_string, use_i18n};

/// The `id`s of the heading, and of the button that asks whether to delete all.
const HEADING_ID: &str = "keep-heading";
const DELETE_ID: &str = "keep-delete";

/// How much is kept, and what can be done with all of it.
#[component]
pub fn YourData(
    /// Whether it is in sight, where it has to be up to date.
    shown: Signal<bool>,
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = Desk::new();
    Effect::new(move |_| {
        if shown.get() {
            desk.count();
        }
    });
    let is_busy = Memo::new(move |_| matches!(desk.said.get(), Said::AtWork));
    let is_sure = RwSignal::new(false);
    let is_lasting = move || {
        let is_any = !matches!(desk.counts.get(), Some(Err(_)));
        desk.room.get().is_lasting.filter(|_| is_any)
    };
    view! {
        <section class="keep" data-testid="keep" aria-labelledby=HEADING_ID>
            <h2 id=HEADING_ID tabindex="-1">
                {t!(i18n, keep.heading)}
            </h2>
            <p>{t!(i18n, keep.what)}</p>
            <p data-testid="keep-counts">{move || counts_words(i18n, desk)}</p>
            <p data-testid="keep-room">{move || room_words(i18n, desk)}</p>
            <div class="hand-buttons keep-buttons">
                <button
                    type="button"
                    data-testid="keep-save"
                    disabled=is_busy
                    on:click=move |_| desk.save()
                >
                    {t!(i18n, keep.save)}
                </button>
                <FileButton
                    id="keep-open"
                    accept=".zip,application/zip"
                    on_files=move |files| files.into_iter().take(1).for_each(|it| desk.open(it))
                >
                    {t!(i18n, keep.open)}
                </FileButton>
                <button
                    type="button"
                    id=DELETE_ID
                    data-testid="keep-delete"
                    disabled=is_busy
                    aria-expanded=move || is_sure.get().to_string()
                    on:click=move |_| is_sure.update(|it| *it = !*it)
                >
                    {t!(i18n, keep.delete)}
                </button>
                <button
                    type="button"
                    data-testid="keep-last"
                    hidden=move || is_lasting() != Some(false)
                    on:click=move |_| desk.make_last()
                >
                    {t!(i18n, keep.make_last)}
                </button>
            </div>
            <p class="keep-sure" data-testid="keep-sure" hidden=move || !is_sure.get()>
                <span>{t!(i18n, keep.sure)}</span>
                <button
                    type="button"
                    data-testid="keep-delete-yes"
                    on:click=move |_| {
                        is_sure.set(false);
                        desk.delete_all();
                        focus_soon([HEADING_ID.to_owned()]);
                    }
                >
                    {t!(i18n, keep.delete_yes)}
                </button>
                <button
                    type="button"
                    data-testid="keep-delete-no"
                    on:click=move |_| {
                        is_sure.set(false);
                        focus_soon([DELETE_ID.to_owned()]);
                    }
                >
                    {t!(i18n, keep.delete_no)}
                </button>
            </p>
            <p role="status" data-testid="keep-said">
                {move || said_words(i18n, &desk.said.get())}
            </p>
        </section>
    }
}

fn counts_words(i18n: I18n, desk: Desk) -> String {
    match desk.counts.get() {
        None => String::new(),
        Some(Err(why)) => unstored_words(i18n, why).to_owned(),
        Some(Ok(counts)) => {
            let runs = whole(i18n, counts.runs);
            let (drawings, networks) = (whole(i18n, counts.drawings), whole(i18n, counts.networks));
            t_string!(i18n, keep.counts, runs, drawings, networks)
        }
    }
}

fn room_words(i18n: I18n, desk: Desk) -> String {
    if matches!(desk.counts.get(), Some(Err(_))) {
        // It has just been said that there is none.
        return String::new();
    }
    let room = desk.room.get();
    let used = room.usage.zip(room.quota).map(|(usage, quota)| {
        let (used, most) = (megabytes(i18n, usage), megabytes(i18n, quota));
        t_string!(i18n, keep.room, used, most)
    });
    let lasting = room.is_lasting.map(|is_lasting| {
        if is_lasting {
            t_string!(i18n, keep.lasting).to_owned()
        } else {
            t_string!(i18n, keep.not_lasting).to_owned()
        }
    });
    let sentences: Vec<String> = used.into_iter().chain(lasting).collect();
    sentences.join(t_string!(i18n, common.between_sentences))
}

fn said_words(i18n: I18n, said: &Said) -> String {
    match said {
        Said::Nothing => String::new(),
        Said::AtWork => t_string!(i18n, keep.at_work).to_owned(),
        Said::Saved { file, left_out: 0 } => t_string!(i18n, keep.saved, file),
        Said::Saved { file, left_out } => t_string!(i18n, keep.saved_without, file, left_out),
        Said::Taken(taken) => {
            let [runs, drawings, networks, known] =
                [taken.runs, taken.drawings, taken.networks, taken.known]
                    .map(|count| whole(i18n, count.into()));
            if taken.adds_nothing() {
                return t_string!(i18n, keep.all_known, known);
            }
            t_string!(i18n, keep.taken, runs, drawings, networks, known)
        }
        Said::Trouble { file, trouble } => trouble.sentence(i18n, file),
    }
}

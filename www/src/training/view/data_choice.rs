//! Which digits to learn from.

use leptos::prelude::*;

use crate::file_button::FileButton;
use crate::i18n::{t, t_string, use_i18n};
use crate::numbers::{MEGABYTE, Style, format};
use crate::training::data::{Manifest, Origin};
use crate::training::store::Training;

/// The choice of data: this site's, or files of one's own.
#[component]
pub fn DataChoice() -> impl IntoView {
    let i18n = use_i18n();
    let training = expect_context::<Training>();
    let number = move |value: f64| format(i18n.get_locale(), value, Style::Decimals(0));
    let full_bytes = Memo::new(move |_| {
        training
            .manifest
            .with(|manifest| manifest.as_ref().and_then(Manifest::full_bytes))
    });
    let has_own = Memo::new(move |_| {
        training
            .counts
            .with(|known| known.contains_key(&Origin::Own))
    });
    let choose = move |name: String| {
        if let Some(origin) = Origin::named(&name) {
            training.choose_origin(origin);
        }
    };
    let counts = move || {
        let loaded = training.loaded.get()?;
        let counts = training.counts.with(|known| known.get(&loaded).copied())?;
        let training = number(counts.training.into());
        let validation = number(counts.validation.into());
        let test = number(counts.test.into());
        Some(t_string!(
            i18n,
            training.data_counts,
            training,
            validation,
            test
        ))
    };
    let option = move |origin: Origin, words: Signal<String>, is_offered: Signal<bool>| {
        view! {
            <option
                value=origin.name()
                hidden=move || !is_offered.get()
                disabled=move || !is_offered.get()
                selected=move || training.origin.get() == origin
            >
                {words}
            </option>
        }
    };
    let bundled = Signal::derive(move || t_string!(i18n, training.data_bundled).to_owned());
    let full = Signal::derive(move || {
        let megabytes = number(full_bytes.get().unwrap_or(0.0) / MEGABYTE);
        t_string!(i18n, training.data_full, megabytes)
    });
    let own = Signal::derive(move || t_string!(i18n, training.data_own).to_owned());

    view! {
        <div class="field data-choice">
            <label for="train-data">{t!(i18n, training.data)}</label>
            <div class="data-controls">
                <select
                    id="train-data"
                    name="data"
                    aria-describedby="train-data-hint train-data-note"
                    prop:value=move || training.origin.get().name()
                    on:change:target=move |event| choose(event.target().value())
                >
                    {option(Origin::Bundled, bundled, Signal::stored(true))}
                    {option(Origin::Full, full, Signal::derive(move || full_bytes.get().is_some()))}
                    {option(Origin::Own, own, has_own.into())}
                </select>
                <FileButton
                    id="data-files"
                    multiple=true
                    on_files=move |files| training.use_files(files)
                >
                    {t!(i18n, training.data_choose)}
                </FileButton>
            </div>
            <p class="field-hint" id="train-data-hint">
                {t!(i18n, training.data_hint)}
            </p>
            <p class="field-note" id="train-data-note">
                {counts}
            </p>
        </div>
    }
}

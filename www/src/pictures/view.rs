//! The panel of pictures, and the ways into it.

mod chips;
mod details;
mod sheet;

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use web_sys::{ScrollIntoViewOptions, ScrollLogicalPosition};

use crate::i18n::{I18n, t, t_string, use_i18n};
use crate::lazy::{Lazy, lazy};
use crate::pictures::{Pictures, Shown};

/// What begins the names of the panel's parts that the pad has too.
const NAMES: &str = "picture-";

/// The button beside the pad's tools.
#[component]
pub fn PictureOpener() -> impl IntoView {
    let i18n = use_i18n();
    let pictures = expect_context::<Pictures>();
    view! {
        <button
            type="button"
            class="picture-open"
            data-testid="picture-open"
            title=t!(i18n, pictures.open_title)
            on:click=move |_| pictures.choose()
        >
            <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
                <path d="M2 4.5h3l1.2-2h3.6l1.2 2h3v9H2zM8 6.5a2.3 2.3 0 1 0 .01 0" />
            </svg>
            <span>{t!(i18n, pictures.open)}</span>
        </button>
    }
}

/// The file input behind the buttons. Any kind of picture is offered: with a list of formats, phones
/// do not offer their camera.
#[component]
pub fn PictureChooser() -> impl IntoView {
    let pictures = expect_context::<Pictures>();
    let input = NodeRef::<html::Input>::new();
    Effect::new(move |_| pictures.chooser.set_value(input.get()));
    let chosen = move |_| {
        if let Some(input) = input.get_untracked() {
            if let Some(file) = input.files().and_then(|files| files.get(0)) {
                pictures.read(&file);
            }
            // So that the same file can be chosen again.
            input.set_value("");
        }
    };
    view! {
        <input
            hidden
            node_ref=input
            type="file"
            accept="image/*"
            data-testid="picture-input"
            on:change=chosen
        />
    }
}

/// The picture read last, while it is looked at.
#[component]
pub fn PicturePanel() -> impl IntoView {
    let pictures = expect_context::<Pictures>();
    view! { <Lazy when=pictures.is_open place=move || picture_panel(pictures) has_sheet=true /> }
}

lazy! {
    fn picture_panel(pictures: Pictures) -> AnyView {
        (move || pictures.is_open.get().then(|| panel(pictures))).into_any()
    }
}

fn panel(pictures: Pictures) -> AnyView {
    let i18n = use_i18n();
    let section = NodeRef::<html::Section>::new();
    let shown = pictures.shown;
    let readers = pictures.readers;
    let name = move || {
        let shown = shown.get()?;
        let (file, network) = (shown.name.clone(), readers.name(i18n, shown.reader));
        Some(t_string!(i18n, pictures.read_with, file, network))
    };

    Effect::new(move |_| {
        shown.track();
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        // What is shown is put into the page after this effect.
        request_animation_frame(move || {
            // By then the panel may have been closed.
            if let Some(section) = section.try_get_untracked().flatten() {
                section.scroll_into_view_with_scroll_into_view_options(&options);
            }
        });
    });
    let content = move || match shown.get() {
        Some(shown) => result(pictures, &shown),
        None => view! { <p class="pictures-empty">{t!(i18n, pictures.empty)}</p> }.into_any(),
    };

    view! {
        <section
            class="pictures"
            aria-labelledby="pictures-title"
            data-testid="picture-panel"
            node_ref=section
        >
            <div class="pictures-head">
                <h2 id="pictures-title">{t!(i18n, pictures.title)}</h2>
                <p class="pictures-name">{name}</p>
                <button
                    type="button"
                    data-testid="picture-choose"
                    on:click=move |_| pictures.choose()
                >
                    {t!(i18n, pictures.choose)}
                </button>
                <button
                    type="button"
                    class="quiet"
                    data-testid="picture-close"
                    aria-label=t!(i18n, pictures.close)
                    on:click=move |_| pictures.close()
                >
                    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
                        <path d="M4 4l8 8M12 4l-8 8" />
                    </svg>
                </button>
            </div>
            <p class="pictures-said" role="status" data-testid="picture-status">
                {move || said(i18n, pictures)}
            </p>
            {content}
        </section>
    }
    .into_any()
}

fn result(pictures: Pictures, shown: &Arc<Shown>) -> AnyView {
    let reading = &shown.read.reading;
    let text = reading.text.clone();
    let line = text.replace('\n', " ");
    let is_empty = reading.digits.is_empty();
    view! {
        <div
            class="picture-result"
            data-testid="picture-result"
            data-reading=line
            data-sure=reading.sure.to_string()
            data-count=shown.count
            data-decode-ms=shown.read.decode_millis
            data-read-ms=shown.read.read_millis
        >
            {sheet::sheet(pictures, shown)}
            <div class="picture-readings" hidden=is_empty>
                <p class="picture-text">{text}</p>
                {chips::chips(pictures, shown)}
                {details::details(pictures, shown)}
            </div>
        </div>
    }
    .into_any()
}

/// How the reading went, in a sentence.
fn said(i18n: I18n, pictures: Pictures) -> String {
    if pictures.is_slow.get() {
        return t_string!(i18n, pictures.reading).to_owned();
    }
    let Some(shown) = pictures.shown.get() else {
        return String::new();
    };
    let reading = &shown.read.reading;
    let count = reading.digits.len();
    let unsure = reading.digits.iter().filter(|digit| !digit.sure).count();
    let text = reading.text.replace('\n', t_string!(i18n, common.comma));
    match (count, unsure) {
        (0, _) => t_string!(i18n, pictures.none_found).to_owned(),
        (_, 0) => t_string!(i18n, pictures.all_sure, text, count),
        _ => t_string!(i18n, pictures.some_unsure, text, count, unsure),
    }
}

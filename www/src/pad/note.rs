//! A word beneath the pad.

use leptos::prelude::*;

use crate::i18n::{t, t_string, use_i18n};
use crate::numbers::{self, Style};
use crate::pad::drawing::Drawing;
use crate::pad::history::Content;

/// Which test digit is on the pad; where none is, what else can be drawn and which keys help.
#[component]
pub fn PadNote() -> impl IntoView {
    let i18n = use_i18n();
    let drawing = expect_context::<Drawing>();
    // A memo, so that the note is not made anew at every point of a line.
    let picture = Memo::new(move |_| {
        drawing.with(|content| match content {
            Content::Picture(picture) => Some((picture.index, picture.label)),
            Content::Strokes(_) => None,
        })
    });
    let note = move || match picture.get() {
        Some((index, label)) => {
            let number = numbers::format(i18n.get_locale(), (index + 1) as f64, Style::Decimals(0));
            t_string!(i18n, pad.picture_note, number = number, label = label).into_any()
        }
        None => view! {
            <span class="pad-several-note">{t!(i18n, pad.several_note)}</span>
            <span class="pad-keys-note">{t!(i18n, pad.keys_note)}</span>
        }
        .into_any(),
    };
    view! { <p class="pad-note">{note}</p> }
}

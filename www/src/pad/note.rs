//! A word beneath the pad.

use digit_lab::data;
use leptos::prelude::*;

use crate::i18n::{I18n, t, t_string, use_i18n};
use crate::numbers::{self, Style};
use crate::pad::drawing::Drawing;
use crate::pad::history::{Content, Origin};

/// Which digit of MNIST is on the pad; where none is, what else can be drawn and which keys help.
#[component]
pub fn PadNote() -> impl IntoView {
    let i18n = use_i18n();
    let drawing = expect_context::<Drawing>();
    // A memo, so that the note is not made anew at every point of a line.
    let picture = Memo::new(move |_| {
        drawing.with(|content| match content {
            Content::Picture(picture) => Some((picture.origin, picture.label)),
            Content::Strokes(_) => None,
        })
    });
    let note = move || match picture.get() {
        Some((origin, label)) => picture_words(i18n, origin, label).into_any(),
        None => view! {
            <span class="pad-several-note">{t!(i18n, pad.several_note)}</span>
            <span class="pad-keys-note">{t!(i18n, pad.keys_note)}</span>
            <span class="pad-pen-note">{t!(i18n, pad.pen_note)}</span>
        }
        .into_any(),
    };
    view! { <p class="pad-note">{note}</p> }
}

/// Where a picture comes from, and what it is said to show.
fn picture_words(i18n: I18n, origin: Origin, label: Option<u8>) -> String {
    let Origin::Mnist { set, index } = origin else {
        return t_string!(i18n, pad.nudged_note).to_owned();
    };
    let number = numbers::format(i18n.get_locale(), (index + 1) as f64, Style::Decimals(0));
    let label = label.map_or_else(String::new, |label| label.to_string());
    match set {
        data::Set::Training => t_string!(i18n, pad.training_picture_note, number, label),
        data::Set::Validation => t_string!(i18n, pad.validation_picture_note, number, label),
        data::Set::Test => t_string!(i18n, pad.picture_note, number, label),
    }
}

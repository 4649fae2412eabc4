//! The digits as buttons of one group, line by line as they are written in the picture.

use digit_lab::reading::DigitReading;
use leptos::prelude::*;

use crate::i18n::{t, use_i18n};
use crate::pictures::view::NAMES;
use crate::pictures::{Pictures, Shown};
use crate::reading::digit_chip;

/// A button for each digit.
pub(super) fn chips(pictures: Pictures, shown: &Shown) -> AnyView {
    let i18n = use_i18n();
    let digits: Vec<(usize, &DigitReading)> =
        shown.read.reading.digits.iter().enumerate().collect();
    let lines: Vec<_> = digits
        .chunk_by(|(_, one), (_, other)| one.line == other.line)
        .map(|line| {
            let chips: Vec<_> = line
                .iter()
                .map(|&(index, digit)| chip(pictures, index, digit))
                .collect();
            view! { <div class="picture-line">{chips}</div> }
        })
        .collect();
    view! {
        <div class="picture-chips" role="radiogroup" aria-label=t!(i18n, pictures.digits)>
            {lines}
        </div>
    }
    .into_any()
}

fn chip(pictures: Pictures, index: usize, digit: &DigitReading) -> AnyView {
    let read = Signal::stored((digit.digit, digit.sure));
    let selected = pictures.selected;
    digit_chip(NAMES, index, read, selected.into(), move |index| {
        selected.set(index);
    })
}

//! The selected digit: what the network got of it, and its ten scores.

use std::sync::Arc;

use leptos::prelude::*;

use crate::i18n::{t_string, use_i18n};
use crate::pictures::view::NAMES;
use crate::pictures::{Pictures, Shown};
use crate::reading::{network_input, scores};

/// The selected digit's pixels, verdict and bars, laid out as those of the pad.
pub(super) fn details(pictures: Pictures, shown: &Arc<Shown>) -> AnyView {
    let i18n = use_i18n();
    let count = shown.read.reading.digits.len();
    let shown = Arc::clone(shown);
    let selected = Memo::new(move |_| {
        let digits = &shown.read.reading.digits;
        digits.get(pictures.selected.get()).cloned()
    });
    let verdict = move || {
        let (digit, number) = (selected.get()?, pictures.selected.get() + 1);
        let value = digit.digit;
        let words = if digit.sure {
            t_string!(i18n, pad.sure)
        } else {
            t_string!(i18n, pad.not_sure)
        };
        let place = t_string!(i18n, pictures.digit_of, number, count);
        Some(format!("{place}: {value} · {words}"))
    };
    view! {
        <div class="picture-details">
            <p class="picture-verdict">{verdict}</p>
            {network_input(selected, NAMES)}
            {scores(selected, NAMES)}
        </div>
    }
    .into_any()
}

//! The digits as buttons of one group, line by line as they are written in the picture.

use leptos::prelude::*;

use crate::i18n::{t, t_string, use_i18n};
use crate::pictures::messages::Digit;
use crate::pictures::view::id_of;
use crate::pictures::{Pictures, Shown};

/// A button for each digit: arrow keys go from one to the next, as among all buttons of which one is
/// pressed.
pub(super) fn chips(pictures: Pictures, shown: &Shown) -> AnyView {
    let i18n = use_i18n();
    let digits: Vec<(usize, &Digit)> = shown.read.reading.digits.iter().enumerate().collect();
    let lines: Vec<_> = digits
        .chunk_by(|(_, one), (_, other)| one.line == other.line)
        .map(|line| {
            let chips: Vec<_> = line
                .iter()
                .map(|(index, digit)| chip(pictures, *index, digit))
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

fn chip(pictures: Pictures, index: usize, digit: &Digit) -> AnyView {
    let i18n = use_i18n();
    let (value, sure) = (digit.digit, digit.sure);
    let is_selected = move || pictures.selected.get() == index;
    let name = move || {
        let number = index + 1;
        if sure {
            t_string!(i18n, pictures.digit_sure, number, value)
        } else {
            t_string!(i18n, pictures.digit_unsure, number, value)
        }
    };
    view! {
        <label
            class="picture-chip"
            class:chosen=is_selected
            class:unsure=!sure
            data-testid="picture-digit"
            data-digit=value
            data-sure=sure.to_string()
        >
            <input
                class="visually-hidden"
                type="radio"
                name="picture-digit"
                id=id_of(index)
                aria-label=name
                prop:checked=is_selected
                on:change=move |_| pictures.selected.set(index)
            />
            <span aria-hidden="true">{value}</span>
            {(!sure).then(|| view! { <span class="picture-doubt" aria-hidden="true">"?"</span> })}
        </label>
    }
    .into_any()
}

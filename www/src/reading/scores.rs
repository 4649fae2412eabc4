//! Ten bars, one a digit, always in the same order and place.

use digit_lab::reading::{DIGITS, DigitReading};
use leptos::prelude::*;

use crate::i18n::{I18n, t, use_i18n};
use crate::numbers::{self, Style};

/// The scores of a digit. `names` begins the bars' names, of the pad with nothing.
pub fn scores(digit: Memo<Option<DigitReading>>, names: &'static str) -> AnyView {
    let i18n = use_i18n();
    let bars: Vec<_> = (0..DIGITS)
        .map(|index| bar(i18n, digit, names, index))
        .collect();
    view! {
        <ol class="scores" aria-label=t!(i18n, pad.scores)>
            {bars}
        </ol>
    }
    .into_any()
}

fn bar(
    i18n: I18n,
    digit: Memo<Option<DigitReading>>,
    names: &'static str,
    index: usize,
) -> AnyView {
    let score = Memo::new(move |_| {
        digit.with(|digit| {
            let digit = digit.as_ref()?;
            let is_read = usize::from(digit.digit) == index;
            Some((digit.scores.get(index).copied()?, is_read))
        })
    });
    let share = move || score.get().map_or(0.0, |(score, _)| score);
    let percent = move || {
        score.get().map(|(score, _)| {
            numbers::format(i18n.get_locale(), f64::from(score), Style::Percent(0))
        })
    };
    view! {
        <li
            class="score"
            class:read=move || score.get().is_some_and(|(_, is_read)| is_read)
            data-testid=format!("{names}score-{index}")
            data-value=move || share().to_string()
        >
            <span class="score-digit">{index}</span>
            <span class="score-track" aria-hidden="true">
                <span class="score-bar" style:transform=move || format!("scaleX({})", share())></span>
            </span>
            <span class="score-value">{percent}</span>
        </li>
    }
    .into_any()
}

//! Ten bars, one a digit, always in the same order and place.

use digit_lab::reading::DIGITS;
use leptos::prelude::*;

use crate::i18n::{t_string, use_i18n};
use crate::numbers::{self, Style};
use crate::reading::live::LiveReading;

/// The scores of the digit that is shown.
#[component]
pub fn Scores() -> impl IntoView {
    let i18n = use_i18n();
    let latest = expect_context::<LiveReading>().latest();
    let bar = move |digit: usize| {
        let score = Memo::new(move |_| {
            latest.with(|latest| {
                let scores = latest.selected().map(|selected| selected.scores);
                scores.and_then(|scores| scores.get(digit).copied())
            })
        });
        let is_read = Memo::new(move |_| {
            latest.with(|latest| {
                latest
                    .selected()
                    .is_some_and(|it| usize::from(it.digit) == digit)
            })
        });
        let share = move || score.get().unwrap_or(0.0);
        let percent = move || {
            score.get().map(|score| {
                numbers::format(i18n.get_locale(), f64::from(score), Style::Percent(0))
            })
        };
        view! {
            <li
                class="score"
                class:read=is_read
                data-testid=format!("score-{digit}")
                data-value=move || share().to_string()
            >
                <span class="score-digit">{digit}</span>
                <span class="score-track" aria-hidden="true">
                    <span class="score-bar" style:transform=move || format!("scaleX({})", share())></span>
                </span>
                <span class="score-value">{percent}</span>
            </li>
        }
    };
    view! {
        <ol class="scores" aria-label=move || t_string!(i18n, pad.scores)>
            {(0..DIGITS).map(bar).collect_view()}
        </ol>
    }
}

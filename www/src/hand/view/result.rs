//! What learning came to: before and after, side by side.

use std::cmp::Ordering;

use digit_lab::training::hand::HandScore;
use leptos::prelude::*;

use crate::hand::learning::{Learning, Outcome};
use crate::hand::words::whole;
use crate::i18n::{I18n, t, t_string, use_i18n};
use crate::numbers::{Style, format};

/// A row of the table: how many were read rightly, and of how many.
type Count = fn(&HandScore) -> (u32, u32);

/// Two rows of figures, what they mean, and the two things that can be done.
#[component]
pub fn ResultTable(outcome: Outcome) -> impl IntoView {
    let i18n = use_i18n();
    let learning = expect_context::<Learning>();
    let Outcome {
        before,
        after,
        is_kept,
    } = outcome;
    let cell = move |name: &'static str, score: HandScore, count: Count| {
        let (correct, all) = count(&score);
        let share = f64::from(correct) / f64::from(all.max(1));
        let words = move || {
            let share = format(i18n.get_locale(), share, Style::Percent(1));
            let (correct, all) = (whole(i18n, correct), whole(i18n, all));
            (share, t_string!(i18n, hand.of, correct, all))
        };
        view! {
            <td data-testid=name data-value=share.to_string()>
                <b>{move || words().0}</b>
                <span class="hand-of">{move || words().1}</span>
            </td>
        }
    };
    let held_back: Count = |score| (score.held_back_correct, score.held_back);
    let test: Count = |score| (score.test_correct, score.test);

    view! {
        <table class="metrics hand-result">
            <caption class="visually-hidden">{t!(i18n, hand.result)}</caption>
            <thead>
                <tr>
                    <td></td>
                    <th scope="col">{t!(i18n, hand.before)}</th>
                    <th scope="col">{t!(i18n, hand.after)}</th>
                </tr>
            </thead>
            <tbody>
                <tr>
                    <th scope="row">{t!(i18n, hand.held_back)}</th>
                    {cell("hand-before", before, held_back)}
                    {cell("hand-after", after, held_back)}
                </tr>
                <tr>
                    <th scope="row">{t!(i18n, hand.test)}</th>
                    {cell("hand-test-before", before, test)}
                    {cell("hand-test-after", after, test)}
                </tr>
            </tbody>
        </table>
        <p class="hand-note">{move || meaning(i18n, before, after)}</p>
        <div class="hand-buttons" hidden=is_kept>
            <button
                type="button"
                class="primary"
                data-testid="hand-keep"
                on:click=move |_| learning.keep()
            >
                {t!(i18n, hand.keep)}
            </button>
            <button type="button" data-testid="hand-discard" on:click=move |_| learning.discard()>
                {t!(i18n, hand.discard)}
            </button>
        </div>
    }
}

/// What the first row says, in words.
fn meaning(i18n: I18n, before: HandScore, after: HandScore) -> String {
    let all = whole(i18n, after.held_back);
    let (was, is) = (before.held_back_correct, after.held_back_correct);
    match is.cmp(&was) {
        Ordering::Greater => t_string!(i18n, hand.better, all, more = whole(i18n, is - was)),
        Ordering::Less => t_string!(i18n, hand.worse, all, fewer = whole(i18n, was - is)),
        Ordering::Equal => t_string!(i18n, hand.same).to_owned(),
    }
}

//! The choice of the digit whose scores are shown.

use leptos::prelude::*;

use crate::i18n::{t, use_i18n};
use crate::reading::digit_chip::digit_chip;
use crate::reading::live::{Latest, LiveReading};

/// A button for each digit, where there are several; else what the page puts in their place, which
/// is as high, so that nothing moves when a digit comes.
#[component]
pub fn DigitChoice(
    /// What is shown while there is no choice.
    children: ChildrenFn,
) -> impl IntoView {
    let i18n = use_i18n();
    let live = expect_context::<LiveReading>();
    let count = live.digit_count();
    move || {
        if count.get() < 2 {
            return children().into_any();
        }
        let chips = (0..count.get())
            .map(|index| chip(live, index))
            .collect_view();
        view! {
            <div
                class="digit-choice"
                data-testid="digit-choice"
                role="radiogroup"
                aria-label=t!(i18n, pad.digit_choice)
            >
                {chips}
            </div>
        }
        .into_any()
    }
}

fn chip(live: LiveReading, index: usize) -> AnyView {
    let latest = live.latest();
    let read = Memo::new(move |_| {
        latest.with(|latest| {
            let digit = latest.reading.digits.get(index);
            digit.map_or((0, false), |digit| (digit.digit, digit.sure))
        })
    });
    let selected = Memo::new(move |_| latest.with(Latest::selected_index));
    digit_chip("", index, read.into(), selected.into(), move |index| {
        live.select(index);
    })
}

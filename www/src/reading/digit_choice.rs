//! The choice of the digit whose scores are shown.

use leptos::prelude::*;

use crate::i18n::{t, t_string, use_i18n};
use crate::reading::live::LiveReading;

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

/// A radio button: arrow keys go from digit to digit.
fn chip(live: LiveReading, index: usize) -> impl IntoView {
    let i18n = use_i18n();
    let latest = live.latest();
    let read = Memo::new(move |_| {
        latest.with(|latest| {
            let digit = latest.reading.digits.get(index);
            digit.map_or((0, false), |digit| (digit.digit, digit.sure))
        })
    });
    let is_selected = Memo::new(move |_| latest.with(|latest| latest.selected_index() == index));
    let name = move || {
        let (digit, sure) = read.get();
        let number = index + 1;
        if sure {
            t_string!(i18n, pad.digit_sure, number, digit)
        } else {
            t_string!(i18n, pad.digit_not_sure, number, digit)
        }
    };
    view! {
        <label
            class="digit-chip"
            class:unsure=move || !read.get().1
            data-testid=format!("digit-{index}")
        >
            <input
                type="radio"
                class="visually-hidden"
                name="digit-choice"
                aria-label=name
                prop:checked=is_selected
                on:change=move |_| live.select(index)
            />
            <span aria-hidden="true">
                {move || read.get().0} {move || (!read.get().1).then_some("?")}
            </span>
        </label>
    }
}

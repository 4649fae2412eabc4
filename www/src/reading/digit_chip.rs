//! One of several digits, to be chosen.

use leptos::prelude::*;

use crate::i18n::{t_string, use_i18n};

/// A radio button of the group `names`: arrow keys go from digit to digit. `read` is the digit and
/// whether it is sure.
pub fn digit_chip(
    names: &'static str,
    index: usize,
    read: Signal<(u8, bool)>,
    selected: Signal<usize>,
    select: impl Fn(usize) + 'static,
) -> AnyView {
    let i18n = use_i18n();
    let name = move || {
        let ((digit, sure), number) = (read.get(), index + 1);
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
            data-testid=digit_id(names, index)
            data-digit=move || read.get().0.to_string()
        >
            <input
                type="radio"
                class="visually-hidden"
                name=format!("{names}digit")
                id=digit_id(names, index)
                aria-label=name
                prop:checked=move || selected.get() == index
                on:change=move |_| select(index)
            />
            <span aria-hidden="true">
                {move || read.get().0} {move || (!read.get().1).then_some("?")}
            </span>
        </label>
    }
    .into_any()
}

/// The `id` of a digit's button, for other labels of it.
pub fn digit_id(names: &str, index: usize) -> String {
    format!("{names}digit-{index}")
}

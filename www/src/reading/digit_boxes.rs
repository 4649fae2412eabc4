//! Where the digits of a number were found, shown over the pad.

use digit_lab::drawing::{BRUSH, Bounds};
use leptos::prelude::*;

use crate::reading::live::{LiveReading, PAD_SIZE};

/// The least room above a box that its label needs, as a share of the pad's side: 17 of 320 px.
const LABEL: f32 = 0.055;

/// A box to show.
#[derive(Clone, Copy, PartialEq)]
struct DigitBox {
    digit: u8,
    bounds: Bounds,
    is_sure: bool,
    is_selected: bool,
}

/// A box around each digit with what is read there, where there are several. Pointers draw through
/// them, and those who hear the page have the choice of digits instead.
#[component]
pub fn DigitBoxes() -> impl IntoView {
    let latest = expect_context::<LiveReading>().latest();
    let boxes = Memo::new(move |_| {
        latest.with(|latest| {
            let digits = &latest.reading.digits;
            if digits.len() < 2 {
                return Vec::new();
            }
            let boxes = digits.iter().enumerate().filter_map(|(index, digit)| {
                Some(DigitBox {
                    digit: digit.digit,
                    bounds: digit.bounds?,
                    is_sure: digit.sure,
                    is_selected: index == latest.selected_index(),
                })
            });
            boxes.collect()
        })
    });
    let digit_box = |(index, shown): (usize, DigitBox)| {
        let [left, right] = sides(shown.bounds.left, shown.bounds.width);
        let [top, bottom] = sides(shown.bounds.top, shown.bounds.height);
        view! {
            <span
                class="digit-box"
                class:selected=shown.is_selected
                class:unsure=!shown.is_sure
                data-testid=format!("digit-box-{index}")
                style:left=percent(left)
                style:top=percent(top)
                style:width=percent(right - left)
                style:height=percent(bottom - top)
            >
                <span class="digit-box-label" class:inside={top < LABEL}>
                    {shown.digit} {(!shown.is_sure).then_some("?")}
                </span>
            </span>
        }
    };
    view! {
        <div class="digit-boxes" aria-hidden="true">
            {move || boxes.get().into_iter().enumerate().map(digit_box).collect_view()}
        </div>
    }
}

/// Both sides of a box around the painted line, as far as they are on the pad.
fn sides(start: f32, length: f32) -> [f32; 2] {
    let half = BRUSH * PAD_SIZE / 2.0;
    [start - half, start + length + half].map(|side| side.clamp(0.0, PAD_SIZE))
}

fn percent(share: f32) -> String {
    format!("{}%", share * 100.0 / PAD_SIZE)
}

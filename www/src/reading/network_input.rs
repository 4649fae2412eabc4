//! The picture that the network gets, pixel for pixel.

use digit_lab::drawing::SIDE;
use digit_lab::reading::DigitReading;
use leptos::html;
use leptos::prelude::*;

use crate::canvas::Restored;
use crate::i18n::{t, use_i18n};
use crate::reading::grays;

/// A canvas of 28x28 pixels with ink as white as its number, as in MNIST's files; black where there
/// is no digit. Style sheets enlarge it, and turn it dark on light where the page is light. `names`
/// begins its name, of the pad with nothing.
pub fn network_input(digit: Memo<Option<DigitReading>>, names: &'static str) -> AnyView {
    let i18n = use_i18n();
    let canvas = NodeRef::<html::Canvas>::new();
    let restored = expect_context::<Restored>();
    Effect::new(move |_| {
        restored.track();
        if let Some(canvas) = canvas.get() {
            digit.with(|digit| {
                grays::paint(&canvas, digit.as_ref().map(|digit| &*digit.pixels));
            });
        }
    });
    view! {
        <figure class="network-input">
            <span class="network-input-sheet">
                <canvas
                    class="network-input-picture"
                    data-testid=format!("{names}network-input")
                    width=SIDE
                    height=SIDE
                    role="img"
                    aria-label=t!(i18n, pad.network_input_label)
                    node_ref=canvas
                ></canvas>
            </span>
            <figcaption>{t!(i18n, pad.network_input)}</figcaption>
        </figure>
    }
    .into_any()
}

//! The picture that the network gets, pixel for pixel.

use digit_lab::drawing::SIDE;
use leptos::html;
use leptos::prelude::*;

use crate::i18n::{t, use_i18n};
use crate::reading::grays;
use crate::reading::live::LiveReading;

/// A canvas of 28x28 pixels with ink as white as its number, as in MNIST's files. Style sheets
/// enlarge it, and turn it dark on light where the page is light.
#[component]
pub fn NetworkInput() -> impl IntoView {
    let i18n = use_i18n();
    let latest = expect_context::<LiveReading>().latest();
    let canvas = NodeRef::<html::Canvas>::new();
    Effect::new(move |_| {
        let Some(canvas) = canvas.get() else {
            return;
        };
        latest.with(|latest| grays::paint(&canvas, latest.selected().map(|digit| &*digit.pixels)));
    });
    view! {
        <span class="network-input-sheet">
            <canvas
                class="network-input-picture"
                data-testid="network-input"
                width=SIDE
                height=SIDE
                role="img"
                aria-label=t!(i18n, pad.network_input_label)
                node_ref=canvas
            ></canvas>
        </span>
    }
}

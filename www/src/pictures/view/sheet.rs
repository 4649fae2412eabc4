//! The picture with a box around each digit.

use digit_lab::reading::DigitReading;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlCanvasElement, ImageBitmap, ImageBitmapRenderingContext};

use crate::i18n::{t, use_i18n};
use crate::pictures::messages::Reading;
use crate::pictures::view::NAMES;
use crate::pictures::{Pictures, Shown};
use crate::reading::digit_id;

/// The picture as it was read; its boxes select what is in them. They are labels of the chips'
/// buttons, which keys reach.
pub(super) fn sheet(pictures: Pictures, shown: &Shown) -> AnyView {
    let i18n = use_i18n();
    let reading = &shown.read.reading;
    let canvas = NodeRef::<html::Canvas>::new();
    Effect::new(move |_| {
        let bitmap = pictures.bitmap.try_update_value(Option::take).flatten();
        if let Some((canvas, bitmap)) = canvas.get().zip(bitmap) {
            put(&canvas, &bitmap);
        }
    });
    let boxes: Vec<_> = (0..)
        .zip(&reading.digits)
        .filter_map(|(index, digit)| around(pictures, index, digit, reading))
        .collect();
    view! {
        <div
            class="picture-sheet"
            style:aspect-ratio=format!("{} / {}", reading.width, reading.height)
            style=("--width", format!("{}px", reading.width))
            style=("--ratio", (f64::from(reading.width) / f64::from(reading.height)).to_string())
        >
            <canvas role="img" aria-label=t!(i18n, pictures.picture) node_ref=canvas></canvas>
            {boxes}
        </div>
    }
    .into_any()
}

fn around(
    pictures: Pictures,
    index: usize,
    digit: &DigitReading,
    reading: &Reading,
) -> Option<AnyView> {
    let percent = |length: f32, side: u32| format!("{}%", 100.0 * length / side as f32);
    let bounds = digit.bounds?;
    let is_selected = move || pictures.selected.get() == index;
    let around = view! {
        <label
            class="picture-box"
            class:chosen=is_selected
            class:unsure=!digit.sure
            data-testid="picture-box"
            for=digit_id(NAMES, index)
            style:left=percent(bounds.left, reading.width)
            style:top=percent(bounds.top, reading.height)
            style:width=percent(bounds.width, reading.width)
            style:height=percent(bounds.height, reading.height)
        >
            <span class="picture-box-tag" aria-hidden="true">
                {digit.digit}
                {(!digit.sure).then_some("?")}
            </span>
        </label>
    };
    Some(around.into_any())
}

/// Where this fails, which no known browser does, the boxes stay on empty paper.
fn put(canvas: &HtmlCanvasElement, bitmap: &ImageBitmap) {
    if let Ok(Some(context)) = canvas.get_context("bitmaprenderer") {
        let context: ImageBitmapRenderingContext = context.unchecked_into();
        context.transfer_from_image_bitmap(bitmap);
    }
}

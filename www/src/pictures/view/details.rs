//! The selected digit: what the network got of it, and its ten scores.

use std::sync::Arc;

use digit_lab::drawing::{PIXELS, SIDE};
use digit_lab::reading::DIGITS;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::{Clamped, JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ImageData};

use crate::i18n::{t, t_string, use_i18n};
use crate::numbers::{self, Style};
use crate::pictures::{Pictures, Shown};

/// The selected digit's pixels, verdict and bars, laid out as those of the pad.
pub(super) fn details(pictures: Pictures, shown: &Arc<Shown>) -> AnyView {
    let i18n = use_i18n();
    let digit = {
        let shown = Arc::clone(shown);
        move |index: usize| shown.read.reading.digits.get(index).cloned()
    };
    let selected = Memo::new(move |_| digit(pictures.selected.get()));
    let canvas = NodeRef::<html::Canvas>::new();
    Effect::new(move |_| {
        if let Some((canvas, digit)) = canvas.get().zip(selected.get())
            && let Err(reason) = put(&canvas, &digit.pixels)
        {
            leptos::logging::error!("expected a canvas that can be drawn on, got {reason:?}");
        }
    });
    let count = shown.read.reading.digits.len();
    let verdict = move || {
        let (digit, number) = (selected.get()?, pictures.selected.get() + 1);
        let value = digit.digit;
        let words = if digit.sure {
            t_string!(i18n, pad.sure)
        } else {
            t_string!(i18n, pad.not_sure)
        };
        let place = t_string!(i18n, pictures.digit_of, number, count);
        Some(format!("{place}: {value} · {words}"))
    };
    let bar = move |index: usize| {
        let score = move || selected.with(|digit| digit.as_ref()?.scores.get(index).copied());
        let is_read = move || {
            selected.with(|digit| {
                digit
                    .as_ref()
                    .is_some_and(|it| usize::from(it.digit) == index)
            })
        };
        let share = move || score().unwrap_or(0.0);
        let percent =
            move || numbers::format(i18n.get_locale(), f64::from(share()), Style::Percent(0));
        view! {
            <li
                class="score"
                class:read=is_read
                data-testid=format!("picture-score-{index}")
                data-value=move || share().to_string()
            >
                <span class="score-digit">{index}</span>
                <span class="score-track" aria-hidden="true">
                    <span class="score-bar" style:transform=move || format!("scaleX({})", share())></span>
                </span>
                <span class="score-value">{percent}</span>
            </li>
        }
    };
    view! {
        <div class="picture-details">
            <p class="picture-verdict">{verdict}</p>
            <figure class="network-input">
                <span class="network-input-sheet">
                    <canvas
                        class="network-input-picture"
                        data-testid="picture-network-input"
                        width=SIDE
                        height=SIDE
                        role="img"
                        aria-label=t!(i18n, pad.network_input_label)
                        node_ref=canvas
                    ></canvas>
                </span>
                <figcaption>{t!(i18n, pad.network_input)}</figcaption>
            </figure>
            <ol class="scores" aria-label=t!(i18n, pad.scores)>
                {(0..DIGITS).map(bar).collect_view()}
            </ol>
        </div>
    }
    .into_any()
}

/// Ink as white as its number, as the pad's picture of what the network gets.
fn put(canvas: &HtmlCanvasElement, grays: &[u8]) -> Result<(), JsValue> {
    let Some(context) = canvas.get_context("2d")? else {
        return Ok(());
    };
    let context: CanvasRenderingContext2d = context.unchecked_into();
    debug_assert_eq!(grays.len(), PIXELS);
    let colors: Vec<u8> = grays
        .iter()
        .flat_map(|&gray| [gray, gray, gray, u8::MAX])
        .collect();
    let picture = ImageData::new_with_u8_clamped_array(Clamped(&colors), SIDE as u32)?;
    context.put_image_data(&picture, 0.0, 0.0)
}

//! Numbers as pictures: activations as ink, weights and gradients on the diverging scale.

mod bitmap;
mod palette;

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::{Clamped, JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ImageData};

use crate::canvas::Restored;

pub use bitmap::{Bitmap, Layout, most};
pub use palette::{Colors, Palette, Scale};

/// A canvas of one device pixel a number; style sheets enlarge it.
pub fn picture(
    bitmap: Signal<Bitmap>,
    scale: Scale,
    label: impl Fn() -> String + Send + 'static,
) -> AnyView {
    let canvas = painted(bitmap, scale);
    view! { <canvas class="inside-picture" role="img" aria-label=label node_ref=canvas></canvas> }
        .into_any()
}

/// The same where words beside it say all that it shows.
pub fn unnamed_picture(bitmap: Signal<Bitmap>, scale: Scale) -> AnyView {
    let canvas = painted(bitmap, scale);
    view! { <canvas class="inside-picture" aria-hidden="true" node_ref=canvas></canvas> }.into_any()
}

fn painted(bitmap: Signal<Bitmap>, scale: Scale) -> NodeRef<html::Canvas> {
    let canvas = NodeRef::<html::Canvas>::new();
    let palette = expect_context::<Palette>();
    let restored = expect_context::<Restored>();
    Effect::new(move |_| {
        restored.track();
        let Some(canvas) = canvas.get() else {
            return;
        };
        bitmap.with(|bitmap| {
            if let Err(reason) = paint(&canvas, bitmap, &palette.colors(), scale) {
                leptos::logging::error!("expected a canvas that can be drawn on, got {reason:?}");
            }
        });
    });
    canvas
}

fn paint(
    canvas: &HtmlCanvasElement,
    bitmap: &Bitmap,
    colors: &Colors,
    scale: Scale,
) -> Result<(), JsValue> {
    let (width, height) = (bitmap.width as u32, bitmap.height() as u32);
    if width == 0 || height == 0 {
        return Ok(());
    }
    // Setting a size is slow, even where it is the same as before.
    if canvas.width() != width || canvas.height() != height {
        canvas.set_width(width);
        canvas.set_height(height);
    }
    let Some(context) = canvas.get_context("2d")? else {
        return Ok(());
    };
    let context: CanvasRenderingContext2d = context.unchecked_into();
    let bytes = bitmap.bytes(colors, scale);
    let picture = ImageData::new_with_u8_clamped_array(Clamped(&bytes), width)?;
    context.put_image_data(&picture, 0.0, 0.0)
}

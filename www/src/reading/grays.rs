//! Pictures as the network gets them, on a canvas of as many pixels.

use digit_lab::drawing::{PIXELS, SIDE};
use wasm_bindgen::{Clamped, JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ImageData};

/// Bytes a canvas pixel: red, green, blue, opacity.
const CHANNELS: usize = 4;

/// Paints grays with ink as white as its number, as in MNIST's files; black where there is no
/// picture.
pub fn paint(canvas: &HtmlCanvasElement, pixels: Option<&[f32; PIXELS]>) {
    if let Err(reason) = put(canvas, &colors(pixels)) {
        leptos::logging::error!("expected a canvas that can be drawn on, got {reason:?}");
    }
}

/// The picture's colors; all black where there is none.
fn colors(pixels: Option<&[f32; PIXELS]>) -> Vec<u8> {
    let gray = |gray: f32| {
        let byte = (gray * f32::from(u8::MAX)).round() as u8;
        [byte, byte, byte, u8::MAX]
    };
    pixels
        .unwrap_or(&[0.0; PIXELS])
        .iter()
        .flat_map(|&pixel| gray(pixel))
        .collect()
}

fn put(canvas: &HtmlCanvasElement, bytes: &[u8]) -> Result<(), JsValue> {
    let Some(context) = canvas.get_context("2d")? else {
        return Ok(());
    };
    let context: CanvasRenderingContext2d = context.unchecked_into();
    debug_assert_eq!(bytes.len(), PIXELS * CHANNELS);
    let picture = ImageData::new_with_u8_clamped_array(Clamped(bytes), SIDE as u32)?;
    context.put_image_data(&picture, 0.0, 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grays_become_opaque_colors_of_the_same_brightness() {
        let mut pixels = [0.0; PIXELS];
        pixels[0] = 1.0;
        pixels[1] = 0.5;
        let bytes = colors(Some(&pixels));
        assert_eq!(bytes.len(), PIXELS * CHANNELS);
        assert_eq!(
            bytes[..12],
            [255, 255, 255, 255, 128, 128, 128, 255, 0, 0, 0, 255]
        );
    }

    #[test]
    fn no_picture_is_black() {
        assert!(
            colors(None)
                .chunks(CHANNELS)
                .all(|pixel| pixel == [0, 0, 0, 255])
        );
    }
}

//! The pad's canvas: lines with round joins, as sharp as the screen.

use digit_lab::drawing::{BRUSH, PIXELS, Point, SIDE, Stroke};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use crate::pad::history::{Content, Picture};

/// Paints the content on the canvas, `width` CSS pixels wide, whose pixels are made to match the screen's. Answers
/// whether it is to be seen: a browser that is short of memory, or was told to, gives nothing to paint on.
pub fn paint(
    canvas: &HtmlCanvasElement,
    width: f64,
    ink: &str,
    content: &Content,
) -> Result<bool, JsValue> {
    let density = window().device_pixel_ratio();
    let screen_pixels = (width * density).round() as u32;
    if screen_pixels == 0 {
        // Hidden: there will be another call when it is shown.
        return Ok(true);
    }
    // Setting a size empties the canvas and is slow, even where it is the same as before.
    if canvas.width() != screen_pixels || canvas.height() != screen_pixels {
        canvas.set_width(screen_pixels);
        canvas.set_height(screen_pixels);
    }
    let side = f64::from(screen_pixels);
    let Some(context) = canvas.get_context("2d")? else {
        return Ok(false);
    };
    let context: CanvasRenderingContext2d = context.unchecked_into();
    context.clear_rect(0.0, 0.0, side, side);
    context.set_stroke_style_str(ink);
    context.set_fill_style_str(ink);
    match content {
        Content::Strokes(strokes) => {
            context.set_line_width(f64::from(BRUSH) * side);
            context.set_line_cap("round");
            context.set_line_join("round");
            for stroke in strokes {
                trace(&context, stroke, side);
            }
        }
        Content::Picture(picture) => fill(&context, picture, side),
    }
    Ok(true)
}

/// The canvas's own text color, so that style sheets alone decide on it. Browsers do not agree on
/// what `currentcolor` means on a canvas.
pub fn ink(canvas: &HtmlCanvasElement) -> String {
    let style = window().get_computed_style(canvas).ok().flatten();
    let color = style.and_then(|style| style.get_property_value("color").ok());
    color.unwrap_or_else(|| "gray".to_owned())
}

/// A line through the middles between points, bent towards the points: what a hand drew has no
/// corners where the pointer happened to be measured.
fn trace(context: &CanvasRenderingContext2d, stroke: &Stroke, side: f64) {
    let place = |point: &Point| (f64::from(point.x) * side, f64::from(point.y) * side);
    let mut points = stroke.points.iter().map(place);
    let Some((mut last_x, mut last_y)) = points.next() else {
        return;
    };
    context.begin_path();
    context.move_to(last_x, last_y);
    for (x, y) in points {
        let (middle_x, middle_y) = (f64::midpoint(last_x, x), f64::midpoint(last_y, y));
        context.quadratic_curve_to(last_x, last_y, middle_x, middle_y);
        (last_x, last_y) = (x, y);
    }
    // A line of no length still gets its round ends: a dot.
    context.line_to(last_x, last_y);
    context.stroke();
}

/// The picture's pixels as squares, the largest whole number of screen pixels wide that fits.
fn fill(context: &CanvasRenderingContext2d, picture: &Picture, side: f64) {
    let cell = (side / SIDE as f64).floor().max(1.0);
    let margin = ((side - cell * SIDE as f64) / 2.0).floor();
    for (index, &gray) in picture.pixels.iter().enumerate().take(PIXELS) {
        if gray > 0.0 {
            let (row, column) = ((index / SIDE) as f64, (index % SIDE) as f64);
            context.set_global_alpha(f64::from(gray));
            context.fill_rect(margin + column * cell, margin + row * cell, cell, cell);
        }
    }
    context.set_global_alpha(1.0);
}

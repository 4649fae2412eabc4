//! Pictures inside of a page: ink as SVG, what the network got as a bitmap, scores as bars.

use std::fmt::Write;

use digit_lab::drawing::{Bounds, PIXELS, SIDE, Stroke};
use digit_lab::reading::DIGITS;

use crate::drawings::PAD;

/// The strokes, the first one black, each later one in another color, in a square that the larger
/// side of the drawing fills; dots stay small.
pub(super) fn ink(strokes: &[Stroke]) -> String {
    const COLORS: [&str; 5] = ["#111", "#c22", "#15b", "#182", "#a3a"];
    /// Units of the picture's side, of which the drawing takes 88.
    const SIZE: f32 = 100.0;
    let mut svg = format!(r#"<svg class="ink" viewBox="0 0 {SIZE} {SIZE}">"#);
    let Some(bounds) = Bounds::of(strokes) else {
        return svg + "</svg>";
    };
    let scale = 0.88 * SIZE / bounds.width.max(bounds.height).max(PAD / 10.0);
    let (x, y) = (
        bounds.left + bounds.width / 2.0,
        bounds.top + bounds.height / 2.0,
    );
    for (stroke, color) in strokes.iter().zip(COLORS.iter().cycle()) {
        let mut points = String::new();
        // A line to itself shows a single point as a dot.
        for p in stroke.points.iter().chain(stroke.points.last()) {
            let (x, y) = (
                (p.x - x) * scale + SIZE / 2.0,
                (p.y - y) * scale + SIZE / 2.0,
            );
            let _ = write!(points, "{x:.1},{y:.1} ");
        }
        let _ = write!(
            svg,
            r#"<polyline points="{}" stroke="{color}"/>"#,
            points.trim_end()
        );
    }
    svg + "</svg>"
}

/// The picture that the network got, as an image of 16 grays, ink dark.
pub(super) fn bitmap(pixels: &[f32; PIXELS]) -> String {
    /// Rows are padded to a multiple of four bytes, two pixels a byte.
    const ROW: usize = (SIDE / 2).next_multiple_of(4);
    /// File and information header, and 16 colors of four bytes.
    const HEAD: usize = 14 + 40 + 16 * 4;
    let mut file = Vec::with_capacity(HEAD + ROW * SIDE);
    file.extend(b"BM");
    for number in [HEAD + ROW * SIDE, 0, HEAD, 40, SIDE, SIDE] {
        file.extend((number as u32).to_le_bytes());
    }
    // One plane of four bits; no compression, no size, no resolution, all 16 colors.
    file.extend([1, 0, 4, 0]);
    for number in [0_u32, 0, 0, 0, 16, 0] {
        file.extend(number.to_le_bytes());
    }
    for ink in 0..16_u8 {
        let gray = 255 - 17 * ink;
        file.extend([gray, gray, gray, 0]);
    }
    // Bitmaps begin with the lowest row.
    for row in pixels.chunks(SIDE).rev() {
        let mut bytes = [0; ROW];
        for (byte, pair) in bytes.iter_mut().zip(row.chunks(2)) {
            *byte = pair
                .iter()
                .fold(0, |byte, gray| byte << 4 | (gray * 15.0).round() as u8);
        }
        file.extend(bytes);
    }
    format!(
        r#"<img alt="" width="56" height="56" src="data:image/bmp;base64,{}">"#,
        base64(&file)
    )
}

/// A bar for each digit's score.
pub(super) fn bars(scores: &[f32; DIGITS], read: u8) -> String {
    let mut svg = String::from(r#"<svg class="bars" viewBox="0 0 100 30">"#);
    for (digit, score) in scores.iter().enumerate() {
        let class = if digit == usize::from(read) {
            "best"
        } else {
            "other"
        };
        let height = 20.0 * score;
        let _ = write!(
            svg,
            r#"<rect class="{class}" x="{}" y="{:.1}" width="8" height="{height:.1}"/><text x="{}" y="29">{digit}</text>"#,
            digit * 10 + 1,
            21.0 - height,
            digit * 10 + 5
        );
    }
    svg + "</svg>"
}

/// RFC 4648, with padding.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let mut bits = [0_u8; 4];
        bits[1..=group.len()].copy_from_slice(group);
        let bits = u32::from_be_bytes(bits);
        for place in 0..4 {
            if place <= group.len() {
                let letter = LETTERS[(bits >> (18 - 6 * place) & 63) as usize];
                text.push(char::from(letter));
            } else {
                text.push('=');
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_that_of_rfc_4648() {
        // The vectors of its section 10.
        for (plain, coded) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
    }

    #[test]
    fn a_bitmap_is_as_long_as_its_head_says() {
        let image = bitmap(&[0.5; PIXELS]);
        // 14 + 40 + 64 + 16 * 28 = 566 = 0x236 bytes, which is how the file begins: "BM" 36 02 00 00.
        assert!(image.contains("base64,Qk02AgAA"), "{image}");
        let coded = image.split(['"', ',']).find(|part| part.starts_with("Qk"));
        assert_eq!(coded.map(str::len), Some(566_usize.div_ceil(3) * 4));
    }
}

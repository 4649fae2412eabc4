//! A digit's outline, to be seen on top of colors that would hide its ink.

use std::fmt::Write;

use digit_lab::drawing::SIDE;

/// From this gray on a pixel is ink.
const INK: f32 = 0.5;

/// The borders between ink and paper of a picture of 28x28 grays, as an SVG path in units of a pixel.
pub fn outline(picture: &[f32]) -> String {
    let is_ink = |row: usize, column: usize| {
        let is_inside = row < SIDE && column < SIDE;
        is_inside
            && picture
                .get(row * SIDE + column)
                .is_some_and(|gray| *gray >= INK)
    };
    let mut path = String::new();
    for row in 0..=SIDE {
        for column in 0..=SIDE {
            let here = is_ink(row, column);
            let above = row > 0 && is_ink(row - 1, column);
            let before = column > 0 && is_ink(row, column - 1);
            if here != above {
                // A string can always be written to.
                let _ = write!(path, "M{column} {row}h1");
            }
            if here != before {
                let _ = write!(path, "M{column} {row}v1");
            }
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use digit_lab::drawing::PIXELS;

    use super::*;

    #[test]
    fn a_pixel_of_ink_has_four_sides() {
        let mut picture = [0.0; PIXELS];
        picture[2 * SIDE + 3] = 1.0;
        picture[20 * SIDE] = 0.2;
        assert_eq!(outline(&picture), "M3 2h1M3 2v1M4 2v1M3 3h1");
    }

    #[test]
    fn ink_at_the_edges_is_closed_and_no_picture_has_no_outline() {
        let sides = outline(&[1.0; PIXELS]).matches('M').count();
        assert_eq!(sides, 4 * SIDE);
        assert_eq!(outline(&[]), "");
    }
}

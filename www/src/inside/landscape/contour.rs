//! Lines of equal height: marching squares.

use std::fmt::Write;

/// The line at a level through heights on a square grid, row by row, as the `d` of an SVG path; grid points lie in the
/// middle of cells of side 1. What is no number has no line beside it.
pub fn contour(heights: &[f64], side: usize, level: f64) -> String {
    let mut d = String::new();
    let at = |column: usize, row: usize| heights.get(row * side + column).copied();
    for row in 0..side.saturating_sub(1) {
        for column in 0..side - 1 {
            let corners = [
                at(column, row),
                at(column + 1, row),
                at(column + 1, row + 1),
                at(column, row + 1),
            ];
            let [Some(a), Some(b), Some(c), Some(e)] = corners else {
                continue;
            };
            for [from, to] in within([a, b, c, e], level) {
                let (x, y) = (column as f64 + 0.5, row as f64 + 0.5);
                // Writing to a string cannot fail.
                let _ = write!(
                    d,
                    "M{:.2} {:.2}L{:.2} {:.2}",
                    x + from[0],
                    y + from[1],
                    x + to[0],
                    y + to[1]
                );
            }
        }
    }
    d
}

/// The line's pieces in a cell, whose corners are given from the upper left clockwise.
fn within(corners: [f64; 4], level: f64) -> Vec<[[f64; 2]; 2]> {
    if corners.iter().any(|it| !it.is_finite()) {
        return Vec::new();
    }
    let [a, b, c, e] = corners;
    // Where a side is crossed, from its first end to its second.
    let crossed =
        |from: f64, to: f64| ((from > level) != (to > level)).then(|| (level - from) / (to - from));
    let top = crossed(a, b).map(|x| [x, 0.0]);
    let right = crossed(b, c).map(|y| [1.0, y]);
    let bottom = crossed(e, c).map(|x| [x, 1.0]);
    let left = crossed(a, e).map(|y| [0.0, y]);
    if let (Some(top), Some(right), Some(bottom), Some(left)) = (top, right, bottom, left) {
        // A saddle: its middle belongs to one of the two pairs of corners.
        let middle = corners.iter().sum::<f64>() / 4.0;
        return if (middle > level) == (a > level) {
            vec![[top, right], [bottom, left]]
        } else {
            vec![[top, left], [bottom, right]]
        };
    }
    let mut ends = [top, right, bottom, left].into_iter().flatten();
    match (ends.next(), ends.next()) {
        (Some(from), Some(to)) => vec![[from, to]],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slope_has_a_line_where_it_reaches_the_level() {
        // From 0 on the left to 1 on the right.
        let slope = [0.0, 1.0, 0.0, 1.0];
        assert_eq!(contour(&slope, 2, 0.25), "M0.75 0.50L0.75 1.50");
        assert_eq!(contour(&slope, 2, 2.0), "");
        assert_eq!(contour(&[0.0, f64::NAN, 0.0, 1.0], 2, 0.5), "");
        assert_eq!(contour(&[], 0, 0.5), "");
    }

    #[test]
    fn a_peak_has_a_ring_around_it() {
        let peak = [0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0];
        assert_eq!(contour(&peak, 3, 0.5).matches('M').count(), 4);
    }

    #[test]
    fn a_saddle_keeps_the_corners_together_that_are_as_its_middle() {
        let high = within([1.0, 0.0, 0.9, 0.2], 0.5);
        assert_eq!(high.len(), 2);
        // The upper left and the lower right are one: what is cut off is the upper right.
        assert!(high[0][0][1] < 0.01 && high[0][1][0] > 0.99);
        let low = within([0.6, 0.0, 0.6, 0.0], 0.5);
        assert!(low[0][0][1] < 0.01 && low[0][1][0] < 0.01);
    }
}

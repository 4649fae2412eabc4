//! Lines as the `d` of an SVG path.

use std::fmt::Write;

use super::chart::Line;
use super::scale::Scale;

/// A line through points; one that an axis cannot show leaves a gap.
pub fn line(points: &[(f64, f64)], x: &Scale, y: &Scale) -> String {
    through(
        points
            .iter()
            .map(|&(px, py)| Some((x.place(px)?, y.place(py)?))),
    )
}

/// Noise: up and down between the least and the most value at each place.
pub fn noise(values: &[(f64, f64, f64)], x: &Scale, y: &Scale) -> String {
    let places = values.iter().flat_map(|&(px, least, most)| {
        let place = |value| Some((x.place(px)?, y.place(value)?));
        // One sample alone is one point, not a line from it to itself.
        let ends = [Some(place(most)), (least < most).then(|| place(least))];
        ends.into_iter().flatten()
    });
    through(places)
}

/// A mark on each point: a dot, a square, a diamond or a triangle.
pub fn marks(points: impl Iterator<Item = (f64, f64)>, mark: u8, x: &Scale, y: &Scale) -> String {
    // A stroke of no length, whose round ends make the dot; the others are drawn around the place.
    let shape = match mark % Line::MARKS {
        0 => "h0",
        1 => "m-2 -2h4v4h-4z",
        2 => "m-2.5 0l2.5 -2.5l2.5 2.5l-2.5 2.5z",
        _ => "m-2.5 2l2.5 -4.5l2.5 4.5z",
    };
    let mut d = String::new();
    for (px, py) in points {
        if let (Some(px), Some(py)) = (x.place(px), y.place(py)) {
            let _ = write!(d, "M{} {}{shape}", tenth(px), tenth(py));
        }
    }
    d
}

fn through(places: impl Iterator<Item = Option<(f64, f64)>>) -> String {
    let mut d = String::new();
    let mut joined = false;
    for place in places {
        let Some((x, y)) = place else {
            joined = false;
            continue;
        };
        let letter = if joined { 'L' } else { 'M' };
        // Writing to a string cannot fail.
        let _ = write!(d, "{letter}{} {}", tenth(x), tenth(y));
        joined = true;
    }
    d
}

/// A tenth of a pixel is finer than any screen, and its digits are half of a path's.
pub fn tenth(pixels: f64) -> f32 {
    /// Where a browser would lose count: far outside any plot.
    const FAR: f64 = 1e6;
    ((pixels.clamp(-FAR, FAR) * 10.0).round() / 10.0) as f32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plot::scale::Spacing;

    const X: (f64, f64) = (0.0, 100.0);

    fn scales(spacing: Spacing) -> (Scale, Scale) {
        (
            Scale::new(Spacing::Linear, (0.0, 10.0), X),
            Scale::new(spacing, (0.1, 10.0), (50.0, 0.0)),
        )
    }

    #[test]
    fn a_line_goes_through_its_points() {
        let (x, y) = scales(Spacing::Log);
        assert_eq!(
            line(&[(0.0, 0.1), (5.0, 1.0), (10.0, 10.0)], &x, &y),
            "M0 50L50 25L100 0"
        );
        assert_eq!(line(&[], &x, &y), "");
    }

    #[test]
    fn what_cannot_be_shown_leaves_a_gap() {
        let (x, y) = scales(Spacing::Log);
        assert_eq!(
            line(&[(0.0, 1.0), (5.0, 0.0), (10.0, 1.0)], &x, &y),
            "M0 25M100 25"
        );
    }

    #[test]
    fn each_point_that_can_be_shown_is_marked() {
        let (x, y) = scales(Spacing::Log);
        assert_eq!(
            marks([(0.0, 0.0), (5.0, 1.0)].into_iter(), 0, &x, &y),
            "M50 25h0"
        );
    }

    #[test]
    fn noise_goes_up_and_down() {
        let (x, y) = scales(Spacing::Log);
        assert_eq!(
            noise(&[(0.0, 1.0, 1.0), (10.0, 0.1, 10.0)], &x, &y),
            "M0 25L100 0L100 50"
        );
    }
}

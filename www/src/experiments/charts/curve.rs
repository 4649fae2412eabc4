//! Several runs' curves as one line.

use crate::plot::Line;

/// More points than a plot has room for.
pub(super) const MOST_POINTS: usize = 600;

/// The median of several runs' curves, before the band between the least and the most of them.
pub(super) fn lined(name: String, index: usize, curves: &[Vec<(f64, f64)>]) -> Line {
    let longest = curves.iter().map(Vec::len).max().unwrap_or(0);
    let step = longest.div_ceil(MOST_POINTS).max(1);
    let shown = (0..longest).filter(|at| at % step == 0 || at + 1 == longest);
    let mut points = Vec::new();
    let mut noise = Vec::new();
    for at in shown {
        let here = || curves.iter().filter_map(|curve| curve.get(at));
        let Some(x) = here().next().map(|point| point.0) else {
            continue;
        };
        let ys: Vec<f64> = here()
            .map(|point| point.1)
            .filter(|y| y.is_finite())
            .collect();
        let (least, most) = (
            ys.iter().copied().fold(f64::INFINITY, f64::min),
            ys.iter().copied().fold(f64::NEG_INFINITY, f64::max),
        );
        if let Some(y) = median(ys) {
            points.push((x, y));
            if curves.len() > 1 {
                noise.push((x, least, most));
            }
        }
    }
    Line {
        name,
        hue: hue_of(index),
        mark: index as u8,
        points,
        noise,
        ..Line::default()
    }
}

/// The hue of a line by its place among the others; hue 1 is that of mini-batches elsewhere.
pub(super) fn hue_of(index: usize) -> u8 {
    ((index + 1) % Line::HUES) as u8 + 1
}

/// The middle one, or the mean of the middle two.
pub(super) fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    let upper = *values.get(middle)?;
    Some(if values.len() % 2 == 1 {
        upper
    } else {
        f64::midpoint(*values.get(middle - 1)?, upper)
    })
}

/// Where the axis of these lines begins and ends.
pub(super) fn x_range(lines: &[Line]) -> (f64, f64) {
    let starts = lines.iter().filter_map(|line| line.points.first());
    let ends = lines.iter().filter_map(|line| line.points.last());
    (
        starts.map(|point| point.0).fold(0.0, f64::min),
        ends.map(|point| point.0).fold(1.0, f64::max),
    )
}

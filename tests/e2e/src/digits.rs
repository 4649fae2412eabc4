//! Ten digits as a person draws them: strokes in a unit square, x to the right, y downwards.

use std::f64::consts::TAU;

/// A pointer's way from press to release.
pub type Stroke = Vec<(f64, f64)>;

/// A digit, drawn in the middle of the square.
///
/// # Panics
///
/// If it is no digit.
pub fn strokes(digit: u8) -> Vec<Stroke> {
    match digit {
        0 => vec![arc((0.5, 0.5), (0.2, 0.32), -0.25, -1.25)],
        1 => vec![line(&[(0.53, 0.18), (0.5, 0.5), (0.47, 0.84)])],
        2 => vec![join(
            arc((0.48, 0.34), (0.19, 0.17), -0.5, 0.1),
            line(&[(0.29, 0.82), (0.72, 0.82)]),
        )],
        3 => vec![join(
            arc((0.47, 0.33), (0.18, 0.15), -0.42, 0.25),
            arc((0.47, 0.65), (0.21, 0.17), -0.25, 0.4),
        )],
        4 => vec![
            line(&[(0.36, 0.18), (0.3, 0.54), (0.72, 0.5)]),
            line(&[(0.64, 0.22), (0.58, 0.86)]),
        ],
        5 => vec![
            join(
                line(&[(0.37, 0.2), (0.35, 0.46)]),
                arc((0.46, 0.64), (0.2, 0.19), -0.33, 0.38),
            ),
            line(&[(0.37, 0.2), (0.68, 0.19)]),
        ],
        6 => vec![join(
            line(&[(0.62, 0.16), (0.42, 0.4)]),
            arc((0.5, 0.67), (0.16, 0.16), -0.5, -1.5),
        )],
        7 => vec![line(&[(0.3, 0.22), (0.7, 0.21), (0.56, 0.5), (0.46, 0.84)])],
        8 => vec![join(
            arc((0.5, 0.34), (0.14, 0.15), 0.25, -0.75),
            arc((0.5, 0.66), (0.17, 0.17), -0.25, 0.75),
        )],
        9 => vec![join(
            arc((0.5, 0.36), (0.16, 0.16), 0.0, -1.0),
            line(&[(0.65, 0.5), (0.6, 0.85)]),
        )],
        _ => panic!("{digit} is no digit"),
    }
}

/// How many points a curve of one full turn is drawn with.
const POINTS_A_TURN: f64 = 24.0;

/// How many points a unit of straight line is drawn with.
const POINTS_A_UNIT: f64 = 20.0;

/// Part of an ellipse, between two angles in turns: 0 is right, 0.25 is down.
fn arc(center: (f64, f64), radii: (f64, f64), from: f64, to: f64) -> Stroke {
    let steps = ((to - from).abs() * POINTS_A_TURN).ceil();
    (0..=steps as u32)
        .map(|i| {
            let angle = (from + (to - from) * f64::from(i) / steps) * TAU;
            (
                center.0 + radii.0 * angle.cos(),
                center.1 + radii.1 * angle.sin(),
            )
        })
        .collect()
}

/// Straight lines from corner to corner.
fn line(corners: &[(f64, f64)]) -> Stroke {
    let mut points = vec![corners[0]];
    for pair in corners.windows(2) {
        let ((x0, y0), (x1, y1)) = (pair[0], pair[1]);
        let steps = ((x1 - x0).hypot(y1 - y0) * POINTS_A_UNIT).ceil();
        points.extend((1..=steps as u32).map(|i| {
            let t = f64::from(i) / steps;
            (x0 + (x1 - x0) * t, y0 + (y1 - y0) * t)
        }));
    }
    points
}

/// Two strokes drawn without lifting the pen.
fn join(mut first: Stroke, second: Stroke) -> Stroke {
    if let (Some(&end), Some(&start)) = (first.last(), second.first()) {
        first.extend(line(&[end, start]));
    }
    first.extend(second);
    first
}

#[cfg(test)]
mod tests {
    use super::strokes;

    #[test]
    fn every_digit_stays_on_the_pad() {
        for digit in 0..10 {
            let points: Vec<_> = strokes(digit).concat();
            assert!(
                points
                    .iter()
                    .all(|(x, y)| (0.1..0.9).contains(x) && (0.1..0.9).contains(y)),
                "{digit}"
            );
        }
    }
}

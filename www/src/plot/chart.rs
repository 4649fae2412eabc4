//! What a plot shows: lines over a common axis, as plain data.

use digit_lab::training::Samples;

use super::scale::{Scale, Spacing};
use super::ticks::Ticks;

/// About how many ticks an upright axis has room for.
const Y_TICKS: usize = 5;

/// The lines of a plot and the axes they lie on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chart {
    /// The lines, the most important last: it is drawn on top.
    pub lines: Vec<Line>,
    /// Values to compare with.
    pub references: Vec<Reference>,
    /// Where something was changed.
    pub changes: Vec<Change>,
    /// The name of the horizontal axis.
    pub x_name: String,
    /// Where the horizontal axis begins; with logarithms it does so at the first point.
    pub x_least: f64,
    /// Where the horizontal axis ends.
    pub x_most: f64,
    /// Whether only whole numbers mean anything on the horizontal axis.
    pub is_x_whole: bool,
    /// Whether the horizontal axis has logarithms.
    pub is_x_log: bool,
    /// Whether the upright axis has logarithms at first.
    pub begins_log: bool,
    /// What the upright axis measures.
    pub measure: Measure,
}

/// A line and what stands behind it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// What it shows, in few words.
    pub name: String,
    /// What stands at its end where that is shorter than the name.
    pub end_name: Option<String>,
    /// Which of the eight hues, from 1; each has a dash of its own.
    pub hue: u8,
    /// Which of the marks on its points, which tell lines of one hue apart.
    pub mark: u8,
    /// The line, in the order of `x`.
    pub points: Vec<(f64, f64)>,
    /// The noise that it smooths, drawn faint: places with the least and the most value there.
    pub noise: Vec<(f64, f64, f64)>,
}

/// A value that others have reached, with its source.
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    /// Whose, and of what.
    pub name: String,
    /// How much.
    pub y: f64,
    /// Where on the horizontal axis; nothing for a level all along it.
    pub x: Option<f64>,
    /// The hue of the line that it is to be compared with, where there is one.
    pub hue: Option<u8>,
}

/// A change of something in the midst of what is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// What has changed, and to what.
    pub name: String,
    /// Where on the horizontal axis.
    pub x: f64,
}

/// What an upright axis measures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Measure {
    /// Any amount, from 0 on, or from below where it is.
    #[default]
    Amount,
    /// A share of a whole; the axis ends at all of it.
    Share,
}

impl Line {
    /// As many hues as there are.
    pub const HUES: usize = 8;
    /// As many marks.
    pub const MARKS: u8 = 4;

    /// Single values joined.
    pub fn of_values(name: String, hue: u8, samples: &Samples) -> Self {
        let points = samples
            .buckets()
            .iter()
            .map(|b| (b.x(), b.mean()))
            .collect();
        Self {
            name,
            hue,
            points,
            ..Self::default()
        }
    }

    /// The smooth course of noisy values, before the noise.
    pub fn of_noise(name: String, hue: u8, samples: &Samples) -> Self {
        let noise = samples
            .buckets()
            .iter()
            .map(|b| (b.x(), b.least, b.most))
            .collect();
        Self {
            name,
            hue,
            points: samples.smoothed(),
            noise,
            ..Self::default()
        }
    }

    /// The point nearest to `x`.
    pub fn nearest(&self, x: f64) -> Option<(f64, f64)> {
        let after = self.points.partition_point(|point| point.0 < x);
        let around = self.points.iter().skip(after.saturating_sub(1)).take(2);
        around
            .copied()
            .min_by(|a, b| (a.0 - x).abs().total_cmp(&(b.0 - x).abs()))
    }
}

impl Chart {
    /// Whether there is nothing to see yet.
    pub fn is_empty(&self) -> bool {
        self.lines.iter().all(|line| line.points.is_empty())
    }

    /// The horizontal axis.
    pub fn x_scale(&self, pixels: (f64, f64)) -> Scale {
        if !self.is_x_log {
            return Scale::new(Spacing::Linear, (self.x_least, self.x_most), pixels);
        }
        let points = self.lines.iter().flat_map(|line| line.points.iter());
        let marks = self.references.iter().filter_map(|reference| reference.x);
        let xs = points.map(|point| point.0).chain(marks);
        let least = xs.filter(|x| *x > 0.0).fold(self.x_most, f64::min);
        Scale::new(Spacing::Log, (least / 1.2, self.x_most * 1.2), pixels)
    }

    /// The upright axis that holds every line and reference value, and not all of the noise.
    pub fn y_scale(&self, spacing: Spacing, pixels: (f64, f64)) -> Scale {
        let shown = |y: &f64| y.is_finite() && (spacing == Spacing::Linear || *y > 0.0);
        let points = self
            .lines
            .iter()
            .flat_map(|line| line.points.iter().map(|point| point.1));
        let values = points.chain(self.references.iter().map(|reference| reference.y));
        let (least, most) = values
            .filter(shown)
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), y| {
                (least.min(y), most.max(y))
            });
        let range = match (spacing, self.measure) {
            (Spacing::Log, _) => (least / 1.1, most * 1.1),
            (Spacing::Linear, Measure::Amount) => Ticks::widened((least.min(0.0), most), Y_TICKS),
            (Spacing::Linear, Measure::Share) => {
                let least = if least.is_finite() {
                    least.min(0.99)
                } else {
                    0.0
                };
                (Ticks::widened((least, 1.0), Y_TICKS).0.max(0.0), 1.0)
            }
        };
        Scale::new(spacing, range, pixels)
    }

    /// The marks of an upright axis.
    pub fn y_ticks(scale: &Scale) -> Ticks {
        Ticks::of(scale, Y_TICKS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chart(measure: Measure, ys: &[f64]) -> Chart {
        let points = ys.iter().enumerate().map(|(x, y)| (x as f64, *y)).collect();
        Chart {
            lines: vec![Line {
                points,
                ..Line::default()
            }],
            measure,
            ..Chart::default()
        }
    }

    fn check(measure: Measure, spacing: Spacing, ys: &[f64], expected: (f64, f64)) {
        let (least, most) = chart(measure, ys).y_scale(spacing, (0.0, 1.0)).values();
        let close = (least - expected.0).abs() < 1e-9 && (most - expected.1).abs() < 1e-9;
        assert!(close, "{ys:?}: {least} to {most}, not {expected:?}");
    }

    #[test]
    fn the_upright_axis_holds_the_lines() {
        check(Measure::Amount, Spacing::Linear, &[4.7, 0.3], (0.0, 5.0));
        check(Measure::Amount, Spacing::Linear, &[1.7, -1.6], (-2.0, 2.0));
        check(
            Measure::Amount,
            Spacing::Log,
            &[2.0, 0.2, 0.0],
            (0.2 / 1.1, 2.2),
        );
        check(Measure::Share, Spacing::Linear, &[0.913, 0.96], (0.9, 1.0));
        check(Measure::Share, Spacing::Linear, &[0.1, 0.96], (0.0, 1.0));
        check(Measure::Share, Spacing::Linear, &[1.0], (0.99, 1.0));
    }

    #[test]
    fn an_empty_chart_has_axes() {
        check(Measure::Amount, Spacing::Linear, &[], (0.0, 1.0));
        check(Measure::Share, Spacing::Linear, &[], (0.0, 1.0));
        assert!(chart(Measure::Share, &[]).is_empty());
    }

    #[test]
    fn the_nearest_point_is_found() {
        let chart = chart(Measure::Amount, &[5.0, 6.0, 7.0]);
        for (x, expected) in [(-3.0, 0.0), (0.4, 0.0), (0.6, 1.0), (9.0, 2.0)] {
            let found = chart.lines[0].nearest(x);
            assert_eq!(found.map(|point| point.0), Some(expected), "{x}");
        }
        assert_eq!(Line::default().nearest(1.0), None);
    }
}

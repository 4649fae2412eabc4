//! Where everything of a plot lies, in pixels.

use super::chart::{Chart, Line};
use super::labels::apart;
use super::path::tenth;
use super::scale::{Scale, Spacing};
use super::ticks::Ticks;

/// The height of every plot: changing it with the width would move all that lies below.
pub const HEIGHT: f64 = 220.0;

/// Room for the widest numbers of the upright axis.
const LEFT: f64 = 48.0;
/// Half a tick's number may stand above the axis's end.
const TOP: f64 = 10.0;
/// Room for the numbers of the horizontal axis and its name.
const BOTTOM: f64 = 38.0;
/// Room beside the axis where lines are not named at their ends.
const RIGHT: f64 = 12.0;
/// Room for names at the ends of lines: so much at least, more where names are long, and at most this share of the
/// width.
const RIGHT_WITH_NAMES: f64 = 92.0;
const MOST_FOR_NAMES: f64 = 0.3;
/// About how wide a letter of a name is, and how wide a sign of the East.
const LETTER: f64 = 6.7;
const WIDE_SIGN: f64 = 12.5;
/// From this width on lines are named at their ends; below it the legend has to do.
const LEAST_WIDTH_FOR_NAMES: f64 = 440.0;
/// Between the end of a line and its name.
const NAME_MARGIN: f64 = 8.0;
/// The line height of names.
const NAME_GAP: f64 = 15.0;
/// From a value to compare with up to the middle between it and the top of its name.
const HALF_OF_REFERENCE: f64 = 8.0;
/// A number of the horizontal axis and the space around it.
const X_TICK_WIDTH: f64 = 70.0;

/// The axes of a plot of some width.
#[derive(Clone, Debug, PartialEq)]
pub struct Frame {
    /// The whole width.
    pub width: f64,
    /// From values to places across.
    pub x: Scale,
    /// From values to places upright.
    pub y: Scale,
    /// The marks of the horizontal axis.
    pub x_ticks: Ticks,
    /// The marks of the upright axis.
    pub y_ticks: Ticks,
    /// Whether lines are named at their ends.
    pub names_lines: bool,
}

impl Frame {
    /// The frame of a chart in this width.
    pub fn new(chart: &Chart, spacing: Spacing, width: f64) -> Self {
        let names_lines = width >= LEAST_WIDTH_FOR_NAMES;
        let right = if names_lines {
            room_for_names(chart).min(width * MOST_FOR_NAMES)
        } else {
            RIGHT
        };
        let end = (width - right).max(LEFT + 1.0);
        let x = chart.x_scale((LEFT, end));
        let y = chart.y_scale(spacing, (HEIGHT - BOTTOM, TOP));
        let mut x_ticks = Ticks::of(&x, ((end - LEFT) / X_TICK_WIDTH) as usize);
        if chart.is_x_whole {
            x_ticks.keep_whole();
        }
        Self {
            width,
            x_ticks,
            y_ticks: Chart::y_ticks(&y),
            x,
            y,
            names_lines,
        }
    }

    /// The plot's own rectangle: left, top, right, bottom.
    pub fn sides(&self) -> (f32, f32, f32, f32) {
        let right = self.x.place(self.x.values().1).unwrap_or(self.width);
        (
            tenth(LEFT),
            tenth(TOP),
            tenth(right),
            tenth(HEIGHT - BOTTOM),
        )
    }

    /// The third of the plot, as CSS aligns what stands in it, that is farthest from the values to compare with and
    /// their names; the middle where none is near it.
    pub fn free_third(&self, chart: &Chart) -> &'static str {
        let third = (HEIGHT - BOTTOM - TOP) / 3.0;
        let thirds = [("center", 1.5), ("start", 0.5), ("end", 2.5)].map(|(name, middle)| {
            let references = chart.references.iter();
            let distances = references.filter_map(|reference| {
                let place = self.y.place(reference.y)?;
                Some((place - HALF_OF_REFERENCE - TOP - middle * third).abs())
            });
            (name, distances.fold(third, f64::min))
        });
        let [middle, above, below] = thirds;
        let farther = |best: (_, f64), other: (_, f64)| if other.1 > best.1 { other } else { best };
        farther(farther(middle, above), below).0
    }

    /// Where the names of these lines stand: one place across, to the right of the longest line,
    /// and an upright one for each, moved up or down where they would cover one another.
    pub fn name_places(&self, chart: &Chart) -> (f64, Vec<f64>) {
        let end = |line: &Line| {
            let (x, y) = line.points.last().copied()?;
            Some((self.x.place(x)?, self.y.place(y)?))
        };
        let ends = chart
            .lines
            .iter()
            .map(|line| end(line).unwrap_or((LEFT, TOP)));
        let (xs, ys): (Vec<f64>, Vec<f64>) = ends.unzip();
        let x = xs.into_iter().fold(LEFT, f64::max) + NAME_MARGIN;
        (x, apart(&ys, NAME_GAP, (TOP, HEIGHT - BOTTOM)))
    }
}

/// Room for the longest name and the space around it.
fn room_for_names(chart: &Chart) -> f64 {
    let name = |line: &Line| {
        let name = line.end_name.as_ref().unwrap_or(&line.name);
        name.chars()
            .map(|c| if c.is_ascii() { LETTER } else { WIDE_SIGN })
            .sum::<f64>()
    };
    let longest = chart.lines.iter().map(name).fold(0.0, f64::max);
    (longest + 2.0 * NAME_MARGIN).max(RIGHT_WITH_NAMES)
}

#[cfg(test)]
mod tests {
    use super::super::chart::{Measure, Reference};
    use super::*;

    #[test]
    fn what_stands_in_place_of_the_lines_covers_no_value_to_compare_with() {
        let third = |levels: &[f64]| {
            let level = |&y: &f64| Reference {
                name: "published".into(),
                y,
                x: None,
                hue: None,
            };
            let chart = Chart {
                references: levels.iter().map(level).collect(),
                measure: Measure::Share,
                x_most: 30.0,
                ..Chart::default()
            };
            Frame::new(&chart, Spacing::Linear, 320.0).free_third(&chart)
        };
        assert_eq!(third(&[]), "center");
        assert_eq!(third(&[0.9]), "center");
        assert_eq!(third(&[0.9129, 0.9542]), "start");
        assert_eq!(third(&[0.9, 0.95, 0.99]), "end");
    }

    #[test]
    fn narrow_plots_name_no_lines_and_every_width_has_room() {
        let chart = Chart {
            x_most: 30.0,
            ..Chart::default()
        };
        for width in [0.0, 60.0, 320.0, 700.0, 1400.0] {
            let frame = Frame::new(&chart, Spacing::Linear, width);
            let (left, top, right, bottom) = frame.sides();
            assert!(left < right && top < bottom, "{width}");
            assert_eq!(frame.names_lines, width >= 440.0);
            assert!(
                frame.x_ticks.values.len() as f64 <= 2.0 + width / 60.0,
                "{width}"
            );
        }
    }
}

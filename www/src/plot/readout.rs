//! The values under the crosshair.

use super::chart::{Chart, Measure};
use crate::i18n::{I18n, Locale, t_string};
use crate::numbers::{Style, format};

/// What each line is at the crosshair.
#[derive(Clone, Debug, PartialEq)]
pub struct Readout {
    /// Where the crosshair is: at a point of some line.
    pub x: f64,
    /// The lines' names, hues and values there.
    pub values: Vec<(String, u8, f64)>,
}

impl Readout {
    /// The read-out nearest to `x`; none where nothing is drawn.
    pub fn at(chart: &Chart, x: f64) -> Option<Self> {
        let nearest = |line: &super::Line| line.nearest(x);
        let points = chart.lines.iter().filter_map(nearest);
        let place = points
            .min_by(|a, b| (a.0 - x).abs().total_cmp(&(b.0 - x).abs()))?
            .0;
        let values = chart
            .lines
            .iter()
            .filter_map(|line| Some((line.name.clone(), line.hue, line.nearest(place)?.1)))
            .collect();
        Some(Self { x: place, values })
    }

    /// All of it in a line of text.
    pub fn text(&self, chart: &Chart, i18n: I18n) -> String {
        let locale = i18n.get_locale();
        let place = place_text(chart, locale, self.x);
        let values = self.values.iter().map(|(name, _, y)| {
            let value = value_text(locale, chart.measure, *y);
            format!("{name} {value}")
        });
        let start = format!("{} {place}", chart.x_name);
        std::iter::once(start)
            .chain(values)
            .collect::<Vec<_>>()
            .join(t_string!(i18n, common.comma))
    }
}

/// A place on the horizontal axis, as precise as it takes to tell it from the next.
pub fn place_text(chart: &Chart, locale: Locale, x: f64) -> String {
    /// Below that, powers of ten are shorter.
    const SMALL: f64 = 1e-3;
    /// An axis so short has no room for hundredths.
    const SHORT: f64 = 5.0;
    let style = if chart.is_x_log && x < SMALL {
        Style::Scientific
    } else if chart.x_most - chart.x_least < SHORT {
        Style::Significant(3)
    } else {
        Style::Decimals(2)
    };
    format(locale, x, style)
}

/// A value of a line, as precise as it is worth reading.
pub fn value_text(locale: Locale, measure: Measure, y: f64) -> String {
    let style = match measure {
        Measure::Amount => Style::Significant(3),
        Measure::Share => Style::Percent(2),
    };
    format(locale, y, style)
}

/// More decimals than that, and powers of ten are shorter.
const MOST_DECIMALS: u8 = 3;

/// From here on thousands and millions are written as words or letters.
const LEAST_TO_SHORTEN: f64 = 10_000.0;

/// The number of a tick, in the room there is beside an axis.
pub fn tick_text(locale: Locale, measure: Measure, y: f64, decimals: u8) -> String {
    let style = match measure {
        Measure::Amount if decimals > MOST_DECIMALS => Style::Scientific,
        Measure::Amount if y.abs() >= LEAST_TO_SHORTEN => Style::Compact,
        Measure::Amount => Style::Decimals(decimals.into()),
        Measure::Share => Style::Percent(u32::from(decimals.saturating_sub(2))),
    };
    format(locale, y, style)
}

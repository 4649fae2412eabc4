//! A histogram.

use std::fmt::Write;

use digit_lab::insight::Histogram;
use leptos::prelude::*;

use crate::i18n::{I18n, t_string, use_i18n};
use crate::inside::numerals::numeral;

const WIDTH: f64 = 200.0;
const HEIGHT: f64 = 56.0;

/// From where to where histograms that are compared go.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reach {
    low: f64,
    high: f64,
}

impl Reach {
    /// As far as one goes.
    pub fn of(histogram: &Histogram) -> Self {
        Self {
            low: histogram.low,
            high: histogram.high,
        }
    }

    /// As far as either goes.
    pub fn with(self, other: Self) -> Self {
        Self {
            low: self.low.min(other.low),
            high: self.high.max(other.high),
        }
    }
}

/// A histogram with its name. `is_power`: its numbers are powers of ten.
pub fn spread(
    name: impl Fn() -> &'static str + Copy + Send + Sync + 'static,
    histogram: Signal<Option<(Histogram, Reach)>>,
    is_power: bool,
) -> AnyView {
    let i18n = use_i18n();
    let end = move |pick: fn(Reach) -> f64| {
        histogram.with(|histogram| {
            let (_, reach) = histogram.as_ref()?;
            Some(written(i18n, pick(*reach), is_power))
        })
    };
    let summary = move || {
        histogram.with(|histogram| {
            let (histogram, _) = histogram.as_ref()?;
            let at = written(i18n, most_frequent(histogram)?, is_power);
            Some(t_string!(i18n, learning.spread_summary, name = name(), at))
        })
    };
    let bars = move || {
        histogram.with(|histogram| {
            let (histogram, reach) = histogram.as_ref()?;
            Some(path(histogram, *reach))
        })
    };
    view! {
        <figure class="inside-spread" hidden=move || histogram.with(Option::is_none)>
            <figcaption>{name}</figcaption>
            <svg
                viewBox=format!("0 0 {WIDTH} {HEIGHT}")
                preserveAspectRatio="none"
                role="img"
                aria-label=summary
            >
                <path d=bars />
            </svg>
            <p aria-hidden="true">
                <span>{move || end(|reach| reach.low)}</span>
                <span>{move || end(|reach| reach.high)}</span>
            </p>
        </figure>
    }
    .into_any()
}

fn written(i18n: I18n, number: f64, is_power: bool) -> String {
    numeral(
        i18n,
        if is_power {
            10_f64.powf(number)
        } else {
            number
        },
    )
}

/// The middle of the fullest bin; nothing of an empty histogram.
fn most_frequent(histogram: &Histogram) -> Option<f64> {
    let counts = histogram.counts.iter().enumerate();
    let (bin, count) = counts.max_by_key(|(_, count)| **count)?;
    let width = (histogram.high - histogram.low) / histogram.counts.len() as f64;
    (*count > 0).then_some(histogram.low + (bin as f64 + 0.5) * width)
}

/// One outline of all bars: the fullest bin's is as high as the picture.
fn path(histogram: &Histogram, reach: Reach) -> String {
    let bins = histogram.counts.len().max(1) as f64;
    let most = f64::from(histogram.counts.iter().copied().max().unwrap_or(0).max(1));
    let x = |bin: usize| {
        let at = histogram.low + (histogram.high - histogram.low) * bin as f64 / bins;
        (at - reach.low) / (reach.high - reach.low) * WIDTH
    };
    let mut path = String::new();
    for (bin, &count) in histogram.counts.iter().enumerate() {
        if count > 0 {
            let top = HEIGHT * (1.0 - f64::from(count) / most);
            let (left, right) = (x(bin), x(bin + 1));
            // Writing to a string cannot fail.
            let _ = write!(path, "M{left:.1} {HEIGHT}V{top:.1}H{right:.1}V{HEIGHT}Z");
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_stand_where_their_numbers_are() {
        let mut histogram = Histogram::new(0.0, 1.0);
        histogram.counts = vec![1, 0, 4, 2];
        let reach = Reach::of(&histogram).with(Reach {
            low: -1.0,
            high: 0.5,
        });
        assert_eq!((reach.low, reach.high), (-1.0, 1.0));
        assert_eq!(
            path(&histogram, reach),
            "M100.0 56V42.0H125.0V56ZM150.0 56V0.0H175.0V56ZM175.0 56V28.0H200.0V56Z"
        );
        assert_eq!(most_frequent(&histogram), Some(0.625));
        assert_eq!(most_frequent(&Histogram::new(0.0, 1.0)), None);
    }
}

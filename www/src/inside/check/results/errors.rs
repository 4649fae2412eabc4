//! How far differences are off, as a plot.

use digit_lab::insight::{Checked, Comparison};
use leptos::prelude::*;

use crate::i18n::{t_string, use_i18n};
use crate::inside::numerals::numeral;
use crate::plot::{Chart, Line, Plot};

/// Relative errors over displacements, both axes with logarithms.
#[component]
pub fn ErrorPlot(one: Memo<Option<Checked>>) -> impl IntoView {
    let i18n = use_i18n();
    let chart = Memo::new(move |_| {
        let names = [
            t_string!(i18n, inside.check_single),
            t_string!(i18n, inside.check_double),
        ];
        one.with(|one| {
            let Some(one) = one else {
                return Chart::default();
            };
            let lines = [&one.single, &one.double]
                .into_iter()
                .zip(names)
                .zip([4, 2]);
            let line = |((comparison, name), hue): ((&Comparison, &str), u8)| Line {
                name: name.to_owned(),
                hue,
                points: points(comparison),
                ..Line::default()
            };
            Chart {
                lines: lines.map(line).collect(),
                x_name: "h".to_owned(),
                x_most: 0.1,
                is_x_log: true,
                begins_log: true,
                ..Chart::default()
            }
        })
    });
    let summary = move || {
        one.with(|one| {
            let best = best(&one.as_ref()?.double)?;
            let (h, error) = (numeral(i18n, best.0), numeral(i18n, best.1));
            Some(t_string!(i18n, inside.check_summary, h, error))
        })
        .unwrap_or_default()
    };
    view! {
        <Plot
            name="inside-check-plot"
            title=Signal::derive(move || t_string!(i18n, inside.check_error_title).to_owned())
            chart
            empty=String::new()
            summary=Signal::derive(summary)
            file=String::from("gradient-check")
        />
    }
}

/// Displacements with their relative errors, from the least on; errors of 0 have no logarithm.
fn points(comparison: &Comparison) -> Vec<(f64, f64)> {
    let differences = comparison.differences.iter();
    let points = differences.map(|difference| (difference.h, difference.relative_error));
    let mut points: Vec<_> = points.filter(|(_, error)| *error > 0.0).collect();
    points.sort_by(|a, b| a.0.total_cmp(&b.0));
    points
}

/// The displacement of the least relative error, with that.
fn best(comparison: &Comparison) -> Option<(f64, f64)> {
    let differences = comparison.differences.iter();
    let best = differences.min_by(|a, b| a.relative_error.total_cmp(&b.relative_error))?;
    Some((best.h, best.relative_error))
}

#[cfg(test)]
mod tests {
    use digit_lab::insight::Difference;

    use super::*;

    #[test]
    fn errors_are_drawn_from_the_least_displacement_on() {
        let difference = |h, relative_error| Difference {
            h,
            slope: 1.0,
            relative_error,
        };
        let comparison = Comparison {
            backprop: 1.0,
            differences: vec![
                difference(0.1, 1e-2),
                difference(0.01, 1e-4),
                difference(0.001, 0.0),
                difference(0.0001, 1e-3),
            ],
        };
        assert_eq!(
            points(&comparison),
            [(0.0001, 1e-3), (0.01, 1e-4), (0.1, 1e-2)]
        );
        assert_eq!(best(&comparison), Some((0.001, 0.0)));
    }
}

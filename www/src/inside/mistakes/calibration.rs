//! Whether scores mean what they say: how sure against how often right.

use digit_lab::insight::{Bin, Reliability};
use leptos::prelude::*;

use super::Mistakes;
use crate::i18n::{t, t_string, use_i18n};
use crate::inside::numerals::whole;
use crate::numbers::{Style, format};
use crate::plot::{Chart, Line, Measure, Plot};

/// Bins of equal width.
const BINS: usize = 10;

/// The calibration curve, and its bins as a table.
#[component]
pub fn Calibration(mistakes: Mistakes) -> impl IntoView {
    let i18n = use_i18n();
    let reliability = Memo::new(move |_| {
        mistakes
            .gathering
            .read
            .with(|read| Some(read.as_ref()?.readings.reliability(BINS)))
    });
    let chart = Memo::new(move |_| {
        let of_network = t_string!(i18n, mistakes.curve).to_owned();
        let honest = t_string!(i18n, mistakes.diagonal).to_owned();
        let x_name = t_string!(i18n, mistakes.score).to_owned();
        reliability.with(|reliability| Chart {
            x_name,
            x_most: 1.0,
            measure: Measure::Share,
            lines: vec![
                Line {
                    name: honest,
                    hue: 7,
                    points: vec![(0.0, 0.0), (1.0, 1.0)],
                    ..Line::default()
                },
                Line {
                    name: of_network,
                    hue: 2,
                    points: reliability.as_ref().map(points).unwrap_or_default(),
                    ..Line::default()
                },
            ],
            ..Chart::default()
        })
    });
    let error = Memo::new(move |_| reliability.with(|it| it.as_ref().map(|it| it.expected_error)));
    let words = move || {
        let error = error.get()?;
        let error = format(i18n.get_locale(), error, Style::Percent(2));
        Some(t_string!(i18n, mistakes.expected_error, error))
    };
    view! {
        <section
            class="mistakes-part"
            data-testid="mistakes-calibration"
            data-error=move || error.get().map(|error| error.to_string())
            aria-labelledby="mistakes-calibration-heading"
        >
            <h3 id="mistakes-calibration-heading">{t!(i18n, mistakes.calibration_heading)}</h3>
            <p class="inside-note">{t!(i18n, mistakes.calibration_words)}</p>
            <Plot
                name="mistakes-calibration-plot"
                title=Signal::derive(move || t_string!(i18n, mistakes.right_share).to_owned())
                chart
                empty=String::new()
                summary=Signal::derive(move || words().unwrap_or_default())
                file=String::from("calibration")
            />
            <p class="inside-note">{words}</p>
            <Bins reliability />
        </section>
    }
}

/// The bins as a table, which unfolds.
#[component]
fn Bins(reliability: Memo<Option<Reliability>>) -> impl IntoView {
    let i18n = use_i18n();
    let row = move |(at, bin): (usize, Bin)| {
        let share = |share: f64| format(i18n.get_locale(), share, Style::Percent(1));
        let end = |bin: usize| {
            format(
                i18n.get_locale(),
                bin as f64 / BINS as f64,
                Style::Percent(0),
            )
        };
        let (from, to) = (end(at), end(at + 1));
        let of_some = |text: String| {
            if bin.count > 0 {
                text
            } else {
                "\u{2013}".into()
            }
        };
        view! {
            <tr>
                <th scope="row">{t_string!(i18n, mistakes.bin, from, to)}</th>
                <td>{whole(i18n, bin.count as usize)}</td>
                <td>{of_some(share(bin.confidence))}</td>
                <td>{of_some(share(bin.accuracy))}</td>
            </tr>
        }
    };
    let rows = move || {
        let bins = reliability.get().map(|it| it.bins).unwrap_or_default();
        bins.into_iter().enumerate().map(row).collect_view()
    };
    view! {
        <details class="mistakes-bins">
            <summary>{t!(i18n, mistakes.as_table)}</summary>
            <table class="inside-terms">
                <thead>
                    <tr>
                        <th scope="col">{t!(i18n, mistakes.score)}</th>
                        <th scope="col">{t!(i18n, mistakes.images)}</th>
                        <th scope="col">{t!(i18n, mistakes.mean_score)}</th>
                        <th scope="col">{t!(i18n, mistakes.right_share)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </details>
    }
}

/// The bins that have readings: how sure, how often right.
fn points(reliability: &Reliability) -> Vec<(f64, f64)> {
    let bins = reliability.bins.iter().filter(|bin| bin.count > 0);
    bins.map(|bin| (bin.confidence, bin.accuracy)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bins_without_readings_are_no_points() {
        let bin = |count, confidence, accuracy| Bin {
            count,
            confidence,
            accuracy,
        };
        let reliability = Reliability {
            bins: vec![bin(0, 0.0, 0.0), bin(2, 0.4, 0.5), bin(9, 0.9, 1.0)],
            expected_error: 0.1,
        };
        assert_eq!(points(&reliability), [(0.4, 0.5), (0.9, 1.0)]);
    }
}

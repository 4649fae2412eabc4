//! What came of the check: a row a weight, and for one of them every displacement as table and plot.

use digit_lab::insight::{Checked, Comparison, Place};
use leptos::prelude::*;

use super::names::place_name;
use crate::i18n::{t, t_string, use_i18n};
use crate::inside::numerals::numeral;
use crate::inside::subject::Looked;
use crate::plot::{Chart, Line, Plot};

/// All weights that were checked, and one of them in detail.
#[component]
pub fn Results(
    /// What was checked.
    checked: Signal<Vec<Checked>>,
    /// In which network.
    reader: Memo<Option<Looked>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let name = move |place: Place| {
        let name = |looked: &Looked| place_name(i18n, looked.network(), place);
        reader.with(|reader| reader.as_ref().map(name))
    };
    let at = RwSignal::new(0);
    let one = Memo::new(move |_| {
        checked.with(|checked| {
            let last = checked.len().checked_sub(1)?;
            checked.get(at.get().min(last)).cloned()
        })
    });
    let is_empty = Memo::new(move |_| checked.with(Vec::is_empty));
    // One more is the one that was asked for; others are anew.
    Effect::new(move |before: Option<usize>| {
        let count = checked.with(Vec::len);
        match before {
            Some(before) if count == before + 1 => at.set(before),
            Some(before) if count != before => at.set(0),
            _ => {}
        }
        count
    });
    let rows = move || {
        let row = |(index, it): (usize, Checked)| {
            let least = |comparison: &Comparison| {
                let differences = comparison.differences.iter();
                let best = differences.min_by(|a, b| a.relative_error.total_cmp(&b.relative_error));
                best.map(|best| numeral(i18n, best.relative_error))
            };
            let name = name(it.place);
            let Place {
                layer,
                part,
                index: at_part,
            } = it.place;
            view! {
                <tr
                    data-testid="inside-check-row"
                    data-layer=layer.to_string()
                    data-part=part.name()
                    data-index=at_part.to_string()
                    data-backprop=it.double.backprop.to_string()
                >
                    <th scope="row">
                        <label class="inside-check-one">
                            <input
                                type="radio"
                                name="inside-checked"
                                prop:checked=move || at.get() == index
                                on:change=move |_| at.set(index)
                            />
                            {name}
                        </label>
                    </th>
                    <td>{numeral(i18n, it.parameter)}</td>
                    <td>{numeral(i18n, it.double.backprop)}</td>
                    <td>{least(&it.single)}</td>
                    <td>{least(&it.double)}</td>
                </tr>
            }
        };
        let all = checked.get().into_iter().enumerate();
        all.map(row).collect_view()
    };
    view! {
        <div class="inside-checked" hidden=move || is_empty.get()>
            <div class="inside-scroll">
                <table class="inside-terms" data-testid="inside-checked">
                    <thead>
                        <tr>
                            <th scope="col">{t!(i18n, inside.check_weight)}</th>
                            <th scope="col">"w"</th>
                            <th scope="col">{t!(i18n, inside.check_backprop)}</th>
                            <th scope="col">{t!(i18n, inside.check_least_single)}</th>
                            <th scope="col">{t!(i18n, inside.check_least_double)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            {move || (!is_empty.get()).then(|| view! { <Detail one reader /> })}
        </div>
    }
}

/// A weight's differences for every displacement.
#[component]
fn Detail(one: Memo<Option<Checked>>, reader: Memo<Option<Looked>>) -> impl IntoView {
    let i18n = use_i18n();
    let detail = move || {
        let it = one.get()?;
        let pairs = it.single.differences.iter().zip(&it.double.differences);
        let row = |(single, double): (
            &digit_lab::insight::Difference,
            &digit_lab::insight::Difference,
        )| {
            view! {
                <tr>
                    <th scope="row">{numeral(i18n, double.h)}</th>
                    <td>{numeral(i18n, single.slope)}</td>
                    <td>{numeral(i18n, single.relative_error)}</td>
                    <td>{numeral(i18n, double.slope)}</td>
                    <td>{numeral(i18n, double.relative_error)}</td>
                </tr>
            }
        };
        Some(pairs.map(row).collect_view())
    };
    let heading = move || {
        let place = one.with(|one| one.as_ref().map(|one| one.place))?;
        let name = |looked: &Looked| place_name(i18n, looked.network(), place);
        reader.with(|reader| reader.as_ref().map(name))
    };
    let drowned = move || {
        let drowns = one.with(|one| one.as_ref().is_some_and(drowns));
        drowns.then(|| t_string!(i18n, inside.check_drowned))
    };
    view! {
            <h3>{heading}</h3>
            <p class="inside-note" data-testid="inside-check-drowned" hidden=move || drowned().is_none()>
                {drowned}
            </p>
            <ErrorPlot one />
            <div class="inside-scroll">
                <table class="inside-terms">
                    <thead>
                        <tr>
                            <th scope="col">"h"</th>
                            <th scope="col">{t!(i18n, inside.check_slope_single)}</th>
                            <th scope="col">{t!(i18n, inside.check_error_title)}</th>
                            <th scope="col">{t!(i18n, inside.check_slope_double)}</th>
                            <th scope="col">{t!(i18n, inside.check_error_title)}</th>
                        </tr>
                    </thead>
                    <tbody>{detail}</tbody>
                </table>
            </div>
    }
}

/// Whether no displacement makes a difference in 32 bits, though there is a slope.
fn drowns(checked: &Checked) -> bool {
    let mut differences = checked.single.differences.iter();
    checked.double.backprop != 0.0 && differences.all(|difference| difference.slope == 0.0)
}

/// Relative errors over displacements, both axes with logarithms.
#[component]
fn ErrorPlot(one: Memo<Option<Checked>>) -> impl IntoView {
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
    use digit_lab::insight::{Difference, Part};

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

    #[test]
    fn differences_drown_where_none_is_left_of_a_slope() {
        let comparison = |slope| Comparison {
            backprop: 1e-9,
            differences: [0.1, 0.01]
                .map(|h| Difference {
                    h,
                    slope,
                    relative_error: 1.0,
                })
                .into(),
        };
        let checked = |slope, backprop| Checked {
            place: Place {
                layer: 0,
                part: Part::Biases,
                index: 0,
            },
            parameter: 1.0,
            single: comparison(slope),
            double: Comparison {
                backprop,
                ..comparison(1e-9)
            },
        };
        assert!(drowns(&checked(0.0, 1e-9)));
        assert!(!drowns(&checked(1e-9, 1e-9)));
        assert!(!drowns(&checked(0.0, 0.0)));
    }
}

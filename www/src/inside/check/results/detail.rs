//! One weight that was checked, displacement by displacement.

use digit_lab::insight::{Checked, Difference};
use leptos::prelude::*;

use super::errors::ErrorPlot;
use crate::i18n::{t, t_string, use_i18n};
use crate::inside::check::names::place_name;
use crate::inside::numerals::numeral;
use crate::inside::subject::Looked;

/// A weight's differences for every displacement.
#[component]
pub fn Detail(one: Memo<Option<Checked>>, reader: Memo<Option<Looked>>) -> impl IntoView {
    let i18n = use_i18n();
    let detail = move || {
        let it = one.get()?;
        let pairs = it.single.differences.iter().zip(&it.double.differences);
        let row = |(single, double): (&Difference, &Difference)| {
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

#[cfg(test)]
mod tests {
    use digit_lab::insight::{Comparison, Part, Place};

    use super::*;

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

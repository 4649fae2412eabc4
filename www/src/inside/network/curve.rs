//! The activation function's curve, and where a neuron stands on it.

use std::ops::RangeInclusive;

use digit_lab::insight::curve;
use leptos::prelude::*;

use super::Look;
use crate::i18n::{t_string, use_i18n};
use crate::inside::numerals::numeral;
use crate::inside::subject::Subject;
use crate::inside::words::activation_sign;
use crate::plot::{Chart, Line, Plot};
use crate::training::Throttle;

/// The curve is drawn through so many points.
const POINTS: usize = 97;
/// At least from minus this to this.
const LEAST_REACH: f64 = 6.0;

/// `f(z)` around 0, with the neuron's own `z` on it.
#[component]
pub fn Curve(look: Look) -> impl IntoView {
    let i18n = use_i18n();
    let seen = expect_context::<Subject>().seen;
    // Plots are drawn anew ten times a second at most.
    let changed = RwSignal::new(());
    let throttle = Throttle::new();
    Effect::new(move |_| {
        seen.track();
        look.pick.track();
        throttle.tell_soon(changed);
    });
    let at = Memo::new(move |_| {
        changed.track();
        let pick = look.pick.get_untracked()?;
        seen.with_untracked(|seen| {
            let layer = seen.as_ref()?.trace().layers.get(pick.layer)?;
            let (z, a) = (*layer.z.get(pick.neuron)?, *layer.a.get(pick.neuron)?);
            let range = range(f64::from(z));
            let points = curve(layer, pick.neuron, range, POINTS)?;
            Some((activation_sign(layer.activation?), points, z, a))
        })
    });
    let chart = Memo::new(move |_| {
        let neuron = t_string!(i18n, inside.this_neuron).to_owned();
        at.with(|at| {
            let Some((sign, points, z, a)) = at else {
                return Chart::default();
            };
            let point = |[x, y]: &[f64; 2]| (*x, *y);
            let ends = (points.first(), points.last());
            let (Some(first), Some(last)) = ends else {
                return Chart::default();
            };
            Chart {
                x_name: "z".to_owned(),
                x_least: first[0],
                x_most: last[0],
                lines: vec![
                    Line {
                        name: format!("{sign}(z)"),
                        hue: 2,
                        points: points.iter().map(point).collect(),
                        ..Line::default()
                    },
                    Line {
                        name: neuron,
                        hue: 1,
                        points: vec![(f64::from(*z), f64::from(*a))],
                        ..Line::default()
                    },
                ],
                ..Chart::default()
            }
        })
    });
    let title = move || {
        at.with(|at| {
            at.as_ref()
                .map(|(sign, ..)| t_string!(i18n, inside.curve, sign))
        })
        .unwrap_or_default()
    };
    let summary = move || {
        at.with(|at| {
            let (_, _, z, a) = at.as_ref()?;
            let (z, a) = (numeral(i18n, *z), numeral(i18n, *a));
            Some(t_string!(i18n, inside.curve_summary, z, a))
        })
        .unwrap_or_default()
    };
    view! {
        <Plot
            name="inside-curve"
            title=Signal::derive(title)
            chart
            empty=String::new()
            summary=Signal::derive(summary)
            file=String::from("activation")
        />
    }
}

/// A range with 0 in its middle in which `z` lies well.
fn range(z: f64) -> RangeInclusive<f64> {
    let reach = (z.abs() * 1.25).ceil();
    let reach = if reach.is_finite() {
        reach.max(LEAST_REACH)
    } else {
        LEAST_REACH
    };
    -reach..=reach
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_weighted_input_lies_in_its_range() {
        for z in [0.0, -3.0, 6.5, -120.0] {
            assert!(range(z).contains(&z));
        }
        assert_eq!(range(f64::NAN), -6.0..=6.0);
        assert_eq!(range(f64::INFINITY), -6.0..=6.0);
    }
}

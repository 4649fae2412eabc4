//! The cost along a line, as a curve.

use leptos::prelude::*;

use super::table::Numbers;
use super::terrain::Found;
use crate::i18n::{I18n, t_string, use_i18n};
use crate::inside::numerals::numeral;
use crate::plot::{Chart, Line, Plot, Reference};

/// The curve with the present place, and its numbers.
#[component]
pub fn LineView(found: Signal<Option<Found>>) -> impl IntoView {
    let i18n = use_i18n();
    let chart = Memo::new(move |_| {
        let chart = found.with(|found| found.as_ref().map(|found| chart_of(i18n, found)));
        chart.unwrap_or_default()
    });
    let summary = move || {
        let here = found.with(|found| found.as_ref().map(|found| numeral(i18n, found.here())));
        t_string!(i18n, landscape.summary, here = here.unwrap_or_default())
    };
    let has_rate = move || found.with(|found| found.as_ref().is_some_and(|it| it.rate().is_some()));
    let words = move || {
        if has_rate() {
            t_string!(i18n, landscape.rate_words)
        } else {
            t_string!(i18n, landscape.alpha_words)
        }
    };
    view! {
        <Plot
            name="landscape-plot"
            title=Signal::derive(move || t_string!(i18n, landscape.cost).to_owned())
            chart
            empty=Signal::derive(move || t_string!(i18n, landscape.no_numbers).to_owned())
            summary=Signal::derive(summary)
            file=String::from("cost-landscape")
        />
        <p class="inside-hint">{words}</p>
        <Numbers found />
    }
}

fn chart_of(i18n: I18n, found: &Found) -> Chart {
    // Along the descent each place is a step with a learning rate.
    let (unit, x_name) = match found.rate() {
        Some(rate) => (rate, t_string!(i18n, landscape.rate_axis)),
        None => (1.0, t_string!(i18n, landscape.alpha_axis)),
    };
    let landscape = found.landscape();
    let places = landscape.steps.iter().map(|step| step * unit);
    let points = places.clone().zip(landscape.costs.iter().copied());
    let here = found.here();
    let now = Reference {
        hue: None,
        name: t_string!(i18n, landscape.now).to_owned(),
        y: here,
        x: Some(0.0),
    };
    Chart {
        lines: vec![Line {
            name: t_string!(i18n, landscape.cost).to_owned(),
            hue: 2,
            points: points.filter(|(_, cost)| cost.is_finite()).collect(),
            ..Line::default()
        }],
        references: here.is_finite().then_some(now).into_iter().collect(),
        x_name: x_name.to_owned(),
        x_least: places.clone().fold(0.0, f64::min),
        x_most: places.fold(0.0, f64::max),
        ..Chart::default()
    }
}

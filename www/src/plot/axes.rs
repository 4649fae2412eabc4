//! A plot's grid, ticks and their numbers.

use leptos::prelude::*;

use super::chart::{Chart, Measure};
use super::frame::{Frame, HEIGHT};
use super::path::tenth;
use super::readout::tick_text;
use crate::i18n::use_i18n;

/// The grid with its numbers and the name of the horizontal axis.
#[component]
pub fn Axes(
    /// What is drawn.
    chart: Memo<Chart>,
    /// Where.
    frame: Memo<Frame>,
) -> impl IntoView {
    let i18n = use_i18n();
    // Kept apart from the lines: ticks change seldom, lines with every redraw.
    let measure = Memo::new(move |_| chart.with(|chart| chart.measure));
    let x_name = Memo::new(move |_| chart.with(|chart| chart.x_name.clone()));

    let upright = move || {
        let (left, _, right, _) = frame.with(Frame::sides);
        let tick = |y: f64| {
            let place = tenth(frame.with(|frame| frame.y.place(y))?);
            let decimals = frame.with(|frame| frame.y_ticks.decimals_of(y));
            let number = tick_text(i18n.get_locale(), measure.get(), y, decimals);
            Some(view! {
                <line class="plot-grid" x1=left x2=right y1=place y2=place />
                <text class="plot-number" x=left - 8.0 y=place dy="0.32em" text-anchor="end">
                    {number}
                </text>
            })
        };
        let ticks = frame.with(|frame| frame.y_ticks.values.clone());
        ticks.into_iter().filter_map(tick).collect_view()
    };
    let across = move || {
        let (_, top, _, bottom) = frame.with(Frame::sides);
        let ticks = frame.with(|frame| frame.x_ticks.values.clone());
        let numbered = ticks.into_iter().filter_map(|x| {
            let place = tenth(frame.with(|frame| frame.x.place(x))?);
            let decimals = frame.with(|frame| frame.x_ticks.decimals_of(x));
            let number = tick_text(i18n.get_locale(), Measure::Amount, x, decimals);
            Some((place.into(), number))
        });
        let tick = |(place, number): (f64, Option<String>)| {
            view! {
                <line class="plot-grid" x1=place x2=place y1=top y2=bottom />
                <text class="plot-number" x=place y=bottom + 16.0 text-anchor="middle">
                    {number}
                </text>
            }
        };
        let legible = legible(numbered);
        legible.into_iter().map(tick).collect_view()
    };
    let middle = move || {
        frame
            .with(Frame::sides)
            .2
            .midpoint(frame.with(Frame::sides).0)
    };

    view! {
        <g>{upright}</g>
        <g>{across}</g>
        <text class="plot-name" x=middle y=HEIGHT - 4.0 text-anchor="middle">
            {x_name}
        </text>
    }
}

/// Numbers side by side, without those that would touch the one before.
fn legible(numbered: impl Iterator<Item = (f64, String)>) -> Vec<(f64, Option<String>)> {
    /// Of a digit, and between two numbers.
    const CHARACTER_WIDTH: f64 = 7.0;
    const GAP: f64 = 6.0;
    let mut end = f64::NEG_INFINITY;
    numbered
        .map(|(place, number)| {
            let half = number.chars().count() as f64 * CHARACTER_WIDTH / 2.0;
            let fits = place - half >= end + GAP;
            if fits {
                end = place + half;
            }
            (place, fits.then_some(number))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_never_touch() {
        let check = |places: &[f64], shown: &[bool]| {
            let numbered = places.iter().map(|&place| (place, "1,000".to_owned()));
            let legible = legible(numbered);
            let seen: Vec<bool> = legible.iter().map(|(_, number)| number.is_some()).collect();
            assert_eq!(seen, shown, "{places:?}");
        };
        check(&[0.0, 50.0, 100.0], &[true, true, true]);
        check(&[0.0, 20.0, 40.0, 60.0], &[true, false, false, true]);
        check(&[], &[]);
    }
}

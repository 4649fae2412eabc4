//! The line under the pointer and the values that it crosses.

use leptos::prelude::*;

use super::chart::Chart;
use super::frame::Frame;
use super::path::tenth;
use super::readout::{Readout, place_text, value_text};
use crate::i18n::use_i18n;

/// Where a value starts to the left or right of the crosshair.
const MARGIN: f32 = 8.0;
const LINE_HEIGHT: f32 = 15.0;

/// The crosshair with its values; nothing while there is none.
#[component]
pub fn Crosshair(
    /// What is drawn.
    chart: Memo<Chart>,
    /// Where.
    frame: Memo<Frame>,
    /// What to show.
    readout: Memo<Option<Readout>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let shown =
        move || {
            let readout = readout.get()?;
            let locale = i18n.get_locale();
            let (left, top, right, bottom) = frame.with(Frame::sides);
            let x = frame.with(|frame| frame.x.place(readout.x)).map(tenth)?;
            // The text stands on the side where there is more room.
            let (text_x, anchor) = if x > left.midpoint(right) {
                (x - MARGIN, "end")
            } else {
                (x + MARGIN, "start")
            };
            let measure = chart.with(|chart| chart.measure);
            let dots = readout.values.iter().filter_map(|(_, hue, value)| {
                let y = frame.with(|frame| frame.y.place(*value)).map(tenth)?;
                let is_inside = (top..=bottom).contains(&y);
                let dot =
                    view! { <circle class=format!("plot-hue-{hue} plot-dot") cx=x cy=y r="3.5" /> };
                is_inside.then_some(dot)
            });
            let dots = dots.collect_view();
            let heading = chart.with(|chart| {
                let place = place_text(chart, locale, readout.x);
                format!("{} {place}", chart.x_name)
            });
            let lines = readout.values.iter().enumerate().map(|(index, (name, hue, value))| {
            let y = top + LINE_HEIGHT * (index + 2) as f32;
            let value = value_text(locale, measure, *value);
            view! {
                <text class=format!("plot-read plot-hue-{hue}") x=text_x y=y text-anchor=anchor>
                    {format!("{name} {value}")}
                </text>
            }
        });
            let lines = lines.collect_view();
            Some(view! {
                <line class="plot-crosshair" x1=x x2=x y1=top y2=bottom />
                {dots}
                <text class="plot-read" x=text_x y=top + LINE_HEIGHT text-anchor=anchor>
                    {heading}
                </text>
                {lines}
            })
        };
    view! { <g>{shown}</g> }
}

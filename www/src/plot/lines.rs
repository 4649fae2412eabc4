//! A plot's lines, the noise behind them, their names, and the values to compare with.

use leptos::prelude::*;

use super::chart::{Chart, Line};
use super::frame::Frame;
use super::path::{self, tenth};

/// Up to so many points each is marked: a line of one point could not be seen otherwise.
const MOST_MARKS: usize = 40;

/// All lines of a chart.
#[component]
pub fn Lines(
    /// What is drawn.
    chart: Memo<Chart>,
    /// Where.
    frame: Memo<Frame>,
    /// What keeps them inside the axes, as an SVG reference.
    clip: String,
) -> impl IntoView {
    // Elements are made anew only where there are other lines; otherwise their paths change.
    let hues = Memo::new(move |_| {
        chart.with(|chart| chart.lines.iter().map(|line| line.hue).collect::<Vec<_>>())
    });
    let lines = move || {
        let line = |(index, hue)| view! { <OneLine chart frame clip=clip.clone() index hue /> };
        hues.get().into_iter().enumerate().map(line).collect_view()
    };
    let references = move || {
        let (left, _, right, _) = frame.with(Frame::sides);
        let references = chart.with(|chart| chart.references.clone());
        let reference = |reference: super::Reference| {
            let y = tenth(frame.with(|frame| frame.y.place(reference.y))?);
            Some(view! {
                <line class="plot-reference" x1=left x2=right y1=y y2=y />
                <text class="plot-name" x=right - 4.0 y=y - 4.0 text-anchor="end">
                    {reference.name}
                </text>
            })
        };
        references.into_iter().filter_map(reference).collect_view()
    };
    view! {
        <g>{references}</g>
        <g>{lines}</g>
    }
}

#[component]
fn OneLine(
    chart: Memo<Chart>,
    frame: Memo<Frame>,
    clip: String,
    index: usize,
    hue: u8,
) -> impl IntoView {
    let drawn = move |draw: fn(&Line, &Frame) -> String| {
        chart.with(|chart| {
            let line = chart.lines.get(index);
            line.map_or_else(String::new, |line| frame.with(|frame| draw(line, frame)))
        })
    };
    let strong = move || drawn(|line, frame| path::line(&line.points, &frame.x, &frame.y));
    let noise = move || drawn(|line, frame| path::noise(&line.noise, &frame.x, &frame.y));
    let marks = move || {
        drawn(|line, frame| {
            if line.noise.is_empty() && line.points.len() <= MOST_MARKS {
                path::marks(&line.points, &frame.x, &frame.y)
            } else {
                String::new()
            }
        })
    };
    let name = move || {
        chart.with(|chart| {
            let named = frame.with(|frame| frame.names_lines);
            let line = chart.lines.get(index);
            let line = line.filter(|line| named && !line.points.is_empty());
            line.map_or_else(String::new, |line| line.name.clone())
        })
    };
    let place = move || {
        let (x, ys) = chart.with(|chart| frame.with(|frame| frame.name_places(chart)));
        (x, ys.get(index).copied().unwrap_or_default())
    };

    view! {
        <g class=format!("plot-hue-{hue}")>
            <path class="plot-noise" clip-path=clip.clone() d=noise />
            <path class="plot-line" clip-path=clip d=strong />
            <path class="plot-marks" d=marks />
            <text class="plot-end-name" x=move || tenth(place().0) y=move || tenth(place().1) dy="0.32em">
                {name}
            </text>
        </g>
    }
}

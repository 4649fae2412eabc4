//! A plot's lines, the noise behind them, their names, and the values to compare with.

use leptos::prelude::*;

use super::chart::{Chart, Line, Measure};
use super::frame::Frame;
use super::path::{self, tenth};

/// Up to so many points each is marked: a line of one point could not be seen otherwise.
const MOST_MARKS: usize = 40;

/// A line among many, told apart by its marks, has about so many where it has more points.
const SPARSE_MARKS: usize = 12;

/// The width of a change's name.
const ROOM_FOR_CHANGE: f32 = 80.0;

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
        chart.with(|chart| {
            let lines = chart.lines.iter();
            lines.map(|line| (line.hue, line.mark)).collect::<Vec<_>>()
        })
    });
    let lines = move || {
        let line = |(index, (hue, mark))| {
            view! { <OneLine chart frame clip=clip.clone() index hue mark /> }
        };
        hues.get().into_iter().enumerate().map(line).collect_view()
    };
    let references = move || {
        let (left, _, right, _) = frame.with(Frame::sides);
        let references = chart.with(|chart| chart.references.clone());
        let reference = |reference: super::Reference| {
            let y = tenth(frame.with(|frame| frame.y.place(reference.y))?);
            Some(match reference.x {
                None => view! {
                    <line class="plot-reference" x1=left x2=right y1=y y2=y />
                    <text class="plot-name" x=right - 4.0 y=y - 4.0 text-anchor="end">
                        {reference.name}
                    </text>
                }
                .into_any(),
                Some(x) => {
                    let x = tenth(frame.with(|frame| frame.x.place(x))?);
                    view! {
                        <path
                            class=match reference.hue {
                                Some(hue) => format!("plot-reference-point plot-hue-{hue}"),
                                None => "plot-reference-point".to_owned(),
                            }
                            d=format!("M{x} {y}m-4 -4l8 8m0 -8l-8 8")
                        />
                        <text class="plot-name" x=x + 8.0 y=y dy="0.32em">
                            {reference.name}
                        </text>
                    }
                    .into_any()
                }
            })
        };
        references.into_iter().filter_map(reference).collect_view()
    };
    let changes = move || {
        let (_, top, right, bottom) = frame.with(Frame::sides);
        let changes = chart.with(|chart| chart.changes.clone());
        let change = |change: super::Change| {
            let x = tenth(frame.with(|frame| frame.x.place(change.x))?);
            // Its name stands where there is room.
            let is_late = x > right - ROOM_FOR_CHANGE;
            let (text_x, anchor) = if is_late {
                (x - 4.0, "end")
            } else {
                (x + 4.0, "start")
            };
            // Shares crowd at the top.
            let is_share = chart.with(|chart| chart.measure == Measure::Share);
            let text_y = if is_share { bottom - 8.0 } else { top + 8.0 };
            Some(view! {
                <line class="plot-change" x1=x x2=x y1=top y2=bottom />
                <text class="plot-name" x=text_x y=text_y text-anchor=anchor>
                    {change.name}
                </text>
            })
        };
        changes.into_iter().filter_map(change).collect_view()
    };
    view! {
        <g>{changes}</g>
        <g>{lines}</g>
        <g>{references}</g>
    }
}

#[component]
fn OneLine(
    chart: Memo<Chart>,
    frame: Memo<Frame>,
    clip: String,
    index: usize,
    hue: u8,
    mark: u8,
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
            // The first sample of all is seen like a point: noise is a line, too, and its mean another one.
            let is_first = line.noise.len() == 1 && line.points.len() <= 1;
            let few = is_first || line.noise.is_empty() && line.points.len() <= MOST_MARKS;
            let every = match &line.end_name {
                _ if few => 1,
                Some(_) => line.points.len().div_ceil(SPARSE_MARKS),
                None => return String::new(),
            };
            let sample = line.noise.first().map(|&(x, value, _)| (x, value));
            let sample = sample.filter(|_| is_first && line.points.is_empty());
            let points = line.points.iter().copied().step_by(every).chain(sample);
            path::marks(points, line.mark, &frame.x, &frame.y)
        })
    };
    let name = move || {
        chart.with(|chart| {
            let named = frame.with(|frame| frame.names_lines);
            let line = chart.lines.get(index);
            let line = line.filter(|line| named && !line.points.is_empty());
            line.map_or_else(String::new, |line| {
                line.end_name.clone().unwrap_or_else(|| line.name.clone())
            })
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
            <path class=format!("plot-marks plot-mark-{}", mark % Line::MARKS) d=marks />
            <text class="plot-end-name" x=move || tenth(place().0) y=move || tenth(place().1) dy="0.32em">
                {name}
            </text>
        </g>
    }
}

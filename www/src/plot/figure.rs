//! The plot as an element of the page.

use leptos::prelude::*;

use super::aim::Aim;
use super::axes::Axes;
use super::chart::{Chart, Line, Measure};
use super::crosshair::Crosshair;
use super::export::Export;
use super::frame::{Frame, HEIGHT};
use super::lines::Lines;
use super::path;
use super::scale::{Scale, Spacing};
use super::width::{offset_within, use_width};
use crate::i18n::{t, use_i18n};
use crate::lessons::LessonLink;

/// A plot with its title, legend and read-out.
#[component]
pub fn Plot(
    /// What automation knows it by; also what its parts' identifiers begin with.
    name: &'static str,
    /// What it shows, in a word or two.
    #[prop(into)]
    title: Signal<String>,
    /// The lines. However often this changes, whoever makes it sees to it that it does so at most
    /// ten times a second.
    chart: Memo<Chart>,
    /// What stands in its place while there is nothing to draw.
    #[prop(into)]
    empty: Signal<String>,
    /// What the plot says, in a sentence for those who do not see it.
    #[prop(into)]
    summary: Signal<String>,
    /// What files of it are called after, beside its name.
    #[prop(into)]
    file: Signal<String>,
    /// The lesson that explains it.
    #[prop(optional)]
    lesson: Option<&'static str>,
) -> impl IntoView {
    let i18n = use_i18n();
    let area = NodeRef::new();
    let figure = NodeRef::new();
    let width = use_width(area);
    let is_log = RwSignal::new(chart.with_untracked(|chart| chart.begins_log));
    let spacing = move || {
        if is_log.get() {
            Spacing::Log
        } else {
            Spacing::Linear
        }
    };
    let frame = Memo::new(move |_| chart.with(|chart| Frame::new(chart, spacing(), width.get())));
    let is_empty = Memo::new(move |_| chart.with(Chart::is_empty));
    let offers_log = Memo::new(move |_| chart.with(|chart| chart.measure == Measure::Amount));

    let aim = Aim::new(chart, frame);
    let point = move |event: leptos::ev::PointerEvent| {
        if let Some(area) = area.get_untracked() {
            aim.point(offset_within(&area, event.client_x()));
        }
    };
    let follow = move |event: leptos::ev::PointerEvent| {
        // Browsers tell of a pointer at rest, too, when something moves beneath it; keys may have the crosshair then.
        if event.movement_x() != 0 || event.movement_y() != 0 {
            point(event);
        }
    };
    let steer = move |event: leptos::ev::KeyboardEvent| {
        if aim.steer(&event.key()) {
            event.prevent_default();
        }
    };
    let spoken = move || aim.spoken(i18n);

    let clip_id = format!("{name}-inside");
    let clip = format!("url(#{clip_id})");
    let side = move |pick: fn((f32, f32, f32, f32)) -> f32| move || pick(frame.with(Frame::sides));

    view! {
        <figure class="plot" data-testid=name node_ref=figure>
            <figcaption class="plot-head">
                <span class="plot-title">{title}</span>
                {lesson.map(|lesson| view! { <LessonLink lesson of=title /> })}
                <Legend title chart />
                <label class="plot-log" hidden=move || !offers_log.get()>
                    <input
                        type="checkbox"
                        prop:checked=move || is_log.get()
                        on:change:target=move |event| is_log.set(event.target().checked())
                    />
                    {t!(i18n, training.log_axis)}
                </label>
            </figcaption>
            <div
                class="plot-area"
                node_ref=area
                role="img"
                tabindex="0"
                aria-label=move || format!("{}. {}", title.get(), summary.get())
                on:pointermove=follow
                on:pointerdown=point
                on:pointerleave=move |_| aim.leave()
                on:blur=move |_| aim.leave()
                on:keydown=steer
            >
                <svg
                    class="plot-picture"
                    width=move || width.get()
                    height=HEIGHT
                    aria-hidden="true"
                >
                    <clipPath id=clip_id>
                        <rect
                            x=side(|(left, ..)| left)
                            y=side(|(_, top, ..)| top)
                            width=side(|(left, _, right, _)| right - left)
                            height=side(|(_, top, _, bottom)| bottom - top)
                        />
                    </clipPath>
                    <Axes chart frame />
                    <Lines chart frame clip />
                    <Crosshair chart frame readout=aim.readout />
                </svg>
                <p
                    class="plot-empty"
                    style:align-items=move || {
                        chart.with(|chart| frame.with(|frame| frame.free_third(chart)))
                    }
                    hidden=move || !is_empty.get()
                >
                    <span>{empty}</span>
                </p>
            </div>
            <Export name chart figure file />
            <p class="visually-hidden" aria-live="polite">
                {spoken}
            </p>
        </figure>
    }
}

/// The size of a line's sample in the legend.
const SAMPLE: (f64, f64) = (24.0, 10.0);

/// Every line's name beside a sample of it.
#[component]
fn Legend(
    chart: Memo<Chart>,
    /// What the plot is called: a line alone that is called the same needs no entry.
    title: Signal<String>,
) -> impl IntoView {
    let names = Memo::new(move |_| {
        chart.with(|chart| {
            let lines = chart.lines.iter();
            lines
                .map(|line| {
                    (
                        line.name.clone(),
                        line.hue,
                        line.mark,
                        line.end_name.is_some(),
                    )
                })
                .collect::<Vec<_>>()
        })
    });
    let entry = |(name, hue, mark, is_marked): (String, u8, u8, bool)| {
        let unit = Scale::new(Spacing::Linear, (0.0, 1.0), (0.0, 1.0));
        let middle = std::iter::once((SAMPLE.0 / 2.0, SAMPLE.1 / 2.0));
        let marks = is_marked.then(|| path::marks(middle, mark, &unit, &unit));
        view! {
            <span class=format!("plot-legend-entry plot-hue-{hue}")>
                <svg class="plot-sample" width="24" height="10" aria-hidden="true">
                    <path class="plot-line" d="M0 5H24" />
                    <path class=format!("plot-marks plot-mark-{}", mark % Line::MARKS) d=marks />
                </svg>
                {name}
            </span>
        }
    };
    view! {
        <span class="plot-legend">
            {move || {
                let names = names.get();
                let is_said = names.len() == 1 && title.with(|title| names[0].0 == *title);
                let shown = if is_said { Vec::new() } else { names };
                shown.into_iter().map(entry).collect_view()
            }}
        </span>
    }
}

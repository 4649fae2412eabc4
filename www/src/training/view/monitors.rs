//! Another plot, of what one chooses to watch.

use digit_lab::training::Build;
use leptos::prelude::*;

use crate::i18n::{t, t_string, use_i18n};
use crate::numbers::{Style, format};
use crate::plot::{Chart, Line, Plot};
use crate::training::monitor::{Monitor, Watched};
use crate::training::store::Training;
use crate::training::words::{monitor_name, monitor_note, subject_end, subject_name};

/// Where the horizontal axis ends while there is nothing to draw.
const EMPTY_HORIZON: f64 = 10.0;

/// What else there is to see of the present training or the last one, folded away.
#[component]
pub fn Monitors() -> impl IntoView {
    let i18n = use_i18n();
    let runs = expect_context::<Training>().runs;
    let is_open = RwSignal::new(false);
    let monitor = RwSignal::new(Monitor::default());
    let watched = runs.watch(Signal::derive(move || is_open.get().then(|| monitor.get())));
    let changes = runs.current_changes();
    let chart = Memo::new(move |_| {
        let line = |(index, watched): (usize, &Watched)| Line {
            name: subject_name(i18n, watched.subject),
            end_name: subject_end(i18n, watched.subject),
            hue: (index % Line::HUES) as u8 + 1,
            mark: (index / Line::HUES) as u8,
            points: watched.points.clone(),
            ..Line::default()
        };
        let lines: Vec<Line> =
            watched.with(|watched| watched.iter().enumerate().map(line).collect());
        let ends = lines.iter().filter_map(|line| line.points.last());
        let x_most = ends.map(|point| point.0).fold(0.0, f64::max);
        Chart {
            x_most: if x_most > 0.0 { x_most } else { EMPTY_HORIZON },
            x_name: t_string!(i18n, training.epoch_axis).to_owned(),
            measure: monitor.get().measure(),
            changes: changes.get(),
            lines,
            ..Chart::default()
        }
    });
    let summary = move || {
        let ends = watched.with(|watched| {
            let end = |watched: &Watched| {
                let name = subject_name(i18n, watched.subject);
                let last = watched.points.last().map_or(f64::NAN, |point| point.1);
                let value = format(i18n.get_locale(), last, Style::Significant(3));
                t_string!(i18n, training.monitor_end, name, value)
            };
            watched.iter().map(end).collect::<Vec<_>>()
        });
        ends.join(t_string!(i18n, common.comma))
    };
    let empty = move || {
        if monitor.get().is_of_layers() {
            t_string!(i18n, training.monitor_layers_empty).to_owned()
        } else {
            t_string!(i18n, training.monitor_empty).to_owned()
        }
    };
    let option = move |choice: Monitor| {
        view! { <option value=choice.name()>{move || monitor_name(i18n, choice)}</option> }
    };
    let choose = move |name: String| {
        if let Some(chosen) = Monitor::ALL.into_iter().find(|it| it.name() == name) {
            monitor.set(chosen);
        }
    };

    view! {
        <details
            class="monitors"
            data-testid="monitors"
            on:toggle:target=move |event| is_open.set(event.target().open())
        >
            <summary>{t!(i18n, training.monitors)}</summary>
            <label class="monitor-choice">
                <span>{t!(i18n, training.monitor)}</span>
                <select
                    data-testid="monitor"
                    prop:value=move || monitor.get().name()
                    on:change:target=move |event| choose(event.target().value())
                >
                    {Monitor::ALL.map(option).into_iter().collect_view()}
                </select>
            </label>
            <p class="monitor-note">{move || monitor_note(i18n, monitor.get())}</p>
            <Plot
                name="monitor-plot"
                title=move || monitor_name(i18n, monitor.get()).to_owned()
                chart
                empty
                summary
                file=move || monitor.get().name().to_owned()
            />
            <Built />
        </details>
    }
}

/// What has computed the latest training: last bits depend on it.
#[component]
fn Built() -> impl IntoView {
    let i18n = use_i18n();
    let build = expect_context::<Training>().runs.build();
    move || {
        let Build {
            version,
            processor,
            features,
        } = build.get()?;
        let data = features.clone();
        Some(view! {
            <p class="monitor-note" data-testid="train-build" data-features=data>
                {t_string!(i18n, training.build_note, version, processor, features)}
            </p>
        })
    }
}

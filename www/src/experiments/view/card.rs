//! One experiment in the gallery.

use digit_lab::book::{Experiment, Figure, Measure};
use leptos::prelude::*;

use super::settings::short_settings;
use crate::experiments::laboratory::Laboratory;
use crate::experiments::progress::{Progress, Status};
use crate::experiments::texts::texts_of;
use crate::experiments::trial::Trial;
use crate::experiments::words::{duration, figure_name, figure_value, status_name, version_name};
use crate::i18n::{t, t_string, use_i18n};
use crate::numbers::{Style, format};

/// What to look for, its settings, what was published, how long it takes, and a button that runs it.
#[component]
pub fn Card(trial: Trial) -> impl IntoView {
    let i18n = use_i18n();
    let lab = expect_context::<Laboratory>();
    let id = trial.id();
    let address = move || trial.setup.get().address(id);
    let title = move || texts_of(id).map_or("", |(title, _)| i18n.text(title));
    let look = move || texts_of(id).map_or("", |(_, look)| i18n.text(look));
    let settings = move || trial.experiment.with_value(|it| short_settings(i18n, it));
    let published = move || {
        trial.experiment.with_value(|experiment| {
            let figure = chief_figure(experiment)?;
            let value = figure_value(i18n, figure.measure, figure.published?);
            Some((figure_name(i18n, experiment, figure), value))
        })
    };
    let time = move || {
        let time = duration(i18n, lab.estimated_secs(trial));
        let about = t_string!(i18n, experiments.about_time, time);
        let version = trial.setup.with(|setup| version_name(i18n, setup.version));
        if trial.needs_images() {
            let colon = t_string!(i18n, experiments.colon);
            format!("{version}{colon}{about}")
        } else {
            about
        }
    };
    let status = Memo::new(move |_| trial.status());
    let said = move || match status.get() {
        Status::Idle => String::new(),
        Status::Running => {
            let share = trial.progress.with(Progress::share);
            let share = format(i18n.get_locale(), share, Style::Percent(0));
            let comma = t_string!(i18n, experiments.comma);
            format!("{}{comma}{share}", status_name(i18n, Status::Running))
        }
        status => status_name(i18n, status).to_owned(),
    };
    let run = move |_| {
        if !status.get_untracked().is_under_way() {
            trial.run(lab);
        }
        lab.opened.set_value(Some(id));
        // A browser that refuses leaves the visitor here, where the card tells how it goes.
        let _ = location().set_hash(&trial.setup.get_untracked().address(id));
    };

    view! {
        <article class="card" data-testid="experiment-card" data-id=id>
            <h3 class="card-title">
                <span class="card-id">{id}</span>
                " "
                <a href=address on:click=move |_| lab.opened.set_value(Some(id))>
                    {title}
                </a>
            </h3>
            <p class="card-look">{look}</p>
            <p class="card-settings">{settings}</p>
            <p class="card-published">
                {move || {
                    published()
                        .map(|(name, value)| {
                            view! {
                                {t!(i18n, experiments.published)}
                                {t!(i18n, experiments.colon)}
                                {name}
                                " "
                                <b>{value}</b>
                            }
                        })
                }}
            </p>
            <div class="card-foot">
                <button
                    type="button"
                    class="card-run"
                    data-testid="experiment-card-run"
                    aria-label=move || {
                        t_string!(i18n, experiments.run_named, id, title = title())
                    }
                    aria-disabled=move || status.get().is_under_way().then_some("true")
                    on:click=run
                >
                    {t!(i18n, experiments.run)}
                </button>
                <span class="card-time">{time}</span>
                <span class="card-status" data-state=move || status.get().name()>
                    {said}
                </span>
            </div>
        </article>
    }
}

/// The published figure that people remember: a best accuracy, else the last that is no epoch's number.
fn chief_figure(experiment: &Experiment) -> Option<&Figure> {
    let is_best = |figure: &&Figure| {
        matches!(
            figure.measure,
            Measure::Best(_) | Measure::TestAtBestValidation
        )
    };
    let is_epoch = |figure: &&Figure| {
        matches!(
            figure.measure,
            Measure::BestEpoch(_) | Measure::LeastCostEpoch(_) | Measure::Reaches(..)
        )
    };
    let published = || {
        let figures = experiment.figures.iter().rev();
        figures.filter(|figure| figure.published.is_some())
    };
    let best = published().find(is_best);
    best.or_else(|| published().find(|figure| !is_epoch(figure)))
}

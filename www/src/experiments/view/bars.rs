//! What was read rightly in one go, as bars with a mark where the published figure is: such figures have no course that a
//! plot could draw.

use digit_lab::book::{Experiment, Figure, Measure};
use leptos::prelude::*;

use super::figures::verdict_of;
use crate::experiments::trial::Trial;
use crate::experiments::words::{figure_name, figure_value};
use crate::i18n::{t, t_string, use_i18n};

/// Whether an experiment has a published figure of that sort.
pub(super) fn are_of(experiment: &Experiment) -> bool {
    let is_on_an_axis = experiment.arms.iter().any(|arm| arm.x.is_some());
    let mut figures = experiment.figures.iter();
    !is_on_an_axis && figures.any(|figure| is_bar(figure) && figure.published.is_some())
}

fn is_bar(figure: &Figure) -> bool {
    let Measure::Value(name) = figure.measure else {
        return false;
    };
    matches!(
        name,
        "training" | "test" | "validation-left" | "member-least" | "member-most" | "vote"
    )
}

/// A bar for each such figure.
#[component]
pub fn Bars(trial: Trial) -> impl IntoView {
    let i18n = use_i18n();
    let judged = verdict_of(trial);
    let bar = move |index: usize| {
        trial.experiment.with_value(|experiment| {
            let figure = experiment.figures.get(index).filter(|it| is_bar(it))?;
            let here = judged.with(|(verdict, _)| Some(verdict.figures.get(index)?.median))?;
            let name = figure_name(i18n, experiment, figure);
            let value = |value: f64| figure_value(i18n, figure.measure, value);
            let of_published = figure.published.map(|published| {
                view! {
                    <span class="bar-published" style:left=format!("{published}%")></span>
                }
            });
            let told = here.is_finite().then(|| value(here));
            let published = figure.published.map(|published| {
                t_string!(i18n, experiments.published_label, value = value(published))
            });
            let width = if here.is_finite() {
                here.clamp(0.0, 100.0)
            } else {
                0.0
            };
            Some(view! {
                <li class="bar">
                    <span class="bar-name">{name}</span>
                    <span class="bar-track" aria-hidden="true">
                        <span class="bar-here" style:width=format!("{width}%")></span>
                        {of_published}
                    </span>
                    <span class="bar-value">
                        <b>{told}</b>
                        " "
                        <span class="bar-note">{published}</span>
                    </span>
                </li>
            })
        })
    };
    let bars = move || {
        let count = trial.experiment.with_value(|it| it.figures.len());
        (0..count).filter_map(bar).collect_view()
    };
    view! {
        <figure class="plot" data-testid="experiment-bars">
            <figcaption class="plot-head">
                <span class="plot-title">{t!(i18n, experiments.bars_title)}</span>
            </figcaption>
            <ul class="bars">{bars}</ul>
        </figure>
    }
}

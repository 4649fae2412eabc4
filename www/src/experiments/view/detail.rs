//! One experiment: what to look for, how it is run, how it goes, and what came of it.

use digit_lab::book::Kind;
use leptos::prelude::*;

use super::arms::Arms;
use super::claims::Claims;
use super::controls::Controls;
use super::figures::Figures;
use super::neuron::NeuronPlayer;
use super::perceptron::PerceptronPlayer;
use super::plots::Plots;
use super::settings::Settings;
use crate::experiments::texts::texts_of;
use crate::experiments::trial::Trial;
use crate::experiments::words::source;
use crate::focus::begin_at;
use crate::i18n::{t, t_string, use_i18n};
use crate::lessons::{LessonLink, lesson_of_experiment};
use crate::route::Route;

/// The place of one experiment.
#[component]
pub fn Detail(trial: Trial) -> impl IntoView {
    let i18n = use_i18n();
    let id = trial.id();
    let title = move || texts_of(id).map_or("", |(title, _)| i18n.text(title));
    let look = move || texts_of(id).map_or("", |(_, look)| i18n.text(look));
    let player = match trial.kind() {
        Kind::Neuron => view! { <NeuronPlayer trial /> }.into_any(),
        Kind::Perceptron => view! { <PerceptronPlayer /> }.into_any(),
        _ => ().into_any(),
    };
    let heading = NodeRef::<leptos::html::H1>::new();
    // One that was opened from the midst of the gallery begins at its beginning.
    begin_at(heading);

    let is_published = trial.experiment.with_value(|experiment| {
        let mut figures = experiment.figures.iter();
        figures.any(|figure| figure.published.is_some())
    });
    let lesson = lesson_of_experiment(id).map(|lesson| {
        let of = Signal::derive(move || title().to_owned());
        view! { <LessonLink lesson of /> }
    });

    view! {
        <article class="experiment" data-testid="experiment" data-id=id>
            <p>
                <a href=Route::Experiments.address() data-testid="experiment-back">
                    "← "
                    {t!(i18n, experiments.back)}
                </a>
            </p>
            <h1 class="experiment-title" tabindex="-1" node_ref=heading>
                <span class="card-id">{id}</span>
                " "
                {title}
            </h1>
            <p class="experiment-look">
                {look} {t!(i18n, common.between_sentences)} {lesson}
            </p>
            <Controls trial />
            <Arms trial />
            <Plots trial />
            <p class="experiment-note">
                {move || source(i18n, trial.group(), is_published)}
                {t!(i18n, common.between_sentences)}
                {move || is_published.then(|| t_string!(i18n, experiments.source_plots))}
            </p>
            {player}
            <Figures trial />
            <Claims trial />
            <Settings trial />
        </article>
    }
}

//! The plots of an experiment.

use digit_lab::book::{Experiment, Job, Measure, Part};
use leptos::prelude::*;

use super::bars::{self, Bars};
use crate::experiments::charts::{
    self, Names, Quantity, of_arms, of_epochs, of_layers, of_same_series, of_series, usual_part,
};
use crate::experiments::progress::{Progress, Status};
use crate::experiments::trial::Trial;
use crate::experiments::words::{arm_name, figure_value, part_name, series_name};
use crate::i18n::{I18n, t, t_string, use_i18n};
use crate::numbers::{Style, format};
use crate::plot::{Chart, Measure as Axis, Plot};

/// One of the plots.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    /// The first figure of each arm over the arms' own axis.
    Arms,
    /// The epochs of all arms.
    Epochs(Quantity),
    /// Every curve of one arm.
    Curves(usize),
    /// One curve of every arm.
    Curve(&'static str),
    /// Gradients over layers.
    Layers,
    /// Shares of images that were read rightly in one go, as bars.
    Bars,
}

/// What automation knows plots by.
const NAMES: [&str; 4] = [
    "experiment-plot-1",
    "experiment-plot-2",
    "experiment-plot-3",
    "experiment-plot-4",
];

/// What there is to draw of an experiment, what its figures speak of first.
fn shown_of(experiment: &Experiment) -> Vec<Shown> {
    if experiment.arms.iter().any(|arm| arm.x.is_some()) {
        return vec![Shown::Arms];
    }
    let mut shown = Vec::new();
    let mut show = |one: Shown| {
        if !shown.contains(&one) {
            shown.push(one);
        }
    };
    for (number, arm) in experiment.arms.iter().enumerate() {
        match &arm.job {
            Job::Training(_) => {
                let mut quantities = [Quantity::Accuracy, Quantity::Cost];
                if is_about_costs(experiment) {
                    quantities.reverse();
                }
                for quantity in quantities {
                    show(Shown::Epochs(quantity));
                }
            }
            Job::Neuron(_) => {
                for curve in ["output", "cost"] {
                    show(Shown::Curve(curve));
                }
            }
            // A single update has no course.
            Job::GradientNorms(norms) if norms.spec.epochs <= 1.0 => show(Shown::Layers),
            Job::Perceptron
            | Job::GradientNorms(_)
            | Job::RandomSearch(_)
            | Job::Darkness { .. } => show(Shown::Curves(number)),
            Job::NumericalGradient(_) | Job::Chance { .. } | Job::Svm(_) | Job::Vote(_) => {}
        }
    }
    if bars::are_of(experiment) {
        shown.push(Shown::Bars);
    }
    shown
}

fn is_about_costs(experiment: &Experiment) -> bool {
    let is_cost = |measure| {
        matches!(
            measure,
            Measure::FirstCost(_)
                | Measure::LastCost(_)
                | Measure::LeastCost(_)
                | Measure::MostCost(_)
        )
    };
    let costs = experiment
        .figures
        .iter()
        .filter(|figure| is_cost(figure.measure));
    costs.count() * 2 > experiment.figures.len()
}

/// All plots, and where it matters the part of the data that they show.
#[component]
pub fn Plots(trial: Trial) -> impl IntoView {
    let i18n = use_i18n();
    let shown = trial.experiment.with_value(shown_of);
    let part = RwSignal::new(trial.experiment.with_value(usual_part));
    let is_of_parts = trial.experiment.with_value(|it| it.arms.len() > 1)
        && shown.iter().any(|it| matches!(it, Shown::Epochs(_)));
    let parts = [Part::Training, Part::Validation, Part::Test];
    let option = move |one: Part| {
        view! {
            <option value=one.to_string() selected=move || part.get() == one>
                {move || part_name(i18n, one)}
            </option>
        }
    };
    let choose = move |name: String| {
        if let Some(chosen) = parts.into_iter().find(|part| part.to_string() == name) {
            part.set(chosen);
        }
    };
    let plots = shown.into_iter().zip(NAMES);
    let plots = plots.map(|(shown, name)| match shown {
        Shown::Bars => view! { <Bars trial /> }.into_any(),
        shown => view! { <OnePlot trial shown name part /> }.into_any(),
    });

    view! {
        <div class="experiment-plots">
            <label class="experiment-choice experiment-part" hidden=!is_of_parts>
                <span>{t!(i18n, experiments.measured_on)}</span>
                <select
                    name="part"
                    data-testid="experiment-part"
                    prop:value=move || part.get().to_string()
                    on:change:target=move |event| choose(event.target().value())
                >
                    {parts.map(option).into_iter().collect_view()}
                </select>
            </label>
            {plots.collect_view()}
        </div>
    }
}

#[component]
fn OnePlot(trial: Trial, shown: Shown, name: &'static str, part: RwSignal<Part>) -> impl IntoView {
    let i18n = use_i18n();
    let chart = Memo::new(move |_| {
        let part = part.get();
        trial.progress.with(|progress| {
            trial
                .experiment
                .with_value(|experiment| drawn(i18n, experiment, progress, shown, part))
        })
    });
    let title = move || match shown {
        Shown::Arms => t_string!(i18n, experiments.accuracy_of_arms).to_owned(),
        Shown::Epochs(Quantity::Accuracy) => t_string!(i18n, training.accuracy).to_owned(),
        Shown::Epochs(Quantity::Cost) => t_string!(i18n, training.cost_short).to_owned(),
        Shown::Curve(name) => capital(&series_name(i18n, name)),
        Shown::Layers => t_string!(i18n, experiments.gradient_norm).to_owned(),
        Shown::Bars => t_string!(i18n, experiments.bars_title).to_owned(),
        Shown::Curves(arm) => trial.experiment.with_value(|experiment| {
            let arm = experiment.arms.get(arm);
            match arm.map(|arm| &arm.job) {
                Some(Job::GradientNorms(_)) => {
                    let norm = t_string!(i18n, experiments.gradient_norm);
                    let name = arm.map_or_else(String::new, |arm| arm_name(i18n, arm.name));
                    format!("{norm}: {name}")
                }
                Some(Job::Perceptron) => t_string!(i18n, experiments.series_output).to_owned(),
                Some(Job::Darkness { .. }) => series_name(i18n, "darkness"),
                _ => arm.map_or_else(String::new, |arm| arm_name(i18n, arm.name)),
            }
        }),
    };
    let title = move || capital(&title());
    let summary = move || chart.with(|chart| summary(i18n, chart));
    let id = trial.id();
    let empty = move || {
        let words = match trial.status() {
            Status::Finished => t_string!(i18n, experiments.plot_broke_off),
            _ => t_string!(i18n, experiments.plot_empty),
        };
        words.to_owned()
    };

    view! {
        <Plot
            name
            title
            chart
            empty
            summary
            file=move || id.to_owned()
        />
    }
}

fn drawn(
    i18n: I18n,
    experiment: &Experiment,
    progress: &Progress,
    shown: Shown,
    part: Part,
) -> Chart {
    let job = |arm: usize| experiment.arms.get(arm).map(|arm| &arm.job);
    let x = match shown {
        Shown::Arms => t_string!(i18n, experiments.arms_axis),
        Shown::Epochs(_) => t_string!(i18n, training.epoch_axis),
        Shown::Curve(_) => t_string!(i18n, experiments.steps_axis),
        Shown::Layers => t_string!(i18n, experiments.layers_axis),
        Shown::Bars => "",
        Shown::Curves(arm) => match job(arm) {
            Some(Job::Perceptron) => t_string!(i18n, experiments.change_axis),
            Some(Job::RandomSearch(_)) => t_string!(i18n, experiments.draws_axis),
            Some(Job::Darkness { .. }) => t_string!(i18n, experiments.digit_axis),
            _ => t_string!(i18n, experiments.updates_axis),
        },
    };
    let names = Names {
        arm: &|name| arm_name(i18n, name),
        part: &|part| part_name(i18n, part).to_owned(),
        series: &|name| series_name(i18n, name),
        published: &|figure, value| {
            let value = figure_value(i18n, figure.measure, value);
            t_string!(i18n, experiments.published_label, value)
        },
        x: x.to_owned(),
    };
    match shown {
        Shown::Arms => of_arms(experiment, progress, &names),
        Shown::Epochs(quantity) => of_epochs(experiment, progress, part, quantity, &names),
        Shown::Curves(arm) => of_series(experiment, progress, arm, &charts::any, &names),
        Shown::Curve(name) => of_same_series(experiment, progress, name, &names),
        Shown::Layers => of_layers(experiment, progress, &names),
        Shown::Bars => Chart::default(),
    }
}

/// Where each line ends, in a sentence.
fn summary(i18n: I18n, chart: &Chart) -> String {
    if chart.is_empty() {
        return t_string!(i18n, experiments.plot_empty).to_owned();
    }
    let style = match chart.measure {
        Axis::Share => Style::Percent(2),
        Axis::Amount => Style::Significant(3),
    };
    let lines = chart.lines.iter().filter_map(|line| {
        let value = format(i18n.get_locale(), line.points.last()?.1, style);
        Some(t_string!(
            i18n,
            experiments.line_summary,
            name = line.name,
            value
        ))
    });
    let lines = lines
        .collect::<Vec<_>>()
        .join(t_string!(i18n, experiments.semicolon));
    t_string!(i18n, experiments.plot_summary, lines)
}

/// A name as it begins a line.
fn capital(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

#[cfg(test)]
mod tests {
    use digit_lab::book::{experiment, experiments};

    use super::*;

    fn check(id: &str, expected: &[Shown]) {
        assert_eq!(shown_of(&experiment(id).unwrap()), expected, "{id}");
    }

    #[test]
    fn each_sort_of_experiment_is_drawn_as_what_it_is() {
        let accuracy = Shown::Epochs(Quantity::Accuracy);
        let cost = Shown::Epochs(Quantity::Cost);
        check("1.1", &[accuracy, cost]);
        check("3.15", &[cost, accuracy]);
        check("3.1", &[Shown::Curve("output"), Shown::Curve("cost")]);
        check("3.11", &[Shown::Arms]);
        check("3.12", &[Shown::Arms]);
        check("5.2", &[Shown::Layers]);
        check("5.3", &[0, 1, 2].map(Shown::Curves));
        check("N.2", &[Shown::Curves(0), accuracy, cost, Shown::Bars]);
        check("1.6", &[Shown::Curves(1), Shown::Bars]);
        check("6.8", &[Shown::Bars]);
        check("3.17", &[accuracy, cost, Shown::Bars]);
        check("N.3", &[]);
        check("N.4", &[Shown::Curves(0)]);
    }

    #[test]
    fn every_plot_has_a_name_of_its_own() {
        for experiment in experiments() {
            assert!(
                shown_of(&experiment).len() <= NAMES.len(),
                "{}",
                experiment.id
            );
        }
    }
}

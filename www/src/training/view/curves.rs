//! The plots of a training: cost and accuracy over its epochs.

use leptos::prelude::*;

use crate::i18n::{t, t_string, use_i18n};
use crate::numbers::{Style, format};
use crate::plot::{Chart, Line, Measure, Plot};
use crate::training::progress::{Progress, share};
use crate::training::store::Training;

/// Hues of the plots' lines: the same data has the same hue in both plots.
const BATCHES: u8 = 1;
const TRAINING: u8 = 2;
const VALIDATION: u8 = 3;

/// Both plots.
#[component]
pub fn Curves() -> impl IntoView {
    let i18n = use_i18n();
    let Training { progress, runs, .. } = expect_context();
    let run = runs.current_name();
    let changes = runs.current_changes();
    let epoch_axis = move || t_string!(i18n, training.epoch_axis).to_owned();
    let on_training = move || t_string!(i18n, training.on_training).to_owned();
    let on_validation = move || t_string!(i18n, training.on_validation).to_owned();

    let cost = Memo::new(move |_| {
        progress.with(|progress| {
            let curves = &progress.curves;
            let batches = t_string!(i18n, training.each_batch).to_owned();
            Chart {
                lines: vec![
                    Line::of_noise(batches, BATCHES, &curves.batch_cost),
                    Line::of_values(on_training(), TRAINING, &curves.training_cost),
                    Line::of_values(on_validation(), VALIDATION, &curves.validation_cost),
                ],
                x_name: epoch_axis(),
                x_most: horizon(progress),
                measure: Measure::Amount,
                changes: changes.get(),
                ..Chart::default()
            }
        })
    });
    let accuracy = Memo::new(move |_| {
        progress.with(|progress| {
            let curves = &progress.curves;
            Chart {
                lines: vec![
                    Line::of_values(on_training(), TRAINING, &curves.training_accuracy),
                    Line::of_values(on_validation(), VALIDATION, &curves.validation_accuracy),
                ],
                x_name: epoch_axis(),
                x_most: horizon(progress),
                measure: Measure::Share,
                changes: changes.get(),
                ..Chart::default()
            }
        })
    });

    // Sentences change with the epochs, not with every redraw.
    let latest = Memo::new(move |_| progress.with(|progress| progress.latest.clone()));
    let number = move |value: f64, style| format(i18n.get_locale(), value, style);
    let cost_summary = move || match latest.get() {
        None => t_string!(i18n, training.cost_empty).to_owned(),
        Some(it) => {
            let epoch = number(it.epoch.into(), Style::Decimals(0));
            let training = number(it.training_cost, Style::Decimals(3));
            let validation = number(it.validation_cost, Style::Decimals(3));
            t_string!(i18n, training.cost_summary, epoch, training, validation)
        }
    };
    let accuracy_summary = move || match latest.get() {
        None => t_string!(i18n, training.accuracy_empty).to_owned(),
        Some(it) => {
            let epoch = number(it.epoch.into(), Style::Decimals(0));
            let of = |correct, size| number(share(correct, size), Style::Percent(2));
            let training = of(it.training_correct, it.training_size);
            let validation = of(it.validation_correct, it.validation_size);
            t_string!(i18n, training.accuracy_summary, epoch, training, validation)
        }
    };

    view! {
        <div class="curves">
            <Plot
                name="cost-plot"
                title=move || t_string!(i18n, training.cost_short).to_owned()
                chart=cost
                empty=move || t_string!(i18n, training.cost_empty).to_owned()
                summary=cost_summary
                lesson="cost"
                file=run
            />
            <Plot
                name="accuracy-plot"
                title=move || t_string!(i18n, training.accuracy).to_owned()
                chart=accuracy
                empty=move || t_string!(i18n, training.accuracy_empty).to_owned()
                summary=accuracy_summary
                lesson="overfitting"
                file=run
            />
        </div>
    }
}

/// The places of both plots before anyone has trained.
#[component]
pub fn CurvesAhead() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <div class="curves">
            <figure class="plot plot-ahead" data-testid="cost-plot">
                <figcaption class="plot-title">{t!(i18n, training.cost_short)}</figcaption>
                <p>{t!(i18n, training.cost_empty)}</p>
            </figure>
            <figure class="plot plot-ahead" data-testid="accuracy-plot">
                <figcaption class="plot-title">{t!(i18n, training.accuracy)}</figcaption>
                <p>{t!(i18n, training.accuracy_empty)}</p>
            </figure>
        </div>
    }
}

/// Where the horizontal axis ends before the first training.
const EMPTY_HORIZON: f64 = 10.0;

/// Where the horizontal axis ends: a round number of epochs ahead of the present one, so that it
/// need not be drawn anew all the time, and no further than the last.
fn horizon(progress: &Progress) -> f64 {
    let Some(plan) = &progress.plan else {
        return EMPTY_HORIZON;
    };
    let planned = f64::from(plan.epochs);
    let mut power = 1.0;
    while power < planned {
        for times in [1.0, 2.0, 5.0] {
            if times * power >= progress.epochs_done() {
                return planned.min(times * power);
            }
        }
        power *= 10.0;
    }
    planned
}

#[cfg(test)]
#[allow(clippy::float_cmp, reason = "whole numbers are exact")]
mod tests {
    use digit_lab::training::{Build, Event, Plan};

    use super::*;

    #[test]
    fn the_axis_is_round_and_holds_what_is_done() {
        let plan = |epochs| Plan {
            sizes: vec![784, 10],
            parameters: 7_850,
            epochs,
            batches: 10,
            mini_batch: 10,
            training_size: 100,
        };
        let at = |epochs, epoch, batch| {
            let mut progress = Progress::default();
            let plan = plan(epochs);
            let build = Build::this();
            progress.apply(&Event::Started { plan, build }, 0.0);
            let reached = Event::Progress {
                epoch,
                batch,
                share: f64::from(batch) / 10.0,
                costs: Vec::new(),
                images: 0.0,
                training_secs: 0.0,
            };
            progress.apply(&reached, 0.0);
            horizon(&progress)
        };
        assert_eq!(at(30, 1, 0), 1.0);
        assert_eq!(at(30, 1, 10), 1.0);
        assert_eq!(at(30, 2, 1), 2.0);
        assert_eq!(at(30, 3, 1), 5.0);
        assert_eq!(at(30, 25, 0), 30.0);
        assert_eq!(at(3, 3, 10), 3.0);
        assert_eq!(at(1, 1, 0), 1.0);
        assert_eq!(at(100_000, 70_000, 0), 100_000.0);
        assert_eq!(horizon(&Progress::default()), 10.0);
    }
}

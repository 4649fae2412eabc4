//! How far each arm of an experiment is.

use leptos::prelude::*;

use crate::experiments::progress::{Piece, Progress, Stage};
use crate::experiments::trial::Trial;
use crate::experiments::words::{arm_name, stage_name};
use crate::i18n::{t, t_string, use_i18n};
use crate::numbers::{Style, format};

/// A list that is longer unfolds only when asked to.
const MOST_OPEN: usize = 12;

/// What of a piece is shown.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Shown {
    arm: usize,
    seed: u32,
    stage: Stage,
    /// Whole percents, so that nothing is drawn anew that looks the same.
    percent: u32,
}

impl From<&Piece> for Shown {
    fn from(piece: &Piece) -> Self {
        Self {
            arm: piece.arm,
            seed: piece.seed,
            stage: piece.stage,
            percent: (piece.share * 100.0) as u32,
        }
    }
}

/// The parts of a run, where there are several.
#[component]
pub fn Arms(trial: Trial) -> impl IntoView {
    let i18n = use_i18n();
    let count = Memo::new(move |_| trial.progress.with(|progress| progress.pieces.len()));
    let seeds = Memo::new(move |_| trial.progress.with(|progress| progress.setup.seeds));
    let piece = move |number: usize| {
        let shown = Memo::new(move |_| {
            trial
                .progress
                .with(|progress| progress.pieces.get(number).map(Shown::from))
        });
        let name = move || {
            let Some(shown) = shown.get() else {
                return String::new();
            };
            let arm = trial.experiment.with_value(|experiment| {
                let arm = experiment.arms.get(shown.arm);
                arm.map_or_else(String::new, |arm| arm_name(i18n, arm.name))
            });
            if seeds.get() > 1 {
                let seed = t_string!(i18n, training.seed);
                let comma = t_string!(i18n, experiments.comma);
                format!("{arm}{comma}{seed} {}", shown.seed)
            } else {
                arm
            }
        };
        let stage = move || shown.get().map(|shown| shown.stage);
        let is_elsewhere = move || stage() == Some(Stage::Elsewhere);
        view! {
            <li class="experiment-arm" data-testid="experiment-arm" data-arm=name>
                <span class="experiment-arm-name">{name}</span>
                <progress
                    class="progress-bar experiment-bar"
                    max="100"
                    prop:value=move || shown.get().map_or(0, |shown| shown.percent)
                    hidden=is_elsewhere
                    aria-label=name
                ></progress>
                <span class="experiment-arm-stage">
                    {move || stage().map(|stage| stage_name(i18n, stage))}
                </span>
            </li>
        }
    };
    let has_elsewhere = move || {
        trial.progress.with(|progress| {
            let mut pieces = progress.pieces.iter();
            pieces.any(|piece| piece.stage == Stage::Elsewhere)
        })
    };
    let share = move || {
        let share = trial.progress.with(Progress::share);
        format(i18n.get_locale(), share, Style::Percent(0))
    };
    let is_open = move || count.get() <= MOST_OPEN;

    view! {
        <details class="experiment-arms" hidden=move || count.get() < 2 prop:open=is_open>
            <summary>
                {move || t_string!(i18n, experiments.progress_share, share = share())}
            </summary>
            <ul>{move || (0..count.get()).map(piece).collect_view()}</ul>
            <p class="experiment-note" hidden=move || !has_elsewhere()>
                {t!(i18n, experiments.elsewhere_note)}
            </p>
        </details>
    }
}

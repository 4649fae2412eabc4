//! C and γ of support vector machines.

use std::ops::RangeInclusive;

use digit_lab::book::{Job, SvmSettings};
use leptos::prelude::*;

use super::controls::show_in_address;
use crate::experiments::address::Setup;
use crate::experiments::trial::Trial;
use crate::i18n::{I18n, t_string, use_i18n};
use crate::numbers::{Style, format};
use crate::training::draft::plain_digits;

/// One of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tuned {
    C,
    Gamma,
}

impl Tuned {
    fn name(self) -> &'static str {
        match self {
            Self::C => "svm-c",
            Self::Gamma => "svm-gamma",
        }
    }

    fn title(self, i18n: I18n) -> &'static str {
        match self {
            Self::C => t_string!(i18n, experiments.svm_c),
            Self::Gamma => t_string!(i18n, experiments.svm_gamma),
        }
    }

    fn range(self) -> RangeInclusive<f64> {
        match self {
            Self::C => SvmSettings::C,
            Self::Gamma => SvmSettings::GAMMA,
        }
    }

    fn of(self, setup: &Setup) -> f64 {
        match self {
            Self::C => setup.c,
            Self::Gamma => setup.gamma,
        }
    }

    fn set(self, setup: Setup, value: f64) -> Setup {
        match self {
            Self::C => Setup { c: value, ..setup },
            Self::Gamma => Setup {
                gamma: value,
                ..setup
            },
        }
    }
}

/// Both, where the experiment has such a machine.
#[component]
pub fn SvmChoice(trial: Trial) -> impl IntoView {
    let has_svm = trial.experiment.with_value(|experiment| {
        let mut arms = experiment.arms.iter();
        arms.any(|arm| matches!(arm.job, Job::Svm(_)))
    });
    has_svm.then(|| {
        view! {
            <Number trial tuned=Tuned::C />
            <Number trial tuned=Tuned::Gamma />
        }
    })
}

/// A number to type. What is none is said, and the last one that was stays in force.
#[component]
fn Number(trial: Trial, tuned: Tuned) -> impl IntoView {
    let i18n = use_i18n();
    let wrong = RwSignal::new(None::<String>);
    let id = format!("experiment-{}", tuned.name());
    let note_id = format!("{id}-note");
    let number = move |value: f64| format(i18n.get_locale(), value, Style::Significant(6));
    let take = move |text: String| {
        let value = plain_digits(&text).trim().parse::<f64>().ok();
        match value.filter(|value| tuned.range().contains(value)) {
            Some(value) => {
                wrong.set(None);
                let setup = tuned.set(trial.setup.get_untracked(), value);
                trial.setup.set(setup);
                show_in_address(trial.id(), setup);
            }
            None => wrong.set(Some(text)),
        }
    };
    let note = move || {
        let got = wrong.get()?;
        let name = tuned.title(i18n);
        let (least, most) = (number(*tuned.range().start()), number(*tuned.range().end()));
        Some(t_string!(
            i18n,
            experiments.svm_wrong,
            name,
            least,
            most,
            got
        ))
    };
    view! {
        <label class="experiment-choice">
            <span>{move || tuned.title(i18n)}</span>
            <input
                id=id.clone()
                type="text"
                inputmode="decimal"
                autocomplete="off"
                data-testid=id
                aria-describedby=note_id.clone()
                aria-invalid=move || wrong.with(Option::is_some).then_some("true")
                prop:value=move || trial.setup.with(|setup| tuned.of(setup).to_string())
                on:change:target=move |event| take(event.target().value())
            />
            <span class="experiment-wrong" id=note_id role="status">
                {note}
            </span>
        </label>
    }
}

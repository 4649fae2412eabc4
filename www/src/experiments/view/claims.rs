//! What is to be seen, and whether it was.

use digit_lab::book::{Claim, Verdict};
use leptos::prelude::*;

use super::figures::verdict_of;
use crate::experiments::trial::Trial;
use crate::experiments::words::claim_words;
use crate::i18n::{I18n, t, t_string, use_i18n};

/// Whether a claim has been seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Open,
    Holds,
    Fails,
}

impl State {
    /// What is said of a claim that needs figures that are not there yet is open.
    fn of(claim: &Claim, verdict: &Verdict) -> Self {
        let is_measured = |name: &&str| {
            let mut figures = verdict.figures.iter();
            figures.any(|figure| figure.name == **name && figure.median.is_finite())
        };
        if !claim.names().iter().all(is_measured) {
            Self::Open
        } else if verdict.failed_claims.contains(claim) {
            Self::Fails
        } else {
            Self::Holds
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Holds => "holds",
            Self::Fails => "fails",
        }
    }

    fn words(self, i18n: I18n) -> &'static str {
        match self {
            Self::Open => t_string!(i18n, experiments.claim_open),
            Self::Holds => t_string!(i18n, experiments.claim_holds),
            Self::Fails => t_string!(i18n, experiments.claim_fails),
        }
    }
}

/// The experiment's claims, each with whether it holds.
#[component]
pub fn Claims(trial: Trial) -> impl IntoView {
    let i18n = use_i18n();
    let judged = verdict_of(trial);
    let claims = trial.experiment.with_value(|it| it.claims.clone());
    if claims.is_empty() {
        return ().into_any();
    }
    let item = move |claim: Claim| {
        let state = {
            let claim = claim.clone();
            Memo::new(move |_| judged.with(|(verdict, _)| State::of(&claim, verdict)))
        };
        let words = move || {
            trial
                .experiment
                .with_value(|it| claim_words(i18n, it, &claim))
        };
        view! {
            <li data-testid="experiment-claim" data-state=move || state.get().name()>
                {words}
                <b class="experiment-claim-state">{move || state.get().words(i18n)}</b>
            </li>
        }
    };
    view! {
        <section>
            <h2>{t!(i18n, experiments.claims)}</h2>
            <ul class="experiment-claims">{claims.into_iter().map(item).collect_view()}</ul>
        </section>
    }
    .into_any()
}

//! How an experiment is to be run, and the buttons that run and stop it.

use digit_lab::book::Version;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::choices::Choices;
use super::status::StatusLine;
use crate::experiments::address::Setup;
use crate::experiments::laboratory::Laboratory;
use crate::experiments::progress::Status;
use crate::experiments::trial::Trial;
use crate::experiments::words::duration;
use crate::i18n::{t, t_string, use_i18n};
use crate::numbers::{Style, format};

/// Version, digits and seeds; run and stop; how long it takes and how far it is.
#[component]
pub fn Controls(trial: Trial) -> impl IntoView {
    let i18n = use_i18n();
    let lab = expect_context::<Laboratory>();
    let status = Memo::new(move |_| trial.status());
    let is_under_way = move || status.get().is_under_way();
    let estimate = move || {
        let time = duration(i18n, lab.estimated_secs(trial));
        let takes = t_string!(i18n, experiments.estimate, time);
        let workers = lab.pool.size;
        let arms = trial.experiment.with_value(|it| it.arms.len());
        let is_several = arms > 1 || trial.setup.with(|setup| setup.seeds > 1);
        if is_several {
            let between = t_string!(i18n, common.between_sentences);
            let workers = t_string!(i18n, experiments.workers, workers);
            format!("{takes}{between}{workers}")
        } else {
            takes
        }
    };
    // Of the full version one expects what was published: whoever has fewer images is told so.
    let too_few = move || {
        let setup = trial.setup.get();
        let here = lab.digits.counts(setup.origin).training;
        let published = trial
            .published_images()
            .filter(|most| *most > f64::from(here));
        let published = published.filter(|_| setup.version != Version::Quick)?;
        let number = |value: f64| format(i18n.get_locale(), value, Style::Decimals(0));
        let (published, here) = (number(published), number(here.into()));
        Some(t_string!(i18n, experiments.too_few_images, published, here))
    };
    // One that was interrupted goes on, and says so.
    let before = Memo::new(move |_| {
        if status.get().is_under_way() {
            return None;
        }
        let (planned, done) = trial.planned(lab, trial.setup.get());
        (done > 0).then_some((done, planned.pieces.len()))
    });
    let before = move || {
        let (done, all) = before.get()?;
        Some(t_string!(i18n, experiments.done_before, done, all))
    };
    let run_words = move || match status.get() {
        Status::Idle => t_string!(i18n, experiments.run),
        _ => t_string!(i18n, experiments.run_again),
    };

    view! {
        <section class="experiment-controls" aria-label=t!(i18n, experiments.progress)>
            <Choices trial />
            <div class="experiment-buttons">
                <button
                    type="button"
                    class="primary"
                    data-testid="experiment-run"
                    aria-disabled=move || is_under_way().then_some("true")
                    on:click=move |_| {
                        if !untrack(is_under_way) {
                            trial.run(lab);
                        }
                    }
                >
                    {run_words}
                </button>
                <button
                    type="button"
                    data-testid="experiment-stop"
                    aria-disabled=move || (!is_under_way()).then_some("true")
                    on:click=move |_| trial.stop(lab)
                >
                    {t!(i18n, experiments.stop)}
                </button>
                <span class="experiment-estimate">{estimate}</span>
            </div>
            <StatusLine trial />
            <p class="experiment-note" data-testid="experiment-unfinished">
                {before}
            </p>
            <p class="experiment-note">{too_few}</p>
            <p class="experiment-note" hidden=move || trial.setup.with(|setup| setup.seeds < 2)>
                {t!(i18n, experiments.seeds_note)}
            </p>
        </section>
    }
}

/// Lets the address say how the experiment is set up, without a step in the browser's history.
pub(super) fn show_in_address(id: &str, setup: Setup) {
    if let Ok(history) = window().history() {
        // A browser that refuses leaves the address as it was.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&setup.address(id)));
    }
}

//! In which way to search; the buttons that begin and end it, and how far it is.

use digit_lab::book::Job;
use digit_lab::training::search::MOST_POINTS;
use leptos::prelude::*;

use crate::experiments::laboratory::Laboratory;
use crate::experiments::progress::Status;
use crate::experiments::words::{duration, status_name, trouble_words};
use crate::i18n::{t, t_string, use_i18n};
use crate::numbers::{Style, format};
use crate::search::form::{Hunted, Problem};
use crate::search::hunt::{Hunt, ORIGIN};
use crate::search::progress::Progress;
use crate::search::view::{PLANNED_ID, Planned};
use crate::search::words::{problem_of_search, status_words};

/// Grid or random, Search and Stop, and what a search would be.
#[component]
pub fn Controls(planned: Planned) -> impl IntoView {
    let i18n = use_i18n();
    let lab = expect_context::<Laboratory>();
    let hunt = expect_context::<Hunt>();
    let status = Memo::new(move |_| hunt.progress.with(|progress| progress.status));
    let is_under_way = move || status.get().is_under_way();
    let start = move |_| {
        if let Ok(hunted) = planned.get_untracked()
            && !status.get_untracked().is_under_way()
        {
            hunt.start(lab, hunted);
        }
    };

    view! {
        <section class="experiment-controls">
            <Method planned />
            <div class="experiment-buttons">
                <button
                    type="button"
                    class="primary"
                    data-testid="search-start"
                    aria-disabled=move || (is_under_way() || planned.with(Result::is_err)).then_some("true")
                    on:click=start
                >
                    {t!(i18n, search.start)}
                </button>
                <button
                    type="button"
                    data-testid="search-stop"
                    aria-disabled=move || (!is_under_way()).then_some("true")
                    on:click=move |_| hunt.stop(lab)
                >
                    {t!(i18n, search.stop)}
                </button>
                <PlannedLine planned />
            </div>
            <StatusLine status />
            <p class="experiment-note">{t!(i18n, search.seed_note)}</p>
        </section>
    }
}

/// Grid or random, and how many.
#[component]
fn Method(planned: Planned) -> impl IntoView {
    let i18n = use_i18n();
    let form = expect_context::<Hunt>().form;
    let is_wrong = move || planned.with(|it| matches!(it, Err(Problem::Count(_))));
    let is_random = Memo::new(move |_| form.with(|form| form.is_random));
    view! {
        <div class="experiment-choices">
            <label class="experiment-choice">
                <span>{t!(i18n, search.method)}</span>
                <select
                    data-testid="search-method"
                    name="search-method"
                    prop:value=move || if is_random.get() { "random" } else { "grid" }
                    on:change:target=move |event| {
                        let is_random = event.target().value() == "random";
                        form.update(|form| form.is_random = is_random);
                    }
                >
                    <option value="grid" selected=move || !is_random.get()>
                        {t!(i18n, search.grid)}
                    </option>
                    <option value="random" selected=move || is_random.get()>
                        {t!(i18n, search.random)}
                    </option>
                </select>
            </label>
            <label class="experiment-choice" hidden=move || !is_random.get()>
                <span>{t!(i18n, search.count)}</span>
                <input
                    type="text"
                    inputmode="numeric"
                    name="search-count"
                    data-testid="search-count"
                    aria-invalid=move || is_wrong().then_some("true")
                    aria-describedby=move || is_wrong().then_some(PLANNED_ID)
                    prop:value=move || form.with(|form| form.count.clone())
                    on:input:target=move |event| {
                        form.update(|form| form.count = event.target().value());
                    }
                />
            </label>
        </div>
    }
}

/// How many trainings these would be, or why there are none.
#[component]
fn PlannedLine(planned: Planned) -> impl IntoView {
    let i18n = use_i18n();
    let lab = expect_context::<Laboratory>();
    let words = move || {
        planned.with(|planned| match planned {
            Ok(hunted) => {
                let number =
                    |count: usize| format(i18n.get_locale(), count as f64, Style::Decimals(0));
                let time = duration(i18n, secs(lab, hunted));
                let (count, workers) = (number(hunted.points.len()), number(lab.pool.size));
                t_string!(i18n, search.planned, count, time, workers)
            }
            Err(problem) => problem_of_search(i18n, problem, MOST_POINTS),
        })
    };
    view! {
        <span
            id=PLANNED_ID
            class="experiment-estimate"
            data-testid="search-planned"
            data-wrong=move || planned.with(Result::is_err).to_string()
            role="status"
        >
            {words}
        </span>
    }
}

/// About how many seconds a search takes here.
fn secs(lab: Laboratory, hunted: &Hunted) -> f64 {
    let points = hunted.points.iter();
    let jobs: Vec<_> = points
        .map(|point| Job::Training(point.spec.clone()))
        .collect();
    lab.secs(&jobs, ORIGIN)
}

/// How far the search is, and what went wrong.
#[component]
fn StatusLine(status: Memo<Status>) -> impl IntoView {
    let i18n = use_i18n();
    let progress = expect_context::<Hunt>().progress;
    let share = Memo::new(move |_| {
        progress.with(|progress| match progress.status {
            Status::Loading => progress.loaded,
            _ => progress.share(),
        })
    });
    let trouble = Memo::new(move |_| progress.with(|progress| progress.trouble.clone()));
    let done = Memo::new(move |_| progress.with(Progress::done));
    let words = Memo::new(move |_| progress.with(|progress| status_words(i18n, progress)));
    view! {
        <div
            class="experiment-status"
            data-testid="search-status"
            data-state=move || status.get().name()
            data-done=move || done.get()
        >
            // Not each setting that is done, only where the search stands.
            <span class="visually-hidden" role="status">
                {move || status_name(i18n, status.get())}
            </span>
            <span class="experiment-said">{words}</span>
            <progress
                class="progress-bar experiment-bar"
                max="1"
                prop:value=move || share.get()
                aria-label=t!(i18n, search.progress)
            ></progress>
        </div>
        <p class="experiment-trouble" role="alert">
            {move || trouble.with(|it| it.as_ref().map(|it| trouble_words(i18n, it)))}
        </p>
    }
}

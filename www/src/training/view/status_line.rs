//! How far the training is, in words, numbers and a bar.

use leptos::prelude::*;

use crate::i18n::{I18n, t, t_string, use_i18n};
use crate::numbers::{Style, format};
use crate::training::data::Origin;
use crate::training::progress::Progress;
use crate::training::status::Status;
use crate::training::store::{Loading, Training};
use crate::training::view::announcement::Announcement;

const SECS_PER_MIN: f64 = 60.0;

/// Seconds are told up to here, minutes beyond.
const MOST_SECS: f64 = 120.0;

/// The status of the training.
#[component]
pub fn StatusLine() -> impl IntoView {
    let i18n = use_i18n();
    let training = expect_context::<Training>();
    let progress = training.progress;
    let status = Memo::new(move |_| training.status());
    let word = Memo::new(move |_| match status.get() {
        Status::Loading => loading_words(i18n, training.loading.get()),
        status => status_words(i18n, status).to_owned(),
    });
    let whole = move |number: f64| format(i18n.get_locale(), number, Style::Decimals(0));
    let epoch = Memo::new(move |_| {
        let plan = progress.with(|progress| progress.plan.as_ref().map(|plan| plan.epochs));
        let epoch = whole(progress.with(|progress| progress.epoch).into());
        plan.map(|epochs| whole(epochs.into()))
            .map(|epochs| t_string!(i18n, training.epoch_of, epoch, epochs))
    });
    let speed = Memo::new(move |_| progress.with(Progress::images_per_sec).map(f64::round));
    let speed_words = move || {
        let rate = speed.get().map(whole)?;
        Some(t_string!(i18n, training.images_per_sec, rate))
    };
    let left = Memo::new(move |_| progress.with(Progress::secs_left).map(f64::ceil));
    let share = Memo::new(move |_| match training.loading.get() {
        Some(loading) if status.get() == Status::Loading => loading.share,
        _ => progress.with(Progress::epoch_share),
    });

    view! {
        <div
            class="train-status"
            data-testid="train-status"
            data-state=move || status.get().name()
            data-epoch=move || progress.with(|progress| progress.epoch)
            data-batch=move || progress.with(|progress| progress.batch)
            data-images-per-sec=move || speed.get().unwrap_or(0.0)
        >
            <Announcement />
            <span class="train-word">{word}</span>
            <span class="train-epoch">{epoch}</span>
            <span class="train-left">{move || left_words(i18n, left.get())}</span>
            <span class="train-speed">{speed_words}</span>
            <progress
                class="progress-bar train-bar"
                max="1"
                prop:value=move || share.get()
                aria-label=t!(i18n, training.epoch_progress)
            ></progress>
        </div>
    }
}

/// Where things stand, without a number.
pub fn status_words(i18n: I18n, status: Status) -> &'static str {
    match status {
        Status::Idle => t_string!(i18n, training.idle),
        Status::Loading => t_string!(i18n, common.fetching),
        Status::Running => t_string!(i18n, training.running),
        Status::Paused => t_string!(i18n, training.paused),
        Status::Finished => t_string!(i18n, training.finished),
        Status::Stopped => t_string!(i18n, training.stopped),
        Status::Failed => t_string!(i18n, training.failed),
    }
}

fn loading_words(i18n: I18n, loading: Option<Loading>) -> String {
    match loading {
        None => t_string!(i18n, common.fetching).to_owned(),
        Some(loading) if loading.origin != Origin::Own && loading.share < 1.0 => {
            let share = format(i18n.get_locale(), loading.share, Style::Percent(0));
            if loading.is_broken {
                t_string!(i18n, training.loading_waits, share)
            } else {
                t_string!(i18n, training.loading, share)
            }
        }
        _ => t_string!(i18n, training.reading_files).to_owned(),
    }
}

fn left_words(i18n: I18n, secs: Option<f64>) -> Option<String> {
    let secs = secs?;
    let whole = |number: f64| format(i18n.get_locale(), number, Style::Decimals(0));
    Some(if secs <= MOST_SECS {
        let secs = whole(secs);
        t_string!(i18n, training.secs_left, secs)
    } else {
        let mins = whole((secs / SECS_PER_MIN).ceil());
        t_string!(i18n, training.mins_left, mins)
    })
}

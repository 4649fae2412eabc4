//! How far an experiment is, and what went wrong.

use leptos::prelude::*;

use crate::experiments::progress::Status;
use crate::experiments::trial::Trial;
use crate::experiments::words::{status_name, trouble_words};
use crate::i18n::{t, use_i18n};
use crate::numbers::{Style, format};

/// A word, a share and a bar.
#[component]
pub fn StatusLine(trial: Trial) -> impl IntoView {
    let i18n = use_i18n();
    let status = Memo::new(move |_| trial.status());
    let share = Memo::new(move |_| {
        trial.progress.with(|progress| match progress.status {
            Status::Loading => progress.loaded,
            _ => progress.share(),
        })
    });
    let said = move || {
        let status = status.get();
        let name = status_name(i18n, status);
        if status.is_under_way() {
            let share = format(i18n.get_locale(), share.get(), Style::Percent(0));
            format!("{name}, {share}")
        } else {
            name.to_owned()
        }
    };
    let trouble = Memo::new(move |_| trial.progress.with(|progress| progress.trouble.clone()));

    view! {
        <div
            class="experiment-status"
            data-testid="experiment-status"
            data-state=move || status.get().name()
            data-share=move || share.get()
        >
            // Only what is said here is worth interrupting for; the numbers beside it are not.
            <span class="visually-hidden" role="status">
                {move || status_name(i18n, status.get())}
            </span>
            <span class="experiment-said" aria-hidden="true">
                {said}
            </span>
            <progress
                class="progress-bar experiment-bar"
                max="1"
                prop:value=move || share.get()
                aria-label=t!(i18n, experiments.progress)
            ></progress>
        </div>
        <p class="experiment-trouble" data-testid="experiment-trouble" role="alert">
            {move || trouble.with(|it| it.as_ref().map(|it| trouble_words(i18n, it)))}
        </p>
    }
}

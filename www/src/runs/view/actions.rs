//! What can be done with a training.

use leptos::prelude::*;

use super::best::BestMenu;
use super::duplicate::Duplicate;
use crate::i18n::{t, t_string, use_i18n};
use crate::readers::ReaderId;
use crate::runs::file::save_run;
use crate::runs::kept::Kept;
use crate::training::Training;
use crate::training::view::is_again;

/// Read with it, take its settings, repeat it, take it along, delete it.
#[component]
pub fn Actions(
    /// Which training.
    kept: Memo<Option<Kept>>,
    /// Its name.
    name: Memo<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let training = expect_context::<Training>();
    let runs = training.runs;
    let number = Memo::new(move |_| kept.with(|kept| kept.as_ref().map_or(0, |kept| kept.number)));
    let of = move |get: fn(&Kept) -> bool| {
        Memo::new(move |_| kept.with(|kept| kept.as_ref().is_some_and(get)))
    };
    let has_network = of(|kept| kept.holds.network);
    let is_over = of(|kept| kept.is_over);
    let can_repeat = of(|kept| kept.record.outcome.is_some());
    let epochs =
        Memo::new(move |_| kept.with(|kept| kept.as_ref().and_then(Kept::epochs_if_gone_on)));
    let reads = move || runs.readers.selected() == ReaderId::Trained(number.get());
    let export = move |_| {
        kept.with_untracked(|kept| kept.iter().for_each(|kept| save_run(&kept.record)));
    };

    view! {
        <div class="run-actions">
            <button
                type="button"
                class="quiet"
                data-testid="run-read"
                hidden=move || !has_network.get()
                aria-pressed=move || reads().to_string()
                aria-label=move || t_string!(i18n, runs.read_one, name = name.get())
                on:click=move |_| runs.read_with(number.get_untracked())
            >
                {t!(i18n, runs.read)}
            </button>
            <button
                type="button"
                class="quiet"
                data-testid="run-go-on"
                hidden=move || epochs.get().is_none()
                title=move || {
                    let epochs = epochs.get().unwrap_or_default();
                    t_string!(i18n, runs.go_on_title, epochs)
                }
                aria-label=move || t_string!(i18n, runs.go_on_one, name = name.get())
                on:click=move |event| {
                    if let Some(epochs) = epochs.get_untracked()
                        && !is_again(&event, &training)
                    {
                        training.go_on(number.get_untracked(), epochs);
                    }
                }
            >
                {t!(i18n, runs.go_on)}
            </button>
            <BestMenu kept name />
            <Duplicate kept name />
            <button
                type="button"
                class="quiet"
                data-testid="run-repeat"
                hidden=move || !can_repeat.get()
                title=t!(i18n, runs.repeat_title)
                aria-label=move || t_string!(i18n, runs.repeat_one, name = name.get())
                on:click=move |event| {
                    if !is_again(&event, &training) {
                        training.repeat(number.get_untracked());
                    }
                }
            >
                {t!(i18n, runs.repeat)}
            </button>
            <button
                type="button"
                class="quiet"
                data-testid="run-save"
                title=t!(i18n, runs.save_run_title)
                aria-label=move || t_string!(i18n, runs.save_one, name = name.get())
                on:click=export
            >
                {t!(i18n, runs.save_run)}
            </button>
            <button
                type="button"
                class="quiet"
                data-testid="run-delete"
                hidden=move || !is_over.get()
                aria-label=move || t_string!(i18n, runs.delete_one, name = name.get())
                on:click=move |_| runs.delete(number.get_untracked())
            >
                {t!(i18n, runs.delete)}
            </button>
        </div>
    }
}

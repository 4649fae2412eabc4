//! The list of all trainings, and what is compared.

use leptos::prelude::*;

use super::add::AddRun;
use super::comparison::Comparison;
use super::row::Row;
use super::undo::Undo;
use crate::database::NoStorage;
use crate::i18n::{t, t_string, use_i18n};
use crate::numbers::{Style, format};
use crate::runs::kept::shown_order;
use crate::training::Training;

/// Trainings shown before more are asked for.
const FIRST: usize = 8;

/// The `id` of the list's heading.
pub(super) const HEADING_ID: &str = "runs-heading";

/// Every training with its settings and its results.
#[component]
pub fn RunList() -> impl IntoView {
    let i18n = use_i18n();
    let runs = expect_context::<Training>().runs;
    let shows_all = RwSignal::new(false);
    let order = Memo::new(move |_| runs.all.with(|all| shown_order(all)));
    let count = Memo::new(move |_| order.with(Vec::len));
    let shown = Memo::new(move |_| {
        let mut order = order.get();
        if !shows_all.get() {
            order.truncate(FIRST);
        }
        order
    });
    let lost = move || {
        let why = runs.unstored.get().filter(|_| count.get() > 0)?;
        Some(match why {
            NoStorage::Refused => t_string!(i18n, runs.unstored),
            NoStorage::Full => t_string!(i18n, runs.full),
            NoStorage::Newer => t_string!(i18n, keep.newer),
        })
    };
    let more = move || {
        let count = format(i18n.get_locale(), count.get() as f64, Style::Decimals(0));
        t_string!(i18n, runs.show_all, count)
    };

    view! {
        <section class="runs" data-testid="runs" aria-labelledby=HEADING_ID>
            <div class="runs-head">
                <h3 id=HEADING_ID tabindex="-1">{t!(i18n, runs.heading)}</h3>
                <AddRun />
            </div>
            <p class="runs-note" hidden=move || count.get() != 0>
                {t!(i18n, runs.none)}
            </p>
            <p class="runs-note" data-testid="runs-unstored" hidden=move || lost().is_none()>
                {lost}
            </p>
            <Undo />
            <ul class="run-list">
                <For each=move || shown.get() key=|number| *number let:number>
                    <Row number />
                </For>
            </ul>
            <button
                type="button"
                class="runs-more"
                hidden=move || { shows_all.get() || count.get() <= FIRST }
                on:click=move |_| shows_all.set(true)
            >
                {more}
            </button>
            <Comparison />
        </section>
    }
}

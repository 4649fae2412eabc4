//! The networks trained during this visit.

use leptos::prelude::*;

use crate::i18n::{t, use_i18n};
use crate::numbers::{Style, format};
use crate::readers::{ReaderId, Readers};
use crate::training::runs::Run;
use crate::training::store::Training;

/// The best result of a training that has none yet.
const NONE: &str = "–";

/// Each training with its settings and its best result; any of them can read the pad.
#[component]
pub fn RunList() -> impl IntoView {
    let i18n = use_i18n();
    let Training { runs, progress, .. } = expect_context();
    let readers = expect_context::<Readers>();
    let live_best = Memo::new(move |_| progress.with(|progress| progress.best_validation));
    let is_empty = move || runs.all.with(Vec::is_empty);
    let row = move |run: Run| {
        let number = run.number;
        let best = move || {
            let best = if run.is_over {
                run.best_validation
            } else {
                live_best.get()
            };
            best.map_or_else(
                || NONE.to_owned(),
                |share| format(i18n.get_locale(), share, Style::Percent(2)),
            )
        };
        let reads = move || readers.selected().get() == ReaderId::Trained(number);
        view! {
            <tr class="run" class:run-active=!run.is_over>
                <th scope="row">{run.name}</th>
                <td>{best}</td>
                <td>
                    <button
                        type="button"
                        class="quiet"
                        aria-pressed=move || reads().to_string()
                        on:click=move |_| runs.read_with(number)
                    >
                        {t!(i18n, training.runs_read)}
                    </button>
                </td>
            </tr>
        }
    };
    // The latest first.
    let rows = move || runs.all.get().into_iter().rev().map(row).collect_view();

    view! {
        <section class="runs" hidden=is_empty>
            <h3>{t!(i18n, training.runs)}</h3>
            <table>
                <thead class="visually-hidden">
                    <tr>
                        <th scope="col">{t!(i18n, training.runs_name)}</th>
                        <th scope="col">{t!(i18n, training.runs_best)}</th>
                        <td></td>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
}

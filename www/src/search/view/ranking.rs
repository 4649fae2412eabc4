//! The trainings, the best one first.

use digit_lab::training::search::Score;
use leptos::prelude::*;

use super::chosen::CHOSEN;
use crate::focus::bequeath;
use crate::i18n::{t, t_string, use_i18n};
use crate::numbers::{Style, format};
use crate::search::hunt::Hunt;
use crate::search::progress::Progress;
use crate::training::words::{field_name, setting_words};

/// So many rows at first: nobody looks for the best one further down.
const FIRST: usize = 20;

/// A row of the table.
#[derive(Clone, Debug, PartialEq)]
struct Row {
    run: usize,
    values: Vec<(digit_lab::training::Field, String)>,
    score: Score,
}

/// The table.
#[component]
pub fn Ranking() -> impl IntoView {
    let i18n = use_i18n();
    let progress = expect_context::<Hunt>().progress;
    let rows = Memo::new(move |_| {
        progress.with(|progress| {
            let scores = progress.scores();
            let row = |run: usize| {
                Some(Row {
                    run,
                    values: progress.values(run),
                    score: scores.get(run).copied().flatten()?,
                })
            };
            progress
                .ranking()
                .into_iter()
                .filter_map(row)
                .collect::<Vec<_>>()
        })
    });
    let is_whole = RwSignal::new(false);
    let fields = Memo::new(move |_| progress.with(|progress| progress.hunted.fields.clone()));
    let can_choose = Memo::new(move |_| progress.with(Progress::can_choose));
    let is_empty = move || rows.with(Vec::is_empty);
    let left = move || rows.with(Vec::len).saturating_sub(FIRST);
    let head = move || {
        let name = |field| view! { <th scope="col">{field_name(i18n, field)}</th> };
        fields.get().into_iter().map(name).collect_view()
    };
    let body = move || {
        let most = if is_whole.get() { usize::MAX } else { FIRST };
        let rows = rows.get().into_iter().take(most).enumerate();
        let row = |(place, row)| view! { <RowView place row can_choose /> };
        rows.map(row).collect_view()
    };
    let more = move || {
        let count = format(i18n.get_locale(), left() as f64, Style::Decimals(0));
        t_string!(i18n, search.more, count)
    };

    view! {
        <section>
            <h2>{t!(i18n, search.ranking)}</h2>
            <p class="experiment-note" hidden=move || !is_empty()>
                {t!(i18n, search.empty)}
            </p>
            <p class="experiment-note" hidden=move || !can_choose.get()>
                {t!(i18n, search.choose_note)}
            </p>
            <div
                class="experiment-scroll"
                role="region"
                tabindex="0"
                aria-label=t!(i18n, search.ranking)
                hidden=is_empty
            >
                <table class="experiment-table" data-testid="search-ranking">
                    <thead>
                        <tr>
                            <th scope="col">{t!(i18n, search.place)}</th>
                            {head}
                            <th scope="col">{t!(i18n, search.accuracy)}</th>
                            <th scope="col">{t!(i18n, search.cost)}</th>
                            <td></td>
                        </tr>
                    </thead>
                    <tbody>{body}</tbody>
                </table>
            </div>
            <button
                type="button"
                hidden=move || left() == 0 || is_whole.get()
                on:click=move |_| is_whole.set(true)
            >
                {more}
            </button>
        </section>
    }
}

/// A training, and the button that chooses it.
#[component]
fn RowView(place: usize, row: Row, can_choose: Memo<bool>) -> impl IntoView {
    let i18n = use_i18n();
    let progress = expect_context::<Hunt>().progress;
    let number = move |value: f64, style| format(i18n.get_locale(), value, style);
    let value = |(field, value)| view! { <td>{setting_words(i18n, field, value)}</td> };
    let place = number((place + 1) as f64, Style::Decimals(0));
    let named = place.clone();
    let words = move || t_string!(i18n, search.choose_named, place = named.clone());
    let run = row.run;
    view! {
        <tr data-testid="search-row" data-run=run data-accuracy=row.score.accuracy>
            <th scope="row">{place}</th>
            {row.values.into_iter().map(value).collect_view()}
            <td class="experiment-here">{number(row.score.accuracy, Style::Percent(2))}</td>
            <td>{number(row.score.cost, Style::Decimals(4))}</td>
            <td>
                <button
                    type="button"
                    data-testid="search-choose"
                    aria-label=words
                    hidden=move || !can_choose.get()
                    on:click=move |_| {
                        bequeath(CHOSEN);
                        progress.update(|progress| progress.choose(run));
                    }
                >
                    {t!(i18n, search.choose)}
                </button>
            </td>
        </tr>
    }
}

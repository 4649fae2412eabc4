//! Trainings side by side: one chart, and a table of what differs.

use std::sync::Arc;

use digit_lab::training::RunRecord;
use leptos::prelude::*;

use super::panel::HEADING_ID;
use crate::focus::bequeath;
use crate::i18n::{I18n, t, t_string, use_i18n};
use crate::numbers::{Style, format};
use crate::plot::Plot;
use crate::runs::comparison::{Compared, Series, chart_of};
use crate::runs::settings::{differing, setting};
use crate::training::Training;
use crate::training::words::{field_name, setting_words};

/// A figure that there is not.
const NONE: &str = "–";

/// A training with its place among those compared.
type Placed = (usize, Arc<RunRecord>);

/// What is compared; nothing while there is none.
#[component]
pub fn Comparison() -> impl IntoView {
    let i18n = use_i18n();
    let runs = expect_context::<Training>().runs;
    let placed = Memo::new(move |_| -> Vec<Placed> {
        let compared = runs.compared.get();
        let places = compared.into_iter().enumerate();
        runs.all.with(|all| {
            let placed = places.filter_map(|(slot, number)| {
                let kept = all.iter().find(|kept| Some(kept.number) == number)?;
                Some((slot, Arc::clone(&kept.record)))
            });
            placed.collect()
        })
    });
    let series = RwSignal::new(Series::default());
    let chart = Memo::new(move |_| {
        placed.with(|placed| {
            let compared = placed.iter().map(|(slot, record)| Compared {
                record,
                slot: *slot,
            });
            let compared: Vec<Compared<'_>> = compared.collect();
            let x_name = t_string!(i18n, training.epoch_axis).to_owned();
            chart_of(&compared, series.get(), Vec::new(), x_name)
        })
    });
    let is_empty = Memo::new(move |_| placed.with(Vec::is_empty));
    let option = move |choice: Series| {
        view! {
            <option value=choice.name() selected=move || series.get() == choice>
                {move || series_name(i18n, choice)}
            </option>
        }
    };
    let choose = move |name: String| {
        if let Some(chosen) = Series::ALL.into_iter().find(|series| series.name() == name) {
            series.set(chosen);
        }
    };

    view! {
        <section
            class="comparison"
            data-testid="comparison"
            aria-labelledby="comparison-heading"
            hidden=is_empty
        >
            <div class="runs-head">
                <h3 id="comparison-heading">{t!(i18n, runs.comparison)}</h3>
                <label class="comparison-series">
                    <span>{t!(i18n, runs.series)}</span>
                    <select
                        data-testid="compare-series"
                        prop:value=move || series.get().name()
                        on:change:target=move |event| choose(event.target().value())
                    >
                        {Series::ALL.map(option).into_iter().collect_view()}
                    </select>
                </label>
                <button
                    type="button"
                    on:click=move |_| {
                        bequeath(HEADING_ID);
                        runs.compared.set(Vec::new());
                    }
                >
                    {t!(i18n, runs.end_comparison)}
                </button>
            </div>
            <Plot
                name="compare-plot"
                title=move || series_name(i18n, series.get()).to_owned()
                chart
                empty=move || t_string!(i18n, runs.compare_empty).to_owned()
                summary=move || placed.with(|placed| summary(i18n, placed))
                file=move || series.get().name().to_owned()
            />
            {move || placed.with(|placed| table(i18n, placed))}
        </section>
    }
}

fn series_name(i18n: I18n, series: Series) -> &'static str {
    match series {
        Series::ValidationAccuracy => t_string!(i18n, runs.validation_accuracy),
        Series::TrainingAccuracy => t_string!(i18n, runs.training_accuracy),
        Series::TestAccuracy => t_string!(i18n, runs.test_accuracy),
        Series::ValidationCost => t_string!(i18n, runs.validation_cost),
        Series::TrainingCost => t_string!(i18n, runs.training_cost),
        Series::BatchCost => t_string!(i18n, runs.batch_cost),
    }
}

fn percent(i18n: I18n, share: Option<f64>) -> String {
    share.map_or_else(
        || NONE.to_owned(),
        |share| format(i18n.get_locale(), share, Style::Percent(2)),
    )
}

/// Each training's best result, in a sentence.
fn summary(i18n: I18n, placed: &[Placed]) -> String {
    let words = placed.iter().map(|(slot, record)| {
        let name = format!("{} {}", Compared::letter(*slot), record.name);
        let share = percent(i18n, record.best_validation());
        t_string!(i18n, runs.best_of, name, share)
    });
    let between = t_string!(i18n, common.between_sentences);
    words.collect::<Vec<_>>().join(between)
}

/// What differs between the trainings, settings and results; the rest is the same in all.
fn table(i18n: I18n, placed: &[Placed]) -> impl IntoView + use<> {
    let fields = differing(placed.iter().map(|(_, record)| &**record));
    let is_alone = placed.len() < 2;
    let same = (fields.is_empty() && !is_alone).then(|| t_string!(i18n, runs.all_same));
    let head = placed.iter().map(|(slot, record)| {
        let letter = Compared::letter(*slot);
        view! { <th scope="col" title=record.name.clone()>{letter}</th> }
    });
    let head = head.collect_view();
    let row = |name: String, is_setting: bool, text: &dyn Fn(&RunRecord) -> String| {
        let cells = placed
            .iter()
            .map(|(_, record)| view! { <td>{text(record)}</td> });
        view! {
            <tr class:comparison-setting=is_setting>
                <th scope="row">{name}</th>
                {cells.collect_view()}
            </tr>
        }
    };
    let settings = fields.into_iter().map(|field| {
        let text = |record: &RunRecord| setting_words(i18n, field, setting(record, field));
        row(field_name(i18n, field).to_owned(), true, &text)
    });
    let settings = settings.collect_view();
    let results = [
        row(
            t_string!(i18n, runs.best_row).to_owned(),
            false,
            &|record| percent(i18n, record.best_validation()),
        ),
        row(
            t_string!(i18n, runs.test_row).to_owned(),
            false,
            &|record| percent(i18n, record.test()),
        ),
        row(
            t_string!(i18n, runs.epochs_row).to_owned(),
            false,
            &|record| record.epochs_done().to_string(),
        ),
    ];
    view! {
        <div class="comparison-scroll" tabindex="0" role="group" aria-label=t!(i18n, runs.differences)>
            <table class="comparison-table" data-testid="compare-table">
                <thead>
                    <tr>
                        <td></td>
                        {head}
                    </tr>
                </thead>
                <tbody>{settings} {results.into_iter().collect_view()}</tbody>
            </table>
        </div>
        <p class="runs-note">{same}</p>
    }
}

//! What was published beside what was measured here.

use digit_lab::book::{Criterion, Experiment, Figure, Measure, Summary, Verdict, judge};
use leptos::prelude::*;

use crate::experiments::progress::Progress;
use crate::experiments::trial::Trial;
use crate::experiments::words::{figure_name, figure_value};
use crate::i18n::{I18n, t, t_string, use_i18n};
use crate::numbers::{Style, format};

/// The verdict on what has been run so far, and whether it may be compared at all. Follows pieces that are
/// done, not each of their epochs.
pub fn verdict_of(trial: Trial) -> Memo<(Verdict, bool)> {
    let done = Memo::new(move |_| {
        trial.progress.with(|progress| {
            let stages = progress.pieces.iter().map(|piece| piece.stage);
            (stages.collect::<Vec<_>>(), progress.is_comparable)
        })
    });
    Memo::new(move |_| {
        let (_, is_comparable) = done.get();
        let verdict = trial.progress.with_untracked(|progress: &Progress| {
            trial
                .experiment
                .with_value(|experiment| judge(experiment, &progress.runs(experiment)))
        });
        (verdict, is_comparable)
    })
}

/// The table of figures.
#[component]
pub fn Figures(trial: Trial) -> impl IntoView {
    let i18n = use_i18n();
    let judged = verdict_of(trial);
    let is_empty = move || judged.with(|(verdict, _)| verdict.figures.is_empty());
    let is_measured = move || judged.with(|(it, _)| it.figures.iter().any(|figure| figure.is_run));
    // One run has no range.
    let has_range = Memo::new(move |_| {
        judged.with(|(it, _)| it.figures.iter().any(|figure| figure.max > figure.min))
    });
    let row = move |index: usize| {
        trial.experiment.with_value(|experiment| {
            let figure = experiment.figures.get(index)?;
            let (summary, is_comparable) = judged.with(|(verdict, is_comparable)| {
                Some((verdict.figures.get(index)?.clone(), *is_comparable))
            })?;
            Some(row_view(
                i18n,
                experiment,
                figure,
                &summary,
                is_comparable,
                has_range.get(),
            ))
        })
    };
    let rows = move || {
        let count = trial
            .experiment
            .with_value(|experiment| experiment.figures.len());
        (0..count).filter_map(row).collect_view()
    };
    let (is_best_of_three, is_published, is_judged) = trial.experiment.with_value(|experiment| {
        let published = || {
            let figures = experiment.figures.iter();
            figures.filter(|figure| figure.published.is_some())
        };
        let is_judged = published().any(|it| it.criterion != Criterion::Shown);
        let is_published = published().next().is_some();
        (experiment.is_best_of_three, is_published, is_judged)
    });
    let is_comparable = move || judged.with(|(_, is_comparable)| *is_comparable);
    let seeds = move || trial.progress.with(|progress| progress.setup.seeds);
    let times = move || trial.progress.with(|progress| times_words(i18n, progress));

    view! {
        <section hidden=is_empty>
            <h2>{t!(i18n, experiments.figures)}</h2>
            <div
                class="experiment-scroll"
                role="region"
                tabindex="0"
                aria-label=t!(i18n, experiments.figures)
            >
                <table class="experiment-table" data-testid="experiment-figures">
                    <thead>
                        <tr>
                            <th scope="col">{t!(i18n, experiments.figure)}</th>
                            <th scope="col">{t!(i18n, experiments.published)}</th>
                            <th scope="col">{t!(i18n, experiments.here)}</th>
                            <th scope="col" hidden=move || !has_range.get()>
                                {t!(i18n, experiments.range)}
                            </th>
                            <th scope="col">{t!(i18n, experiments.verdict)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <p class="experiment-note">{times}</p>
            <p
                class="experiment-note"
                hidden=move || !is_published || !is_measured() || is_comparable()
            >
                {t!(i18n, experiments.not_comparable_note)}
            </p>
            <p
                class="experiment-note"
                hidden=move || !(is_judged && is_measured() && is_comparable())
            >
                {t!(i18n, experiments.criterion_note)}
            </p>
            <p
                class="experiment-note"
                hidden=move || {
                    !(is_best_of_three && is_measured() && is_comparable() && seeds() < 3)
                }
            >
                {t!(i18n, experiments.best_of_three_note)}
            </p>
        </section>
    }
}

fn row_view(
    i18n: I18n,
    experiment: &Experiment,
    figure: &Figure,
    summary: &Summary,
    is_comparable: bool,
    has_range: bool,
) -> impl IntoView + use<> {
    let value = |value: f64| figure_value(i18n, figure.measure, value);
    let published = figure.published.map_or_else(
        || t_string!(i18n, experiments.not_published).to_owned(),
        value,
    );
    let is_measured = summary.median.is_finite();
    let range = (is_measured && summary.max > summary.min)
        .then(|| format!("{} – {}", value(summary.min), value(summary.max)));
    let is_judged = figure.published.is_some() && figure.criterion != Criterion::Shown;
    let verdict = match (is_measured && is_judged, is_comparable, summary.is_met) {
        (false, ..) => "",
        (true, false, _) => t_string!(i18n, experiments.not_comparable),
        (true, true, true) => t_string!(i18n, experiments.agrees),
        (true, true, false) => t_string!(i18n, experiments.differs),
    };
    view! {
        <tr
            data-testid="experiment-figure"
            data-name=summary.name.clone()
            data-published=figure.published
            data-value=is_measured.then_some(summary.median)
        >
            <th scope="row">{figure_name(i18n, experiment, figure)}</th>
            <td>{published}</td>
            <td class="experiment-here">{value(summary.median)}</td>
            <td hidden=!has_range>{range.unwrap_or_default()}</td>
            <td>{verdict}</td>
        </tr>
    }
}

/// How long both ways to a gradient took, where that was measured.
fn times_words(i18n: I18n, progress: &Progress) -> Option<String> {
    let of = |name: &'static str| {
        let mut pieces = progress.pieces.iter();
        pieces.find_map(|piece| Measure::Value(name).of(&piece.outcome))
    };
    let number = |value: f64| format(i18n.get_locale(), value, Style::Significant(3));
    let backpropagation = number(of("backpropagation-secs")? * 1000.0);
    let numerical = number(of("numerical-secs")?);
    Some(t_string!(
        i18n,
        experiments.times,
        backpropagation,
        numerical
    ))
}

//! The exact settings of an experiment.

mod own;
mod rows;

use digit_lab::book::{Arm, Experiment, Job};
use digit_lab::training::{Field, TrainingSpec};
use leptos::prelude::*;

use self::own::own_rows;
use self::rows::{Row, is_of_measuring, rows, value};
use crate::experiments::laboratory::Laboratory;
use crate::experiments::progress::is_short;
use crate::experiments::trial::Trial;
use crate::experiments::words::arm_name;
use crate::focus::focus_there;
use crate::i18n::{I18n, t, t_string, use_i18n};
use crate::training::HEADING;
use crate::training::address::panel_address;
use crate::training::words::{choices, field_name};

/// More values than that are told by the first and the last.
const MOST_IN_LINE: usize = 4;

/// The settings of a card, in a line.
pub fn short_settings(i18n: I18n, experiment: &Experiment) -> String {
    const SHOWN: [Field; 7] = [
        Field::Layers,
        Field::Cost,
        Field::LearningRate,
        Field::MiniBatch,
        Field::Lambda,
        Field::Epochs,
        Field::TrainingSize,
    ];
    let jobs: Vec<Job> = experiment.arms.iter().map(|arm| arm.job.clone()).collect();
    let specs: Vec<&TrainingSpec> = jobs.iter().filter_map(Job::spec).collect();
    if specs.is_empty() {
        let rows = own_rows(i18n, &jobs).into_iter();
        let rows = rows.map(|(name, values)| format!("{name} {}", distinct(values)));
        return rows
            .collect::<Vec<_>>()
            .join(t_string!(i18n, experiments.comma));
    }
    let part = |field: Field| {
        let texts = specs.iter().map(|spec| value(i18n, spec, field));
        let texts = distinct(texts.map(Some).collect());
        (!(field == Field::Lambda && texts == "0")).then(|| match field {
            Field::Layers | Field::Cost => texts,
            Field::LearningRate => format!("η {texts}"),
            Field::Lambda => format!("λ {texts}"),
            field => format!("{} {texts}", field_name(i18n, field).to_lowercase()),
        })
    };
    // And whatever else is not as usual, or tells the arms apart.
    let usual = TrainingSpec::default();
    let is_unusual = |field: &Field| {
        specs
            .iter()
            .any(|spec| spec.text(*field) != usual.text(*field))
    };
    let others = Field::ALL.iter().copied();
    let others = others.filter(|field| !SHOWN.contains(field) && !is_of_measuring(*field));
    let other = |field: Field| {
        let texts = specs.iter().map(|spec| value(i18n, spec, field));
        let texts = distinct(texts.map(Some).collect());
        let is_number = specs
            .iter()
            .all(|spec| spec.text(field).parse::<f64>().is_ok());
        if is_number || choices(i18n, field).is_none() {
            format!("{} {texts}", field_name(i18n, field).to_lowercase())
        } else {
            texts
        }
    };
    let parts = SHOWN.into_iter().filter_map(part);
    let parts = parts.chain(others.filter(is_unusual).map(other));
    let parts = parts.chain(
        own_rows(i18n, &jobs)
            .into_iter()
            .map(|(name, values)| format!("{name} {}", distinct(values))),
    );
    parts.collect::<Vec<_>>().join(" · ")
}

/// All settings as they are run, arm by arm, and links to them in the training panel.
#[component]
pub fn Settings(trial: Trial) -> impl IntoView {
    let i18n = use_i18n();
    let lab = expect_context::<Laboratory>();
    let jobs = Memo::new(move |_| {
        let setup = trial.setup.get();
        let images = lab.digits.counts(setup.origin).training as usize;
        trial.experiment.with_value(|experiment| {
            // A size that there is not is told as published.
            let job = |arm: &Arm| {
                let job = arm.job(setup.version, images, 1);
                let job = job.tuned(setup.c, setup.gamma);
                if is_short(arm, &job) {
                    arm.job.clone()
                } else {
                    job
                }
            };
            experiment.arms.iter().map(job).collect::<Vec<_>>()
        })
    });
    let names = move || {
        trial.experiment.with_value(|experiment| {
            let arms = experiment.arms.iter();
            arms.map(|arm| arm_name(i18n, arm.name)).collect::<Vec<_>>()
        })
    };
    let is_single = trial.experiment.with_value(|it| it.arms.len() == 1);
    let is_empty = move || jobs.with(|jobs| rows(i18n, jobs).is_empty());
    let head = move || {
        let names = names();
        let names = names.into_iter();
        names
            .map(|name| view! { <th scope="col">{name}</th> })
            .collect_view()
    };
    let told = move || {
        let rows = jobs.with(|jobs| rows(i18n, jobs));
        rows.into_iter().map(row_view).collect_view()
    };
    let links = move || {
        let origin = trial.setup.get().origin;
        let counts = lab.digits.counts(origin);
        let names = names();
        let link = |(job, name): (&Job, String)| {
            let Job::Training(spec) = job else {
                return None;
            };
            let size = spec.training_size.unwrap_or_default();
            if size > f64::from(counts.training) {
                return None;
            }
            let address = panel_address(spec, origin, counts.training);
            let words = if is_single {
                t_string!(i18n, experiments.open_settings).to_owned()
            } else {
                name
            };
            Some(view! {
                <li>
                    <a
                        href=address
                        data-testid="experiment-open"
                        on:click=move |event| focus_there(&event, HEADING)
                    >
                        {words}
                    </a>
                </li>
            })
        };
        let links = jobs.with(|jobs| jobs.iter().zip(names).filter_map(link).collect::<Vec<_>>());
        let is_any = !links.is_empty();
        is_any.then(|| {
            view! {
                <div class="experiment-links">
                    <span hidden=is_single>{t!(i18n, experiments.open_settings)} {t!(i18n, experiments.colon)}</span>
                    <ul>{links}</ul>
                </div>
            }
        })
    };

    view! {
        <section hidden=is_empty>
            <h2>{t!(i18n, experiments.settings)}</h2>
            <div
                class="experiment-scroll"
                role="region"
                tabindex="0"
                aria-label=t!(i18n, experiments.settings)
            >
                <table class="experiment-table experiment-settings">
                    <thead hidden=is_single>
                        <tr>
                            <th scope="col">{t!(i18n, experiments.setting)}</th>
                            {head}
                        </tr>
                    </thead>
                    <tbody>{told}</tbody>
                </table>
            </div>
            {links}
        </section>
    }
}

/// What is the same in all arms is told once.
fn row_view((name, values): Row) -> impl IntoView {
    let first = values.first().cloned().flatten();
    let is_same = values.len() > 1 && values.iter().all(|value| *value == first);
    let cells = if is_same {
        let text = first.unwrap_or_default();
        view! { <td class="experiment-same" colspan=values.len()>{text}</td> }.into_any()
    } else {
        let cell =
            |value: Option<String>| view! { <td>{value.unwrap_or_else(|| "–".to_owned())}</td> };
        values.into_iter().map(cell).collect_view().into_any()
    };
    view! {
        <tr>
            <th scope="row">{name}</th>
            {cells}
        </tr>
    }
}

/// Each value once, in the order of the arms; of many, the first and the last.
fn distinct(values: Vec<Option<String>>) -> String {
    let mut seen: Vec<String> = Vec::new();
    for value in values.into_iter().flatten() {
        if !seen.contains(&value) {
            seen.push(value);
        }
    }
    match &seen[..] {
        [first, .., last] if seen.len() > MOST_IN_LINE => format!("{first} … {last}"),
        values => values.join(" / "),
    }
}

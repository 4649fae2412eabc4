//! The exact settings of an experiment.

use digit_lab::book::{Arm, Experiment, Job};
use digit_lab::training::{Field, TrainingSpec};
use leptos::prelude::*;

use crate::experiments::laboratory::Laboratory;
use crate::experiments::progress::is_short;
use crate::experiments::trial::Trial;
use crate::experiments::words::arm_name;
use crate::i18n::{I18n, t, t_string, use_i18n};
use crate::numbers::{Style, format};
use crate::training::address::panel_address;
use crate::training::words::{choices, cost, field_name, setting_words};

/// Settings that are always told, whether they are as usual or not.
const MAIN: [Field; 9] = [
    Field::Layers,
    Field::Activation,
    Field::Cost,
    Field::Initializer,
    Field::LearningRate,
    Field::MiniBatch,
    Field::Epochs,
    Field::Lambda,
    Field::TrainingSize,
];

/// Settings that concern what is measured rather than what is learned.
const OF_MEASURING: [Field; 4] = [
    Field::TestEachEpoch,
    Field::MonitorEpochs,
    Field::MonitorMillis,
    Field::LayerMonitors,
];

/// More values than that are told by the first and the last.
const MOST_IN_LINE: usize = 4;

/// A row of the table: a setting's name, and its value in each arm; nothing where an arm has no such setting.
type Row = (String, Vec<Option<String>>);

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
        return rows.collect::<Vec<_>>().join(", ");
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
    let parts: Vec<String> = SHOWN.into_iter().filter_map(part).collect();
    parts.join(" · ")
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
                    <a href=address data-testid="experiment-open">
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
                    <span hidden=is_single>{t!(i18n, experiments.open_settings)} ":"</span>
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

/// Every setting that an arm has and that is not as usual, and the main ones.
fn rows(i18n: I18n, jobs: &[Job]) -> Vec<Row> {
    let usual = TrainingSpec::default();
    let is_told = |field: &&Field| {
        let specs = || jobs.iter().filter_map(Job::spec);
        let is_unusual = specs().any(|spec| spec.text(**field) != usual.text(**field));
        let is_of_measuring = OF_MEASURING.contains(field) || **field == Field::Seed;
        specs().next().is_some() && (MAIN.contains(field) || is_unusual) && !is_of_measuring
    };
    let of_network = Field::ALL.iter().filter(is_told).map(|field| {
        let values = jobs
            .iter()
            .map(|job| Some(value(i18n, job.spec()?, *field)));
        (field_name(i18n, *field).to_owned(), values.collect())
    });
    of_network.chain(own_rows(i18n, jobs)).collect()
}

/// The settings of jobs that are not those of a network's training.
fn own_rows(i18n: I18n, jobs: &[Job]) -> Vec<Row> {
    let number = |value: f64| format(i18n.get_locale(), value, Style::Significant(3));
    let whole = |value: f64| format(i18n.get_locale(), value, Style::Decimals(0));
    let mut rows: Vec<Row> = Vec::new();
    for (arm, job) in jobs.iter().enumerate() {
        let own = match job {
            Job::Neuron(start) => vec![
                (
                    t_string!(i18n, training.cost),
                    cost(i18n, start.cost).to_owned(),
                ),
                (
                    t_string!(i18n, experiments.start_weight),
                    number(start.weight),
                ),
                (t_string!(i18n, experiments.start_bias), number(start.bias)),
                (
                    t_string!(i18n, training.learning_rate),
                    number(start.learning_rate),
                ),
                (
                    t_string!(i18n, experiments.steps),
                    whole(start.steps.into()),
                ),
            ],
            Job::Svm(svm) => vec![
                (
                    t_string!(i18n, training.training_size),
                    whole(svm.images as f64),
                ),
                (t_string!(i18n, experiments.svm_c), number(svm.c)),
                (t_string!(i18n, experiments.svm_gamma), number(svm.gamma)),
            ],
            Job::Darkness { images } => {
                vec![(
                    t_string!(i18n, training.training_size),
                    whole(*images as f64),
                )]
            }
            Job::RandomSearch(search) => {
                vec![(
                    t_string!(i18n, experiments.draws),
                    whole(search.draws.into()),
                )]
            }
            Job::NumericalGradient(gradient) => {
                vec![(
                    t_string!(i18n, experiments.displacement),
                    number(gradient.h),
                )]
            }
            Job::Vote(vote) => {
                vec![(
                    t_string!(i18n, experiments.members),
                    whole(vote.members.into()),
                )]
            }
            Job::Training(_) | Job::GradientNorms(_) | Job::Perceptron | Job::Chance { .. } => {
                Vec::new()
            }
        };
        for (name, value) in own {
            let at = rows.iter().position(|(other, _)| other == name);
            let at = at.unwrap_or_else(|| {
                rows.push((name.to_owned(), vec![None; jobs.len()]));
                rows.len() - 1
            });
            if let Some(slot) = rows.get_mut(at).and_then(|row| row.1.get_mut(arm)) {
                *slot = Some(value);
            }
        }
    }
    rows
}

/// A setting of a network as the form shows it.
fn value(i18n: I18n, spec: &TrainingSpec, field: Field) -> String {
    let text = spec.text(field);
    if field == Field::Layers && !text.contains("conv") {
        let hidden = text
            .split(',')
            .map(str::trim)
            .filter(|part| !part.is_empty());
        let sizes = std::iter::once("784")
            .chain(hidden)
            .chain(std::iter::once("10"));
        return format!("[{}]", sizes.collect::<Vec<_>>().join(", "));
    }
    match text.parse::<f64>() {
        Ok(number) if choices(i18n, field).is_none() && field != Field::Layers => {
            format(i18n.get_locale(), number, Style::Significant(6))
        }
        _ => setting_words(i18n, field, text),
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

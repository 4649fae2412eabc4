//! What several runs of an experiment say about the published figures.

use crate::book::figure::median;
use crate::book::{Claim, Experiment, Outcome};

/// A figure over several runs.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// See [`Experiment::figure_name`].
    pub name: String,
    /// What was published.
    pub published: Option<f64>,
    /// The middle of our runs; not a number where none has come to it.
    pub median: f64,
    /// The least of our runs.
    pub min: f64,
    /// The most of our runs.
    pub max: f64,
    /// Whether its arm was run at all; what was not is not judged.
    pub is_run: bool,
    /// Whether ours agree; every figure without a published one does once it is measured.
    pub is_met: bool,
}

/// All figures, and whether they show what was published.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// In the experiment's order.
    pub figures: Vec<Summary>,
    /// The claims that do not hold.
    pub failed_claims: Vec<Claim>,
    /// Whether every figure and every claim agrees.
    pub is_met: bool,
}

/// Holds runs, each with the outcome of every arm that was run, against what was published.
pub fn judge(experiment: &Experiment, runs: &[Vec<Option<Outcome>>]) -> Verdict {
    let figures: Vec<_> = experiment
        .figures
        .iter()
        .map(|figure| {
            let was_run =
                |run: &Vec<Option<Outcome>>| run.get(figure.arm).is_some_and(Option::is_some);
            let is_run = runs.iter().any(was_run);
            let read =
                |run: &Vec<Option<Outcome>>| figure.measure.of(run.get(figure.arm)?.as_ref()?);
            let values: Vec<f64> = runs.iter().filter_map(read).collect();
            let is_whole = !runs.is_empty() && values.len() == runs.len();
            Summary {
                name: experiment.figure_name(figure),
                published: figure.published,
                median: median(&values),
                min: values.iter().copied().fold(f64::NAN, f64::min),
                max: values.iter().copied().fold(f64::NAN, f64::max),
                is_run,
                is_met: is_whole
                    && figure
                        .published
                        .is_none_or(|published| figure.criterion.is_met(published, &values)),
            }
        })
        .collect();
    let failed_claims: Vec<_> = experiment
        .claims
        .iter()
        .filter(|claim| !claim.holds(&figures))
        .cloned()
        .collect();
    Verdict {
        is_met: figures.iter().all(|f| f.is_met || !f.is_run) && failed_claims.is_empty(),
        figures,
        failed_claims,
    }
}

impl Claim {
    /// The figures that it is about.
    pub fn names(&self) -> Vec<&'static str> {
        match self {
            Self::Rising(names) => names.clone(),
            Self::AtMost(name, _) | Self::AtLeast(name, _) => vec![name],
            Self::Near(one, other, _) => vec![one, other],
        }
    }

    /// Whether the figures show it; a figure that is missing shows nothing.
    fn holds(&self, figures: &[Summary]) -> bool {
        let of = |name: &str| figures.iter().find(|figure| figure.name == name);
        match self {
            Self::Rising(names) => {
                let medians: Option<Vec<f64>> =
                    names.iter().map(|name| Some(of(name)?.median)).collect();
                medians.is_some_and(|medians| medians.windows(2).all(|pair| pair[0] < pair[1]))
            }
            Self::AtMost(name, most) => of(name).is_some_and(|figure| figure.max <= *most),
            Self::AtLeast(name, least) => of(name).is_some_and(|figure| figure.min >= *least),
            Self::Near(one, other, most) => of(one)
                .zip(of(other))
                .is_some_and(|(one, other)| (one.median - other.median).abs() <= *most),
        }
    }
}

//! What is told of an experiment, as a line of JSON and as text.

use std::path::Path;

use digit_lab::book::{Claim, Verdict};
use serde::{Deserialize, Serialize};

use crate::fault::Fault;
use crate::files;

/// An experiment's figures over all seeds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Report {
    pub(super) id: String,
    pub(super) figures: Vec<Figure>,
    /// Whether all agrees with what was published; nothing of a quick version.
    pub(super) met: Option<bool>,
    /// What was to be seen and was not.
    pub(super) unseen: Vec<String>,
    /// quick, reduced or full.
    pub(super) version: String,
    /// In words, where the version is not the full one.
    pub(super) extent: String,
    pub(super) seeds: u32,
    /// From start to end, all seeds.
    pub(super) secs: f64,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Figure {
    pub(super) name: String,
    pub(super) published: Option<f64>,
    /// Nothing where it was not run, or did not come to it.
    pub(super) median: Option<f64>,
    pub(super) min: Option<f64>,
    pub(super) max: Option<f64>,
    /// Whether its arm was run.
    pub(super) run: bool,
    /// Whether it agrees; nothing of a quick version, or of what was not run.
    pub(super) met: Option<bool>,
}

/// How an experiment was run.
pub(super) struct Circumstances {
    pub(super) version: String,
    pub(super) extent: String,
    pub(super) is_judged: bool,
    pub(super) seeds: u32,
    pub(super) secs: f64,
}

impl Report {
    pub(super) fn new(id: &str, verdict: &Verdict, how: Circumstances) -> Self {
        let finite = |value: f64| value.is_finite().then_some(value);
        let figures = verdict.figures.iter().map(|figure| Figure {
            name: figure.name.clone(),
            published: figure.published,
            median: finite(figure.median),
            min: finite(figure.min),
            max: finite(figure.max),
            run: figure.is_run,
            met: (how.is_judged && figure.is_run).then_some(figure.is_met),
        });
        Self {
            id: id.to_owned(),
            figures: figures.collect(),
            met: how.is_judged.then_some(verdict.is_met),
            unseen: verdict.failed_claims.iter().map(words).collect(),
            version: how.version,
            extent: how.extent,
            seeds: how.seeds,
            secs: how.secs,
        }
    }

    pub(super) fn print(&self, as_json: bool) {
        if as_json {
            if let Ok(line) = serde_json::to_string(self) {
                println!("{line}");
            }
            return;
        }
        let met = match self.met {
            Some(true) => "as published",
            Some(false) => "not as published",
            None => "not judged",
        };
        println!(
            "{} ({}, seeds 1 to {}): {met}",
            self.id, self.version, self.seeds
        );
        for figure in &self.figures {
            println!(
                "  {:<40} published {:>9}  median {:>9}  least {:>9}  most {:>9}",
                figure.name,
                number(figure.published),
                number(figure.median),
                number(figure.min),
                number(figure.max)
            );
        }
        for claim in &self.unseen {
            println!("  not seen: {claim}");
        }
    }
}

/// Four digits, or a dash.
pub(super) fn number(value: Option<f64>) -> String {
    match value {
        None => "-".to_owned(),
        Some(value) if value != 0.0 && value.abs() < 0.001 => format!("{value:.1e}"),
        Some(value) if value.abs() < 1.0 => format!("{value:.4}"),
        Some(value) => format!("{value:.2}"),
    }
}

fn words(claim: &Claim) -> String {
    match claim {
        Claim::Rising(names) => names.join(" < "),
        Claim::AtMost(name, most) => format!("{name} at most {most}"),
        Claim::AtLeast(name, least) => format!("{name} at least {least}"),
        Claim::Near(one, other, most) => format!("{one} at most {most} from {other}"),
    }
}

/// The reports in a file of JSON lines.
pub(super) fn read(path: &Path) -> Result<Vec<Report>, Fault> {
    let bytes = files::read_unpacked(path)?;
    let text = String::from_utf8_lossy(&bytes);
    let lines = text.lines().enumerate();
    lines
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(index, line)| {
            serde_json::from_str(line).map_err(|error| Fault::Results {
                path: path.to_owned(),
                line: index + 1,
                reason: error.to_string(),
            })
        })
        .collect()
}

//! Images a second in one training worker, evaluation left out, and in the peers' workers in turns with it.

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::works::{self, Work};
use crate::{Samples, harness};

/// Rounds in which each has a turn, and a turn's seconds.
const ROUNDS: u32 = 7;
const SECS: f64 = 0.7;

/// One peer's part in a work.
struct Part {
    name: String,
    /// Images a second, or what went wrong.
    rates: Result<Samples, String>,
    accuracy: Option<f64>,
}

pub(crate) fn measure() -> Result<()> {
    let others = harness::call("peers", Value::Null)?;
    let others = others.as_array().context("there is no list of peers")?;
    println!(
        "| work | who | images/s, median | least | most | Digit Lab is faster by | of the peak | validation |"
    );
    println!("|---|---|--:|--:|--:|--:|--:|--:|");
    let mut plain_rate = None;
    for work in works::all() {
        let mut peers = vec![digit_lab(), json!({ "name": "peak", "worker": "peak.js" })];
        if work.has_peers() {
            peers.extend(others.iter().cloned());
        }
        let parts = compare(&work, peers)?;
        report(&work, &parts, &mut plain_rate);
    }
    Ok(())
}

/// Digit Lab among the peers.
pub(crate) fn digit_lab() -> Value {
    json!({ "name": "Digit Lab", "worker": "digit_lab.js" })
}

fn compare(work: &Work, peers: Vec<Value>) -> Result<Vec<Part>> {
    let answer = harness::call(
        "compare",
        json!({ "work": work.for_workers(), "peers": peers, "rounds": ROUNDS, "secs": SECS }),
    )?;
    let parts = answer.as_array().context("no rates came back")?;
    Ok(parts.iter().map(Part::of).collect())
}

impl Part {
    fn of(part: &Value) -> Self {
        let rates = part["rates"].as_array();
        let rates = rates.into_iter().flatten().filter_map(Value::as_f64);
        let error = part["error"].as_str();
        Self {
            name: part["name"].as_str().unwrap_or_default().to_owned(),
            rates: error.map_or_else(
                || Ok(Samples::new(rates.collect())),
                |error| Err(error.to_owned()),
            ),
            accuracy: part["accuracy"].as_f64(),
        }
    }
}

/// `plain_rate` is that of the first work, by whose operations others are held against it.
fn report(work: &Work, parts: &[Part], plain_rate: &mut Option<f64>) {
    let median = |name: &str| {
        let part = parts.iter().find(|part| part.name == name)?;
        part.rates.as_ref().ok().map(Samples::median)
    };
    let (ours, peak) = (median("Digit Lab"), median("peak"));
    for part in parts.iter().filter(|part| part.name != "peak") {
        let (work_name, name) = (work.name, &part.name);
        let rates = match &part.rates {
            Ok(rates) => rates,
            Err(error) => {
                let error = error.lines().next().unwrap_or_default();
                println!("| {work_name} | {name} | cannot: {error} | | | | | |");
                continue;
            }
        };
        let faster = ours.map_or(f64::NAN, |ours| ours / rates.median());
        let faster = if name == "Digit Lab" {
            String::new()
        } else {
            format!("{faster:.1}")
        };
        let share = peak.map_or(f64::NAN, |peak| rates.median() * work.operations / peak);
        let accuracy = part
            .accuracy
            .map_or_else(String::new, |share| format!("{:.1} %", 100.0 * share));
        println!(
            "| {work_name} | {name} | {:.0} | {:.0} | {:.0} | {faster} | {share:.2} | {accuracy} |",
            rates.median(),
            rates.quantile(0.0),
            rates.quantile(1.0),
        );
    }
    if let Some(ours) = ours {
        let operations_a_second = ours * work.operations;
        let plain = *plain_rate.get_or_insert(operations_a_second);
        if !work.has_peers() {
            println!(
                "| | {:.0} % of what w1's rate and the dense operations foretell | | | | | | |",
                100.0 * operations_a_second / plain
            );
        }
    }
}

//! Several workers that train at once, against one.

use std::num::NonZero;
use std::thread;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::{Samples, harness, training, works};

const ROUNDS: u32 = 7;
const SECS: f64 = 0.7;

pub(crate) fn measure() -> Result<()> {
    let workers = thread::available_parallelism().map_or(1, NonZero::get);
    let answer = harness::call(
        "parallel",
        json!({
            "work": works::first().for_workers(), "peer": training::digit_lab(), "workers": workers,
            "rounds": ROUNDS, "secs": SECS,
        }),
    )?;
    let rates = |name: &str| -> Result<Samples> {
        let rates = answer[name]
            .as_array()
            .with_context(|| format!("no rates of {name}"))?;
        Ok(Samples::new(
            rates.iter().filter_map(Value::as_f64).collect(),
        ))
    };
    let (alone, together) = (rates("alone")?, rates("together")?);
    println!(
        "{workers} workers at once: {:.0} images/s together, {:.0} by one alone: {:.2} times as many",
        together.median(),
        alone.median(),
        together.median() / alone.median(),
    );
    Ok(())
}

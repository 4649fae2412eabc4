//! Cost and accuracy on the 10,000 validation images of MNIST, in the engine that trains.

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::{Samples, harness, works};

const ROUNDS: u32 = 15;
const SECS: f64 = 0.7;

/// After each epoch of one mini-batch, which is counted in.
pub(crate) fn measure() -> Result<()> {
    let files = ["train", "t10k"].map(|part| {
        [
            format!("full/{part}-images-idx3-ubyte.gz"),
            format!("full/{part}-labels-idx1-ubyte.gz"),
        ]
    });
    let mut spec = works::first().spec;
    spec["trainingSize"] = json!(10);
    let answer = harness::call(
        "evaluation",
        json!({ "files": files.as_flattened(), "spec": spec, "rounds": ROUNDS, "secs": SECS }),
    )?;
    let rates = answer.as_array().context("no rates came back")?;
    let rates = Samples::new(rates.iter().filter_map(Value::as_f64).collect());
    println!(
        "evaluation of 10,000 images, [784,30,10]: {:.0} images/s median, {:.0} least, {:.0} most",
        rates.median(),
        rates.quantile(0.0),
        rates.quantile(1.0),
    );
    Ok(())
}

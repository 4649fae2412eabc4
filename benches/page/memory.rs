//! The memory of a training worker's WebAssembly.

use anyhow::Result;
use serde_json::{Value, json};

use crate::{harness, works};

/// Many short epochs on the bundled images, then all of MNIST.
pub(crate) fn measure() -> Result<()> {
    let mut spec = works::first().spec;
    let bundled = ["training", "validation"].map(|part| {
        [
            format!("{part}-images.idx3.gz"),
            format!("{part}-labels.idx1.gz"),
        ]
    });
    spec["epochs"] = json!(1000);
    spec["trainingSize"] = json!(1000);
    report(
        "1,000 epochs of 1,000 images",
        &harness::call(
            "memory",
            json!({ "files": bundled.as_flattened(), "spec": spec, "epochs": 1000 }),
        )?,
    );

    let full = ["train", "t10k"].map(|part| {
        [
            format!("full/{part}-images-idx3-ubyte.gz"),
            format!("full/{part}-labels-idx1-ubyte.gz"),
        ]
    });
    let mut spec = works::first().spec;
    spec["epochs"] = json!(3);
    report(
        "3 epochs of all of MNIST",
        &harness::call(
            "memory",
            json!({ "files": full.as_flattened(), "spec": spec, "epochs": 3 }),
        )?,
    );
    Ok(())
}

fn report(what: &str, answer: &Value) {
    let megabytes = |name: &str| answer[name].as_f64().unwrap_or(f64::NAN);
    println!(
        "memory, {what}: {:.1} MB empty, {:.1} MB after the first epoch, {:.1} MB after the last",
        megabytes("empty"),
        megabytes("first"),
        megabytes("last"),
    );
}

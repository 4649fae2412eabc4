//! The engine without a browser, beside `NumPy` and TensorFlow.

use std::process::Command;

use anyhow::Result;

use crate::python::Environment;
use crate::{process, workspace};

const PYTHON: Environment = Environment {
    name: "bench-python",
    requirements: "\
numpy==2.4.6
tensorflow-cpu==2.21.0
",
    announcement: "Installing NumPy and TensorFlow for Python (some minutes and 1.5 GB, once)",
};

pub(super) fn run() -> Result<()> {
    let python = PYTHON.prepare()?;
    let mut bench = Command::new("cargo");
    bench
        .args(["bench", "--package", "digit-lab", "--bench", "native"])
        .env("DIGIT_LAB_PEERS_PYTHON", python);
    process::run(bench.current_dir(workspace::root()))?;
    products()
}

/// One product beside those of two libraries.
fn products() -> Result<()> {
    let mut products = Command::new("cargo");
    products
        .args(["run", "--release", "--locked", "--package", "products"])
        .arg("--target-dir")
        .arg(workspace::target()?.join("peers/products"))
        .current_dir(workspace::root().join("benches/peers"));
    process::run(&mut products)
}

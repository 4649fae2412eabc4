//! `cargo xtask check-interop`: whether other programs make of Digit Lab's model files what Digit Lab makes of them.
//!
//! Trains small networks of every kind with the command line, writes them in every format, and has Python load them with
//! the very lines of docs/model-files.md.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use lexopt::Parser;
use serde_json::json;

use crate::python::Environment;
use crate::{misuse, process, workspace};

mod cases;
mod snippets;

use cases::{CASES, Case, SHIPPED};

/// On Linux pip takes torch with what it needs for graphics cards, 6 GB in all, unless its settings name an index that has
/// it without.
const PYTHON: Environment = Environment {
    name: "interop-python",
    requirements: "\
numpy==2.4.6
onnx==1.23.2
onnxruntime==1.32.0
torch==2.15.0
",
    announcement: "Installing NumPy, ONNX Runtime and PyTorch for Python (some minutes and up to 6 GB, once)",
};

/// The book's program, as far as its files go, and what compares.
const SCRIPTS: [(&str, &str); 2] = [
    ("check.py", include_str!("interop/check.py")),
    ("network2.py", include_str!("interop/network2.py")),
];

pub(crate) fn run(mut arguments: Parser) -> Result<()> {
    if let Some(argument) = arguments.next().map_err(misuse)? {
        return Err(misuse(argument.unexpected()));
    }
    let python = PYTHON.prepare()?;
    let digit_lab = build()?;
    let folder = workspace::target()?.join("interop");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let docs = workspace::root().join("docs/model-files.md");
    let text =
        fs::read_to_string(&docs).with_context(|| format!("cannot read {}", docs.display()))?;
    for (name, code) in snippets::of(&text)? {
        fs::write(folder.join(name), code)?;
    }
    for (name, code) in SCRIPTS {
        fs::write(folder.join(name), code)?;
    }
    let mut cases: Vec<_> = CASES
        .iter()
        .map(|case| make(&digit_lab, &folder, case))
        .collect::<Result<_>>()?;
    let shipped = workspace::root().join("www/models/shipped.safetensors");
    fs::copy(&shipped, folder.join(format!("{SHIPPED}.safetensors")))?;
    cases.push(files(&digit_lab, &folder, SHIPPED, false)?);
    let plan = json!({ "digitLab": digit_lab, "cases": cases });
    fs::write(folder.join("plan.json"), plan.to_string())?;

    let mut check = Command::new(python);
    check
        .arg("check.py")
        .current_dir(&folder)
        .env(
            "DIGIT_LAB_PICTURES",
            workspace::root().join("www/data/test-images.idx3.gz"),
        )
        // A library that is told nothing takes all cores for a handful of numbers.
        .env("OMP_NUM_THREADS", "1");
    process::run(&mut check)
}

/// The command line, built as tests are: these networks are small.
fn build() -> Result<PathBuf> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    println!("Building digit-lab (some minutes the first time) ...");
    let mut build = Command::new(cargo);
    build
        .args(["build", "--locked", "--package", "digit-lab-cli"])
        .arg("--message-format=json-render-diagnostics")
        .current_dir(workspace::root())
        .stderr(std::process::Stdio::inherit());
    let messages = process::output_of(&mut build)?;
    let mut executables = messages.lines().filter_map(|line| {
        let message: serde_json::Value = serde_json::from_str(line).ok()?;
        Some(PathBuf::from(message["executable"].as_str()?))
    });
    let Some(executable) = executables.next_back() else {
        bail!("cargo built no digit-lab");
    };
    Ok(executable)
}

/// Trains a network, and writes it in every format.
fn make(digit_lab: &Path, folder: &Path, case: &Case) -> Result<serde_json::Value> {
    let Case { name, options } = case;
    println!("Training {name} ...");
    let mut train = Command::new(digit_lab);
    train
        .args(["train", "--epochs", "1", "--train-size", "2000"])
        .args(*options)
        .args(["--save", &format!("{name}.safetensors")])
        .current_dir(folder);
    process::output_of(&mut train)?;
    let is_dense = case.is_dense();
    let files = files(digit_lab, folder, name, is_dense)?;
    convert(
        digit_lab,
        folder,
        name,
        &format!("{name}-compact.safetensors"),
        true,
    )?;
    Ok(files)
}

/// The files of a network that there is as safetensors.
fn files(digit_lab: &Path, folder: &Path, name: &str, is_dense: bool) -> Result<serde_json::Value> {
    convert(digit_lab, folder, name, &format!("{name}.onnx"), false)?;
    if is_dense {
        convert(digit_lab, folder, name, &format!("{name}.json"), false)?;
    }
    Ok(json!({ "name": name, "isDense": is_dense }))
}

fn convert(digit_lab: &Path, folder: &Path, name: &str, out: &str, compact: bool) -> Result<()> {
    let mut convert = Command::new(digit_lab);
    convert
        .args(["convert", &format!("{name}.safetensors"), out])
        .args(compact.then_some("--compact"))
        .current_dir(folder);
    process::output_of(&mut convert)?;
    Ok(())
}

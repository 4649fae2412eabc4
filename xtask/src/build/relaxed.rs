//! The engine once more, for browsers whose WebAssembly has relaxed SIMD: a product and a sum there are one instruction
//! and, on today's processors, rounded once. Workers take it where it runs (`www/engine.js`), and the package has the
//! one that runs everywhere.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::toolchain::WASM;
use crate::tools::Toolbox;
use crate::{process, workspace};

/// Its place in `dist`.
pub(super) const ENGINE: &str = "pkg/digit_lab_relaxed_bg.wasm";

/// The script by which workers find out whether it runs.
pub(super) const PROBE: &str = "relaxed_simd.js";

/// In place of those in `.cargo/config.toml`.
pub(crate) const FLAGS: &str = "-C target-feature=+simd128,+relaxed-simd";

/// Both engines have the same script.
const SCRIPT: &str = "digit_lab.js";

/// A folder of its own: compiled with other flags in the same one, each build would begin anew.
pub(crate) fn target() -> Result<PathBuf> {
    Ok(workspace::target()?.join("relaxed"))
}

/// Compiles it and puts it beside the other.
pub(super) fn add(toolbox: &Toolbox, dist: &Path) -> Result<()> {
    let target = target()?;
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut compile = Command::new(cargo);
    compile
        .current_dir(workspace::root())
        .env("RUSTFLAGS", FLAGS)
        .args(["build", "--release", "--lib", "--package", "digit-lab"])
        .args(["--features", "svm", "--target", WASM, "--target-dir"])
        .arg(&target);
    process::run(&mut compile)?;
    let compiled = target.join(WASM).join("release/digit_lab.wasm");
    let bound = target.join("pkg");
    let mut bind = toolbox.command("wasm-bindgen");
    bind.args(["--target", "web", "--out-dir"]).arg(&bound);
    process::run(bind.arg(compiled))?;

    let read = |file: &Path| {
        fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))
    };
    ensure!(
        read(&bound.join(SCRIPT))? == read(&dist.join("pkg").join(SCRIPT))?,
        "the engine for relaxed SIMD needs another script than the engine for all browsers"
    );
    let engine = dist.join(ENGINE);
    fs::copy(bound.join("digit_lab_bg.wasm"), &engine)
        .with_context(|| format!("cannot write {}", engine.display()))?;
    Ok(())
}

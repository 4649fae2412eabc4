//! The parts of the Rust toolchain that rustup adds on demand.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::process;

/// The target that browsers run.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// Adds the WebAssembly target if the toolchain in use does not have it.
pub(crate) fn ensure_wasm_target() -> Result<()> {
    let sysroot = process::output_of(Command::new("rustc").args(["--print", "sysroot"]))?;
    if Path::new(sysroot.trim())
        .join("lib/rustlib")
        .join(WASM)
        .is_dir()
    {
        return Ok(());
    }
    if process::find("rustup").is_none() {
        bail!(
            "this Rust toolchain has no {WASM} target and rustup is not there to add it: install it with your system's packages"
        );
    }
    println!("Adding the target {WASM} (a few seconds) ...");
    process::run(Command::new("rustup").args(["target", "add", WASM])).with_context(|| {
        format!(
            "cannot add the target {WASM}: check the network connection, then run the command again"
        )
    })
}

/// Fails with the command to run where `cargo SUBCOMMAND` is missing.
pub(crate) fn require_component(component: &str, subcommand: &str) -> Result<()> {
    let asked = process::output_of(Command::new("cargo").args([subcommand, "--version"]));
    asked.map(drop).map_err(|_| {
        anyhow::anyhow!("{component} is missing: run `rustup component add {component}`")
    })
}

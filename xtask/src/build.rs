//! `cargo xtask build`: the page in `dist/`, ready for any static host, and the engine as an npm package in `pkg/`.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use lexopt::{Arg, Parser};

use crate::tools::{self, Toolbox};
use crate::{misuse, mnist, process, toolchain, workspace};

mod ahead;
mod headers;
mod meta;
mod names;
mod offline;
mod optimize;
mod pack;
mod package;
pub(crate) mod relaxed;
mod shared;
mod size;
mod slim;
mod split;
mod start;
mod styles;

pub(crate) fn run(mut arguments: Parser) -> Result<()> {
    let mut full = false;
    while let Some(argument) = arguments.next().map_err(misuse)? {
        match argument {
            Arg::Long("full") => full = true,
            other => return Err(misuse(other.unexpected())),
        }
    }
    build(full)
}

/// Where the built page is.
pub(crate) fn dist() -> PathBuf {
    workspace::root().join("dist")
}

/// Builds the page for release, with all of MNIST beside it if `full`.
pub(crate) fn build(full: bool) -> Result<()> {
    toolchain::ensure_wasm_target()?;
    let toolbox = Toolbox::prepare(tools::TO_RELEASE)?;
    println!("Building the engine and the page (some minutes the first time) ...");
    package::clear()?;
    process::run(trunk(&toolbox).args(["build", "--release", "--features", split::FEATURE]))?;
    let dist = dist();
    split::split(&toolbox, &dist)?;
    relaxed::add(&toolbox, &dist)?;
    let is_optimized = optimize::optimize(&dist, &workspace::root().join("pkg"))?;
    if full {
        mnist::add_full_set(&dist.join("data"))?;
    }
    // From here on each step needs those before it: names say what is in a file, and the service worker
    // names them all.
    shared::gather(&dist)?;
    slim::slim_scripts(&dist)?;
    names::stamp(&dist)?;
    styles::join(&dist)?;
    start::move_out(&dist)?;
    ahead::ask(&dist)?;
    meta::write(&dist)?;
    require_relative_addresses()?;
    offline::write(&dist)?;
    headers::write(&dist)?;
    pack::pack(&dist)?;
    size::report(&dist, is_optimized)?;
    package::complete(&toolbox)?;
    println!("The page is in dist/, the engine as an npm package in pkg/.");
    Ok(())
}

/// Trunk, run at the root, which finds wasm-pack and wasm-bindgen and asks no other host.
pub(crate) fn trunk(toolbox: &Toolbox) -> Command {
    let mut trunk = toolbox.command("trunk");
    trunk
        .current_dir(workspace::root())
        .args(["--skip-version-check"]);
    if env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) {
        // Trunk takes only `true` and `false` here, where others take any value.
        trunk.env_remove("NO_COLOR").env("TRUNK_COLOR", "never");
    }
    trunk
}

/// A host may serve the page under any path, so that no address may begin at the host's root.
fn require_relative_addresses() -> Result<()> {
    let index = dist().join("index.html");
    let html =
        fs::read_to_string(&index).with_context(|| format!("trunk left no {}", index.display()))?;
    match absolute_address(&html) {
        Some(start) => bail!(
            "dist/index.html has an address from the host's root ({start}...): it works under no sub-path"
        ),
        None => Ok(()),
    }
}

/// How an address from the host's root begins in this page, if it has one.
fn absolute_address(html: &str) -> Option<&'static str> {
    let starts = ["=\"/", "='/", "from '/", "from \"/", ": '/", ": \"/"];
    starts.into_iter().find(|&start| html.contains(start))
}

/// All files below a folder, in a stable order.
fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in
            fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))?
        {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}

fn has_extension(path: &Path, extension: &str) -> bool {
    path.extension().is_some_and(|found| found == extension)
}

#[cfg(test)]
mod tests {
    use super::absolute_address;

    #[test]
    fn an_address_from_the_hosts_root_is_found() {
        assert_eq!(
            absolute_address(r#"<link href="./a.css"><script>import x from './b.js'"#),
            None
        );
        assert!(absolute_address(r#"<link href="/a.css">"#).is_some());
        assert!(absolute_address("import init from '/b.js';").is_some());
    }
}

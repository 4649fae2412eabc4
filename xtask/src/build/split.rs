//! Cutting the page's wasm file along its lazy places, each of which is fetched when it is first opened.
//!
//! Trunk does not know of it. So the file that the compiler wrote is cut after Trunk is done, and what
//! wasm-bindgen makes of the main part takes the place, and the name, of what Trunk had made of the whole.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use super::{files_below, has_extension, shared};
use crate::process;
use crate::tools::Toolbox;
use crate::workspace;

/// What the page's package must be compiled with.
pub(super) const FEATURE: &str = "split";

/// What the names of the parts begin with that have a place's own code.
const OWN: &str = "split_";

/// What the names of the files begin with whose code several places share, before they are gathered.
pub(super) const SHARED: &str = "chunk_";

/// The module by which the parts are loaded.
pub(super) const LINKS: &str = "__wasm_split.js";

/// Replaces the page's wasm file and its JavaScript in `dist` by their parts.
pub(super) fn split(toolbox: &Toolbox, dist: &Path) -> Result<()> {
    let name = page_name(dist)?;
    let target = workspace::target()?;
    let compiled = target.join("wasm32-unknown-unknown/page/digit-lab-page.wasm");
    let parts = target.join("wasm-split");
    if parts.exists() {
        fs::remove_dir_all(&parts).with_context(|| format!("cannot empty {}", parts.display()))?;
    }
    let mut cut = toolbox.command("wasm-split-cli");
    cut.arg(&compiled).arg(&parts);
    process::run(cut.args(["--target", "web", "--out-name", &name]))?;
    let main = parts.join(format!("{name}.wasm"));
    let mut bind = toolbox.command("wasm-bindgen");
    bind.args(["--target", "web", "--no-typescript", "--keep-lld-exports"]);
    process::run(
        bind.args(["--out-name", &name, "--out-dir"])
            .arg(dist)
            .arg(&main),
    )?;
    for file in files_below(&parts)? {
        let Some(file_name) = file.file_name().filter(|_| file != main) else {
            continue;
        };
        fs::copy(&file, dist.join(file_name))
            .with_context(|| format!("cannot write {}", dist.join(file_name).display()))?;
    }
    ensure!(
        dist.join(LINKS).is_file(),
        "the page has no lazy places: was it compiled with the feature `{FEATURE}`?"
    );
    Ok(())
}

/// Whether a file is a part that a visitor may never need.
pub(super) fn is_part(file: &Path) -> bool {
    let name = file.file_name().and_then(|name| name.to_str());
    has_extension(file, "wasm")
        && name.is_some_and(|name| name.starts_with(OWN) || name.starts_with(shared::START))
}

/// What Trunk has called the page: its files' names up to their endings.
pub(super) fn page_name(dist: &Path) -> Result<String> {
    let files = files_below(dist)?;
    let name = files
        .iter()
        .filter_map(|file| file.file_name()?.to_str()?.strip_suffix("_bg.wasm"))
        .find(|name| name.starts_with("digit-lab-page"));
    name.map(str::to_owned)
        .with_context(|| format!("trunk left no wasm file of the page in {}", dist.display()))
}

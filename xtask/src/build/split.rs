//! Cutting the page's wasm file along its lazy places, each of which is fetched when it is first opened.
//!
//! Trunk does not know of it. So the file that the compiler wrote is cut after Trunk is done, and what
//! wasm-bindgen makes of the main part takes the place, and the name, of what Trunk had made of the whole.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use super::{files_below, has_extension, names};
use crate::process;
use crate::tools::Toolbox;
use crate::workspace;

/// What the page's package must be compiled with.
pub(super) const FEATURE: &str = "split";

/// What the names of the parts begin with: one's own code, and code that several share.
const PARTS: [&str; 2] = ["split_", "chunk_"];

/// The module by which the parts are loaded.
pub(super) const LINKS: &str = "__wasm_split.js";

/// Replaces the page's wasm file and its JavaScript in `dist` by their parts.
pub(super) fn split(toolbox: &Toolbox, dist: &Path) -> Result<()> {
    let name = page_name(dist)?;
    let target = workspace::root().join("target");
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
        && name.is_some_and(|name| PARTS.iter().any(|start| name.starts_with(start)))
}

/// The plain names of the parts that a place is made of: its own and those that it shares.
pub(super) fn parts_of(place: &str, dist: &Path) -> Result<Vec<String>> {
    let files = files_below(dist)?;
    let is_list = |file: &&PathBuf| {
        let name = file.file_name().and_then(|name| name.to_str());
        has_extension(file, "js") && name.is_some_and(|name| name.starts_with(names::PARTS))
    };
    let file = files.iter().find(is_list);
    let file = file.context("the page has no list of its parts")?;
    let links =
        fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    Ok(part_names(place, &links))
}

/// In the links a place's loader ends with the list of those of the parts that it shares.
fn part_names(place: &str, links: &str) -> Vec<String> {
    let loader = format!("__wasm_split_load_{place} ");
    let after = links.split_once(&loader).map_or("", |(_, after)| after);
    let own = after.split("export const").next().unwrap_or_default();
    let shared = own.rsplit_once('[').map_or("", |(_, list)| list);
    let is_separator = |c: char| !c.is_ascii_alphanumeric() && c != '_';
    let shared = shared.split(is_separator).filter_map(|name| {
        name.strip_prefix("__chunk_")
            .map(|number| format!("chunk_{number}.wasm"))
    });
    std::iter::once(format!("split_{place}.wasm"))
        .chain(shared)
        .collect()
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

#[cfg(test)]
mod tests {
    use super::part_names;

    #[test]
    fn a_place_is_its_own_part_and_those_that_it_shares() {
        let links = "export const __wasm_split_load_training = wrapAsyncCb(makeLoad(() => {
            const src = fetch(new URL(\"./split_training.wasm\", import.meta.url));
        }, [__chunk_8, __chunk_10]));
        export const __wasm_split_load_about = wrapAsyncCb(makeLoad(() => {}, []));";
        assert_eq!(
            part_names("training", links),
            ["split_training.wasm", "chunk_8.wasm", "chunk_10.wasm"]
        );
        assert_eq!(part_names("about", links), ["split_about.wasm"]);
    }
}

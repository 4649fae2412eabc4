//! The npm package as it would be published: `npm pack` takes along what the manifest lists, and nothing else.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

use crate::{process, workspace};

/// What `npm pack --json` says of a package.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Packed {
    /// In bytes, as npm carries it.
    size: u64,
    files: Vec<File>,
}

#[derive(Deserialize)]
struct File {
    path: String,
}

/// The part of `package.json` that says what is published.
#[derive(Deserialize)]
struct Manifest {
    files: Vec<String>,
}

/// Packs `pkg/` as the `npm` at that path does, and throws away what came of it.
pub(super) fn check(npm: &Path) -> Result<()> {
    let folder = workspace::root().join("pkg");
    let mut pack = Command::new(npm);
    pack.args(["pack", "--dry-run", "--json", "--ignore-scripts"]);
    let said = process::output_of(pack.current_dir(&folder))?;
    let packed: Vec<Packed> = serde_json::from_str(&said).context("npm pack said no JSON")?;
    let packed = packed.first().context("npm pack packed nothing")?;
    let manifest = std::fs::read_to_string(folder.join("package.json"))?;
    let listed = listed(&manifest)?;
    let there = packed.files.iter().map(|file| file.path.clone());
    let there: BTreeSet<String> = there.collect();
    ensure!(
        there == listed,
        "expected npm pack to take along {listed:?}, got {there:?}"
    );
    println!("npm carries the package as {} kB.", packed.size / 1000);
    Ok(())
}

/// What the manifest lists, and the manifest.
fn listed(manifest: &str) -> Result<BTreeSet<String>> {
    let manifest: Manifest = serde_json::from_str(manifest)?;
    let all = manifest.files.into_iter();
    Ok(all.chain([String::from("package.json")]).collect())
}

#[cfg(test)]
mod tests {
    use super::listed;

    #[test]
    fn the_manifest_is_published_with_what_it_lists() {
        let listed = listed("{\"name\": \"a\", \"files\": [\"b.js\", \"README.md\"]}").unwrap();
        assert_eq!(
            Vec::from_iter(listed),
            ["README.md", "b.js", "package.json"]
        );
    }
}

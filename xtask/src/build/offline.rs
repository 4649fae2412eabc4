//! The service worker, with the list of what the page is made of.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use super::{files_below, has_extension, relaxed};
use crate::mnist::FULL_FOLDER;
use crate::workspace;

/// Its source in `www/offline/`, and its name in `dist/`, where Trunk has put one that takes a kept page away.
pub(super) const SCRIPT: &str = "service_worker.js";

/// Writes it, with the list in front.
pub(super) fn write(dist: &Path) -> Result<()> {
    let source = workspace::root().join("www/offline").join(SCRIPT);
    let read = |file: &Path| {
        fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))
    };
    let source = read(&source)?;
    let probe = read(&dist.join(relaxed::PROBE))?;
    let mut digests = BTreeMap::new();
    for file in files_below(dist)? {
        let name = file.strip_prefix(dist)?;
        if is_kept(name) {
            let content =
                fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
            // An address has slashes on every system.
            let parts: Vec<_> = name.iter().map(|part| part.to_string_lossy()).collect();
            digests.insert(parts.join("/"), format!("{:x}", Sha256::digest(content)));
        }
    }
    let files = serde_json::to_string(&digests)?;
    let version = format!("{:x}", Sha256::digest(format!("{files}{probe}{source}")));
    let (version, _) = version.split_at(16);
    let script =
        format!("const VERSION = \"{version}\";\nconst FILES = {files};\n{probe}\n{source}");
    fs::write(dist.join(SCRIPT), script).with_context(|| format!("cannot write {SCRIPT}"))
}

/// Whether a file is part of the page without a network: all of it but what is for people and tools to read, and the
/// large data set, which only those who choose it fetch.
fn is_kept(name: &Path) -> bool {
    let for_readers = ["md", "ts"];
    let is_for_readers = for_readers.iter().any(|it| has_extension(name, it))
        || name.starts_with("pkg/package.json")
        || (name.starts_with("pkg") && name.extension().is_none());
    let is_large = name.starts_with(Path::new("data").join(FULL_FOLDER));
    !is_for_readers && !is_large && name != Path::new(SCRIPT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_that_the_page_asks_for_is_kept() {
        for kept in [
            "index.html",
            "pkg/digit_lab_bg.wasm",
            "pkg/digit_lab.js",
            "data/training-images.idx3.gz",
            "data/manifest.json",
            "models/shipped.safetensors",
            "split_about-0123abcd.wasm",
        ] {
            assert!(is_kept(Path::new(kept)), "{kept}");
        }
        for left in [
            "data/README.md",
            "pkg/digit_lab.d.ts",
            "pkg/LICENSE-MIT",
            "pkg/package.json",
            "data/full/train-images-idx3-ubyte.gz",
            SCRIPT,
        ] {
            assert!(!is_kept(Path::new(left)), "{left}");
        }
    }
}

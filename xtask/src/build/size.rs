//! What a first visit costs, against the budget.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::pack::{is_twin, twin};
use super::{files_below, has_extension, headers, offline, relaxed, split, styles};

/// Bytes of the whole page as a host sends it: HTML, CSS, JS, wasm and the shipped network. The data set
/// comes only with the first training, the engine's worker too.
///
/// Every browser takes brotli, and most hosts send it; the others send gzip.
const BUDGET: Size = Size {
    raw: usize::MAX,
    gzipped: 500_000,
    brotli: 400_000,
};

/// What is there to be read by people; the page never asks for it.
const NEVER: &str = "md";

/// What is fetched only when somebody trains or has a picture read, or by the browser in the background: to offer to
/// install the page, and to keep it.
const LATER: [&str; 14] = [
    "icons",
    "manifest.webmanifest",
    offline::SCRIPT,
    "data",
    "pkg",
    "worker.js",
    "experiment_worker.js",
    "insight_worker.js",
    "worker_session.js",
    "engine.js",
    relaxed::PROBE,
    "picture_worker.js",
    "model_worker.js",
    "keep_worker.js",
];

/// Prints the size of each file that a first visit fetches. Over the budget is an error where the wasm
/// files are optimized; where they cannot be, the page is to be had all the same.
pub(super) fn report(dist: &Path, is_optimized: bool) -> Result<()> {
    let mut first_visit = Size::default();
    let [mut engine, mut relaxed_engine] = [Size::default(); 2];
    println!(
        "{:>10} {:>10} {:>10}  first visit",
        "bytes", "gzip -9", "brotli -11"
    );
    let mut opened = Size::default();
    let files = files_below(dist)?;
    let is_fetched = |file: &PathBuf| {
        !has_extension(file, NEVER) && !is_twin(file) && !file.ends_with(headers::FILE)
    };
    for file in files.into_iter().filter(is_fetched) {
        let name = file.strip_prefix(dist).unwrap_or(&file);
        let size = Size::of(&file)?;
        if LATER.iter().any(|folder| name.starts_with(folder)) {
            // Only what the worker loads, not the package's types and texts.
            if name.starts_with("pkg")
                && ["js", "wasm"]
                    .iter()
                    .any(|extension| has_extension(name, extension))
            {
                // A browser fetches one of the two, and the script in either case.
                let is_relaxed = name.ends_with(relaxed::ENGINE);
                let is_other = !is_relaxed && has_extension(name, "wasm");
                engine = if is_relaxed { engine } else { engine + size };
                relaxed_engine = if is_other {
                    relaxed_engine
                } else {
                    relaxed_engine + size
                };
            }
            continue;
        }
        if styles::is_places(name) || split::is_part(name) {
            opened = opened + size;
            continue;
        }
        println!("{size}  {}", name.display());
        first_visit = first_visit + size;
    }
    println!(
        "{first_visit}  in all, of {} gzipped and {} as brotli",
        BUDGET.gzipped, BUDGET.brotli
    );
    println!("{opened}  places and texts that are fetched when they are first opened");
    println!("{engine}  the engine (pkg), fetched when training is first wanted");
    println!("{relaxed_engine}  the engine where the browser has relaxed SIMD");
    if is_optimized && (first_visit.gzipped > BUDGET.gzipped || first_visit.brotli > BUDGET.brotli)
    {
        bail!(
            "a first visit costs {} bytes gzipped and {} as brotli: more than {} or {}",
            first_visit.gzipped,
            first_visit.brotli,
            BUDGET.gzipped,
            BUDGET.brotli
        );
    }
    Ok(())
}

#[derive(Clone, Copy, Default)]
struct Size {
    raw: usize,
    gzipped: usize,
    brotli: usize,
}

impl Size {
    fn of(file: &Path) -> Result<Self> {
        let length = |file: &Path| -> Result<usize> {
            let about = fs::metadata(file);
            let about = about.with_context(|| format!("cannot read {}", file.display()))?;
            Ok(usize::try_from(about.len())?)
        };
        let raw = length(file)?;
        let packed = |ending| {
            let twin = twin(file, ending);
            if twin.is_file() {
                length(&twin)
            } else {
                Ok(raw)
            }
        };
        Ok(Self {
            raw,
            gzipped: packed("gz")?,
            brotli: packed("br")?,
        })
    }
}

impl std::ops::Add for Size {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            raw: self.raw + other.raw,
            gzipped: self.gzipped + other.gzipped,
            brotli: self.brotli + other.brotli,
        }
    }
}

impl std::fmt::Display for Size {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{:>10} {:>10} {:>10}",
            self.raw, self.gzipped, self.brotli
        )
    }
}

//! Packed twins of files, `NAME.br` and `NAME.gz`, for hosts that send what is there rather than pack it at each visit.

use std::fs;
use std::io::Write;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::thread;

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

use super::{files_below, has_extension};

/// What is worth packing: the data set is packed already, pictures too.
const PACKED: [&str; 8] = [
    "html",
    "css",
    "js",
    "json",
    "webmanifest",
    "svg",
    "wasm",
    "safetensors",
];

/// Puts twins beside all files that get smaller by it.
pub(super) fn pack(dist: &Path) -> Result<()> {
    let files = files_below(dist)?;
    let files = files.into_iter().filter(|file| is_worth_it(file));
    let waiting = Mutex::new(files);
    let next = || {
        let mut waiting = waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.next()
    };
    let work = || -> Result<()> {
        while let Some(file) = next() {
            add_twins(&file)?;
        }
        Ok(())
    };
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    thread::scope(|scope| {
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        workers.into_iter().try_for_each(|worker| {
            let done = worker.join();
            done.unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        })
    })
}

/// The twin of a file in a packing, by its ending.
pub(super) fn twin(file: &Path, ending: &str) -> PathBuf {
    let mut twin = file.as_os_str().to_owned();
    twin.push(".");
    twin.push(ending);
    twin.into()
}

/// Whether a file is the twin of another.
pub(super) fn is_twin(file: &Path) -> bool {
    let is_packed = ["br", "gz"].iter().any(|it| has_extension(file, it));
    is_packed && is_worth_it(&file.with_extension(""))
}

fn is_worth_it(file: &Path) -> bool {
    PACKED.iter().any(|ending| has_extension(file, ending))
}

fn add_twins(file: &Path) -> Result<()> {
    let bytes = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(&bytes)?;
    let mut brotli = Vec::new();
    let options = BrotliEncoderParams::default();
    brotli::BrotliCompress(&mut bytes.as_slice(), &mut brotli, &options)?;
    for (ending, packed) in [("gz", gzip.finish()?), ("br", brotli)] {
        if packed.len() < bytes.len() {
            let twin = twin(file, ending);
            fs::write(&twin, packed).with_context(|| format!("cannot write {}", twin.display()))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_twin_is_told_from_data_that_is_packed() {
        let script = Path::new("dist/pkg/digit_lab.js");
        assert_eq!(twin(script, "br"), Path::new("dist/pkg/digit_lab.js.br"));
        assert!(is_twin(&twin(script, "br")) && is_twin(&twin(script, "gz")));
        assert!(!is_twin(script) && !is_twin(Path::new("data/test-images.idx3.gz")));
    }
}

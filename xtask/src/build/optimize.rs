//! Making the wasm files smaller with binaryen's `wasm-opt`, as npm carries it.
//!
//! Debian's is too old for what today's rustc writes, and the tools' own downloads come from
//! hosts that not every network reaches.

use std::fs;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, PoisonError};
use std::thread;

use anyhow::{Context, Result};
use md5::{Digest, Md5};

use super::{files_below, has_extension, relaxed};
use crate::npm::Package;
use crate::{process, workspace};

const BINARYEN: Package = Package {
    name: "binaryen",
    version: "132.0.0",
    file: "bin/wasm-opt",
};

/// Everything that rustc may use; without them wasm-opt rejects the file.
const FEATURES: &[&str] = &[
    "--enable-simd",
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// What one of the two engines uses besides.
const RELAXED: &[&str] = &["--enable-relaxed-simd"];

const FOR_SPEED: &[&str] = &["-O3"];

/// Flattening and looping anew finds more that is alike; inlining pays in raw size only, since
/// gzip makes little of repetitions: together 1.3 % of the page, gzipped.
const FOR_SIZE: &[&str] = &[
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "--always-inline-max-function-size=0",
    "--flexible-inline-max-function-size=0",
    "--one-caller-inline-max-function-size=0",
];

/// Optimizes every wasm file of the page for size and the engines' for speed; `pkg` gets the same
/// engine as the page, the one that every browser runs. Answers whether it could: it cannot without npm.
pub(super) fn optimize(dist: &Path, pkg: &Path) -> Result<bool> {
    let Some(wasm_opt) = WasmOpt::find()? else {
        println!(
            "npm was not found, so the wasm files are not optimized: they are about 30 % larger, gzipped, than they could be."
        );
        return Ok(false);
    };
    let files = files_below(dist)?;
    let files = files.into_iter().filter(|file| has_extension(file, "wasm"));
    let waiting = Mutex::new(files);
    let next = || {
        let mut waiting = waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.next()
    };
    // There are dozens of them, and each is a process of its own.
    let optimize = || -> Result<()> {
        while let Some(file) = next() {
            let of_engine = file.parent().is_some_and(|folder| folder.ends_with("pkg"));
            let is_relaxed = file.ends_with(relaxed::ENGINE);
            let options = match (of_engine, is_relaxed) {
                (false, _) => FOR_SIZE.to_vec(),
                (true, false) => FOR_SPEED.to_vec(),
                (true, true) => [RELAXED, FOR_SPEED].concat(),
            };
            wasm_opt.apply(&file, &options)?;
            if let (true, false, Some(name)) = (of_engine, is_relaxed, file.file_name()) {
                fs::copy(&file, pkg.join(name))
                    .with_context(|| format!("cannot write to {}", pkg.display()))?;
            }
        }
        Ok(())
    };
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    thread::scope(|scope| {
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(optimize)).collect();
        workers.into_iter().try_for_each(|worker| {
            let done = worker.join();
            done.unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        })
    })?;
    Ok(true)
}

/// Optimizes a single file for size. Answers whether it could.
pub(super) fn for_size(file: &Path) -> Result<bool> {
    let Some(wasm_opt) = WasmOpt::find()? else {
        return Ok(false);
    };
    wasm_opt.apply(file, FOR_SIZE)?;
    Ok(true)
}

struct WasmOpt {
    node: PathBuf,
    script: PathBuf,
}

impl WasmOpt {
    /// Installs binaryen into the cache where npm exists.
    fn find() -> Result<Option<Self>> {
        let (Some(npm), Some(node)) = (process::find("npm"), process::find("node")) else {
            return Ok(None);
        };
        Ok(Some(Self {
            node,
            script: BINARYEN.folder(&npm)?.join(BINARYEN.file),
        }))
    }

    /// Replaces a file by its optimized form, which is remembered: it takes longer than all the
    /// rest of a build in which nothing changed.
    fn apply(&self, file: &Path, options: &[&str]) -> Result<()> {
        let input = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
        let key = Md5::new()
            .chain_update(BINARYEN.version)
            .chain_update(options.concat())
            .chain_update(&input)
            .finalize();
        let remembered = workspace::target()?.join("wasm-opt");
        let output = remembered.join(format!("{key:x}.wasm"));
        if !output.is_file() {
            fs::create_dir_all(&remembered)?;
            // Two files may be alike.
            let name = file.file_stem().unwrap_or_default().display();
            let process = std::process::id();
            let partial = remembered.join(format!("{key:x}.partial-{process}-{name}"));
            let mut command = Command::new(&self.node);
            command
                .arg(&self.script)
                .args(FEATURES)
                .args(options)
                .arg(file)
                .arg("-o")
                .arg(&partial);
            process::run(&mut command)?;
            fs::rename(&partial, &output)?;
        }
        fs::copy(&output, file).with_context(|| format!("cannot write {}", file.display()))?;
        Ok(())
    }
}

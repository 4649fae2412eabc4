//! The npm package in `pkg/`: the engine as wasm-pack leaves it, its reading half alone, the shipped network, and what
//! is written by hand in `npm/`.

use std::env;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::Value;

use super::optimize;
use crate::toolchain::WASM;
use crate::tools::Toolbox;
use crate::{process, workspace};

/// The module that reads drawings and can do nothing else, for `<digit-pad>`.
const READER: &str = "digit_lab_reader";

const NETWORK: &str = "www/models/shipped.safetensors";

/// What a page comes to fetch, and the most that it may be, gzipped: the package's README says so.
const BUDGETS: [(&str, &[&str], usize); 2] = [
    (
        "<digit-pad>",
        &[
            "digit-pad.js",
            "recognizer.js",
            "digit_lab_reader.js",
            "digit_lab_reader_bg.wasm",
            "shipped.safetensors",
        ],
        220_000,
    ),
    (
        "the engine",
        &["digit_lab.js", "digit_lab_bg.wasm"],
        730_000,
    ),
];

fn folder() -> PathBuf {
    workspace::root().join("pkg")
}

/// Removes what an earlier build has added: the page's build copies the engine from here, and nothing else.
pub(super) fn clear() -> Result<()> {
    let folder = folder();
    if folder.exists() {
        fs::remove_dir_all(&folder)
            .with_context(|| format!("cannot empty {}", folder.display()))?;
    }
    Ok(())
}

/// Makes a whole package of the engine in `pkg/`.
pub(super) fn complete(toolbox: &Toolbox) -> Result<()> {
    let folder = folder();
    let is_optimized = add_reader(toolbox, &folder)?;
    let written = workspace::root().join("npm");
    for file in fs::read_dir(&written)? {
        let file = file?.path();
        if let (true, Some(name)) = (file.is_file(), file.file_name()) {
            copy(&file, &folder.join(name))?;
        }
    }
    copy(
        &workspace::root().join(NETWORK),
        &folder.join("shipped.safetensors"),
    )?;
    for name in published(&folder)? {
        ensure!(
            folder.join(&name).is_file(),
            "npm/package.json lists {name}, which pkg/ does not have"
        );
    }
    report(&folder, is_optimized)
}

/// Builds the reader; answers whether it could be optimized.
fn add_reader(toolbox: &Toolbox, folder: &Path) -> Result<bool> {
    // The page needs the engine with other features, and in one folder both would be written to the same file, so that each
    // build compiled all of the page anew.
    let target = workspace::target()?.join("reader");
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut build = Command::new(cargo);
    build
        .args(["build", "--package", "digit-lab", "--lib"])
        // Small before fast, as the page.
        .args(["--profile", "page", "--target", WASM, "--target-dir"])
        .arg(&target)
        .args(["--no-default-features", "--features", "web-reader"]);
    process::run(build.current_dir(workspace::root()))?;
    let mut bind = toolbox.command("wasm-bindgen");
    bind.args(["--target", "web", "--no-typescript", "--out-name", READER])
        .arg("--out-dir")
        .arg(folder)
        .arg(target.join(WASM).join("page/digit_lab.wasm"));
    process::run(&mut bind)?;
    optimize::for_size(&folder.join(format!("{READER}_bg.wasm")))
}

/// What npm publishes.
fn published(folder: &Path) -> Result<Vec<String>> {
    let manifest = fs::read_to_string(folder.join("package.json"))?;
    let manifest: Value = serde_json::from_str(&manifest)?;
    let files = manifest["files"].as_array().map_or(&[][..], Vec::as_slice);
    let names = files.iter().filter_map(Value::as_str);
    Ok(names.map(ToOwned::to_owned).collect())
}

/// Prints what pages come to fetch. More than promised is an error where the wasm files are optimized.
fn report(folder: &Path, is_optimized: bool) -> Result<()> {
    for (what, files, most) in BUDGETS {
        let mut bytes = 0;
        for name in files {
            bytes += gzipped(&folder.join(name))?;
        }
        println!("{bytes:>21}             {what} of the npm package, of {most} gzipped");
        if is_optimized && bytes > most {
            bail!(
                "{what} of the npm package is {bytes} bytes gzipped: its README promises at most {most}"
            );
        }
    }
    Ok(())
}

fn gzipped(file: &Path) -> Result<usize> {
    let content = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&content)?;
    Ok(encoder.finish()?.len())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to)
        .with_context(|| format!("cannot copy {} to {}", from.display(), to.display()))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest() -> Value {
        serde_json::from_str(include_str!("../../../npm/package.json")).unwrap()
    }

    #[test]
    fn the_package_is_the_crates_version() {
        let crates = include_str!("../../../Cargo.toml");
        let version = manifest()["version"].as_str().unwrap().to_owned();
        let (package, _) = crates.split_once("[workspace]").unwrap();
        assert!(
            package.contains(&format!("\nversion = \"{version}\"\n")),
            "npm/package.json says {version}"
        );
    }

    #[test]
    fn all_that_is_exported_or_fetched_is_published() {
        let written = Path::new(env!("CARGO_MANIFEST_DIR")).join("../npm");
        let published = published(&written).unwrap();
        let mut used = Vec::new();
        for entry in manifest()["exports"].as_object().unwrap().values() {
            let targets = entry
                .as_object()
                .map_or_else(|| vec![entry], |it| it.values().collect());
            used.extend(
                targets
                    .into_iter()
                    .filter_map(|it| Some(it.as_str()?.trim_start_matches("./").to_owned())),
            );
        }
        for (_, files, _) in BUDGETS {
            used.extend(files.iter().map(|&it| it.to_owned()));
        }
        assert!(used.len() > 10, "{used:?}");
        for file in used.iter().filter(|file| *file != "package.json") {
            assert!(published.contains(file), "{file} is not published");
        }
    }

    #[test]
    fn the_readme_says_the_size() {
        let readme = include_str!("../../../npm/README.md");
        for (what, _, most) in BUDGETS {
            let size = format!("{} kB", most / 1000);
            assert!(
                readme.contains(&size),
                "{what}: {size} is not in npm/README.md"
            );
        }
    }
}

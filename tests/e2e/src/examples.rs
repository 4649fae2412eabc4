//! The npm package's examples, each in a folder as `npm install` leaves it.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::Host;
use crate::host::{copy_folder, root};

/// Serves an example at `examples/NAME/`, from a folder for this test.
pub fn host(test: &str, name: &str) -> Result<Host> {
    let site = root().join("target/e2e").join(test);
    if site.exists() {
        fs::remove_dir_all(&site)?;
    }
    let example = site.join("examples").join(name);
    copy_folder(&root().join("npm/examples").join(name), &example)
        .with_context(|| format!("cannot copy the example {name}"))?;
    install(&example.join("node_modules/digit-lab"))?;
    Host::of(site)
}

/// Serves a page that has nothing but the first HTML of a document of the project's, and the package where that looks
/// for it. Its script that stands in the page becomes a file, as it must where the policy is as strict as here.
pub fn host_of_document(test: &str, document: &str, package: &str) -> Result<Host> {
    const INLINE: &str = "<script type=\"module\">";
    let text = fs::read_to_string(root().join(document))?;
    let lines = text.split_once("```html\n");
    let lines = lines.and_then(|(_, rest)| rest.split_once("```"));
    let (lines, _) = lines.with_context(|| format!("{document} shows no HTML"))?;
    let site = root().join("target/e2e").join(test);
    if site.exists() {
        fs::remove_dir_all(&site)?;
    }
    install(&site.join(package))?;
    let parts = lines.split_once(INLINE);
    let parts = parts.and_then(|(before, rest)| Some((before, rest.split_once("</script>")?)));
    let (before, (script, after)) = parts.with_context(|| format!("{document} has no script"))?;
    fs::write(site.join("script.js"), script)?;
    let lines = format!("{before}<script type=\"module\" src=\"script.js\"></script>{after}");
    let page = format!("<!doctype html><meta charset=\"utf-8\"><title>A page</title>{lines}");
    fs::write(site.join("index.html"), page)?;
    Host::of(site)
}

/// Copies the built package as npm would: what its `files` list, and nothing else.
fn install(folder: &Path) -> Result<()> {
    let package = root().join("pkg");
    let manifest = package.join("package.json");
    let whole: Value = serde_json::from_str(
        &fs::read_to_string(&manifest).context("there is no pkg/: run `cargo xtask build`")?,
    )?;
    fs::create_dir_all(folder)?;
    fs::copy(&manifest, folder.join("package.json"))?;
    let files = whole["files"].as_array().context("no list of files")?;
    for name in files.iter().filter_map(Value::as_str) {
        fs::copy(package.join(name), folder.join(name))
            .with_context(|| format!("pkg/ has no {name}: run `cargo xtask build`"))?;
    }
    Ok(())
}

/// A program of npm's that `cargo xtask test` names where there is npm.
pub fn program(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from)
}

/// Runs such a program in a host's example.
pub fn run(host: &Host, name: &str, program: &Path, arguments: &[&str]) -> Result<()> {
    let done = Command::new("node")
        .arg(program)
        .args(arguments)
        .current_dir(host.folder().join("examples").join(name))
        .output()
        .context("cannot start node")?;
    ensure!(
        done.status.success(),
        "{} failed:\n{}{}",
        program.display(),
        String::from_utf8_lossy(&done.stdout),
        String::from_utf8_lossy(&done.stderr)
    );
    Ok(())
}

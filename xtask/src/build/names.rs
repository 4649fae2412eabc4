//! Names that say what is in a file, for all that the page's wasm file was cut into and for its scripts: a browser may
//! keep such a file for ever, and no file of one build is taken for that of another.
//!
//! Trunk's own names are from before the cut, the optimization and the slimming, and the parts had none.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use md5::{Digest, Md5};

use super::{files_below, split};

/// What the script of links to the parts is called, up to its digest.
pub(super) const PARTS: &str = "digit-lab-parts-";
const PAGE: &str = "digit-lab-page-";

/// Scripts beside the program; Trunk has named them by what they were before they were slimmed.
const SCRIPTS: [&str; 3] = ["shell", "theme", "trusted"];

/// Renames the page's wasm files and scripts, and all mentions of them.
pub(super) fn stamp(dist: &Path) -> Result<()> {
    stamp_program(dist)?;
    stamp_scripts(dist)
}

fn stamp_scripts(dist: &Path) -> Result<()> {
    let index = dist.join("index.html");
    let mut html = read(&index)?;
    for stem in SCRIPTS {
        let is_it = |file: &&PathBuf| {
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with(&format!("{stem}-")) && name.ends_with(".js")
        };
        let files = files_below(dist)?;
        let file = files.iter().find(is_it);
        let file = file.with_context(|| format!("Trunk left no {stem}-*.js"))?;
        let stamped = format!("{stem}-{}.js", digest(&[&bytes(file)?]));
        html = replaced(&html, name_of(file)?, &stamped)?;
        rename(file, &dist.join(stamped))?;
    }
    fs::write(&index, html).with_context(|| format!("cannot write {}", index.display()))
}

fn stamp_program(dist: &Path) -> Result<()> {
    let old = split::page_name(dist)?;
    let links_file = dist.join(split::LINKS);
    let script_file = dist.join(format!("{old}.js"));
    let mut links = read(&links_file)?;
    for part in files_below(dist)?
        .iter()
        .filter(|file| split::is_part(file))
    {
        let name = name_of(part)?;
        let stem = name.trim_end_matches(".wasm");
        let stamped = format!("{stem}-{}.wasm", digest(&[&bytes(part)?]));
        let mention = format!("\"./{name}\"");
        ensure!(links.contains(&mention), "nothing leads to {name}");
        links = links.replace(&mention, &format!("\"./{stamped}\""));
        rename(part, &dist.join(stamped))?;
    }

    let wasm_file = dist.join(format!("{old}_bg.wasm"));
    let wasm = format!("{PAGE}{}_bg.wasm", digest(&[&bytes(&wasm_file)?]));
    let mut script = read(&script_file)?.replace(&format!("{old}_bg.wasm"), &wasm);
    // The two import each other, so that they share a digest.
    let both = digest(&[script.as_bytes(), links.as_bytes()]);
    let (page, parts) = (format!("{PAGE}{both}.js"), format!("{PARTS}{both}.js"));
    links = replaced(&links, &format!("\"./{old}.js\""), &format!("\"./{page}\""))?;
    // Elsewhere it is the name by which the wasm file knows its imports.
    let import = |name: &str| format!("from \"./{name}\"");
    script = replaced(&script, &import(split::LINKS), &import(&parts))?;

    rename(&wasm_file, &dist.join(&wasm))?;
    for (from, to, text) in [(&script_file, &page, script), (&links_file, &parts, links)] {
        fs::remove_file(from).with_context(|| format!("cannot remove {}", from.display()))?;
        fs::write(dist.join(to), text).with_context(|| format!("cannot write {to}"))?;
    }
    let index = dist.join("index.html");
    let html = replaced(&read(&index)?, &format!("{old}.js"), &page)?;
    let html = replaced(&html, &format!("{old}_bg.wasm"), &wasm)?;
    fs::write(&index, html).with_context(|| format!("cannot write {}", index.display()))
}

/// Enough to tell apart all versions that a file will ever have; the list of parts has one for each, and is part of
/// every first visit.
const DIGITS: usize = 8;

fn digest(parts: &[&[u8]]) -> String {
    let digest = parts.iter().fold(Md5::new(), Md5::chain_update);
    let mut hex = format!("{:x}", digest.finalize());
    hex.truncate(DIGITS);
    hex
}

fn replaced(text: &str, from: &str, to: &str) -> Result<String> {
    ensure!(text.contains(from), "nothing mentions {from}");
    Ok(text.replace(from, to))
}

fn name_of(file: &Path) -> Result<&str> {
    let name = file.file_name().and_then(|name| name.to_str());
    name.with_context(|| format!("{} has a strange name", file.display()))
}

fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))
}

fn bytes(file: &Path) -> Result<Vec<u8>> {
    fs::read(file).with_context(|| format!("cannot read {}", file.display()))
}

fn rename(from: &Path, to: &Path) -> Result<()> {
    fs::rename(from, to).with_context(|| format!("cannot rename {}", from.display()))
}

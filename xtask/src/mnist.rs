//! `cargo xtask mnist`: the four original files in the cache, and the subset that the page ships.

use std::path::PathBuf;

use anyhow::Result;
use lexopt::{Arg, Parser};

use crate::misuse;

mod full_set;
mod manifest;
mod originals;
mod subset;

pub(crate) use full_set::add_full_set;
pub(crate) use manifest::FULL_FOLDER;

pub(crate) fn run(arguments: Parser) -> Result<()> {
    let originals = match folder(arguments)? {
        Some(folder) => originals::take_from(&folder)?,
        None => originals::fetch()?,
    };
    println!("The four original files are in {}.", originals.display());
    subset::cut(&originals)
}

fn folder(mut arguments: Parser) -> Result<Option<PathBuf>> {
    let mut folder = None;
    while let Some(argument) = arguments.next().map_err(misuse)? {
        match argument {
            Arg::Value(value) if folder.is_none() => folder = Some(PathBuf::from(value)),
            other => return Err(misuse(other.unexpected())),
        }
    }
    Ok(folder)
}

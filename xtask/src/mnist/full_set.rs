//! All of MNIST beside the built page, for training on the site itself.

use std::fs;
use std::path::Path;

use anyhow::Result;

use super::manifest::{FULL_FOLDER, write_manifest};
use super::originals::{self, FILES};
use super::subset::write_gzip;

/// Puts the four original files, gzipped, into a built page's data folder and its manifest.
pub(crate) fn add_full_set(data: &Path) -> Result<()> {
    let originals = originals::fetch()?;
    let folder = data.join(FULL_FOLDER);
    fs::create_dir_all(&folder)?;
    println!(
        "Packing all of MNIST into {} (some seconds) ...",
        folder.display()
    );
    for file in &FILES {
        write_gzip(
            &folder.join(format!("{}.gz", file.name)),
            &originals::read(&originals, file)?,
        )?;
    }
    write_manifest(data)
}

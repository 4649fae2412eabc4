//! The part of MNIST that the page ships: small enough for a first lesson, cut the same each time.

use std::fs;
use std::io::Write;
use std::ops::Range;
use std::path::Path;

use anyhow::{Context, Result};
use flate2::{Compression, GzBuilder};

use super::manifest::write_manifest;
use super::originals::{self, FILES, Original};
use crate::workspace;

/// The side of an image in pixels, and so the bytes of one: 28 x 28.
const IMAGE_LEN: usize = 28 * 28;

/// A part of the subset: its name, and the samples it takes from an original pair of files.
struct Part {
    name: &'static str,
    images: &'static Original,
    labels: &'static Original,
    samples: Range<usize>,
}

/// MNIST's 60,000 training images are split as in the book: the last 10,000 are for validation.
const PARTS: [Part; 3] = [
    Part {
        name: "training",
        images: &FILES[0],
        labels: &FILES[1],
        samples: 0..10_000,
    },
    Part {
        name: "validation",
        images: &FILES[0],
        labels: &FILES[1],
        samples: 50_000..52_000,
    },
    Part {
        name: "test",
        images: &FILES[2],
        labels: &FILES[3],
        samples: 0..2_000,
    },
];

/// Cuts the subset from the checked originals into `www/data`.
pub(crate) fn cut(originals: &Path) -> Result<()> {
    let data = workspace::root().join("www").join("data");
    fs::create_dir_all(&data)?;
    for part in &PARTS {
        let count = part.samples.len();
        let images = slice(
            &originals::read(originals, part.images)?,
            16,
            IMAGE_LEN,
            part,
        )?;
        write_gzip(
            &data.join(format!("{}-images.idx3.gz", part.name)),
            &idx(&[count, 28, 28], &images),
        )?;
        let labels = slice(&originals::read(originals, part.labels)?, 8, 1, part)?;
        write_gzip(
            &data.join(format!("{}-labels.idx1.gz", part.name)),
            &idx(&[count], &labels),
        )?;
        println!(
            "{}: {count} images, from {} on",
            part.name, part.samples.start
        );
    }
    write_manifest(&data)?;
    println!("The subset is in www/data.");
    Ok(())
}

/// The samples of a part, out of a file with `header` bytes before samples of `sample_len` bytes.
fn slice(file: &[u8], header: usize, sample_len: usize, part: &Part) -> Result<Vec<u8>> {
    let bytes = header + part.samples.start * sample_len..header + part.samples.end * sample_len;
    let cut = file
        .get(bytes)
        .with_context(|| format!("the original is too short for the {} part", part.name))?;
    Ok(cut.to_vec())
}

/// An IDX file: two zero bytes, 8 for unsigned bytes, the number of dimensions, each dimension
/// big-endian, then the data.
fn idx(dimensions: &[usize], data: &[u8]) -> Vec<u8> {
    let mut file = vec![0, 0, 8, dimensions.len() as u8];
    for &dimension in dimensions {
        file.extend((dimension as u32).to_be_bytes());
    }
    file.extend(data);
    file
}

/// Without a time or a name in its header, the same bytes always pack to the same file.
pub(super) fn write_gzip(path: &Path, bytes: &[u8]) -> Result<()> {
    let mut encoder = GzBuilder::new()
        .mtime(0)
        .write(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    fs::write(path, encoder.finish()?).with_context(|| format!("cannot write {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_idx_header_states_type_and_dimensions() {
        assert_eq!(
            idx(&[2, 1], &[7, 9]),
            [0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 1, 7, 9]
        );
    }

    #[test]
    fn a_part_beyond_the_file_is_an_error() {
        assert!(slice(&[0; 100], 8, 1, &PARTS[2]).is_err());
    }
}

//! The IDX format of the MNIST files (LeCun, Cortes and Burges).
//!
//! Big-endian numbers: a magic number whose last byte is the number of dimensions, the length of
//! each dimension, then one byte an item: gray pixels row by row, or labels.

use crate::data::{CLASSES, IdxError, IdxKind};
use crate::drawing::{PIXELS, SIDE};

const MAGIC_LABELS: u32 = 0x0801;
const MAGIC_IMAGES: u32 = 0x0803;

/// More than MNIST's 60,000, less than a page's memory: data sets extended by hand still fit.
const MOST_ITEMS: u32 = 150_000;

/// What the first four bytes say that a file holds.
pub(super) fn kind(bytes: &[u8]) -> Result<IdxKind, IdxError> {
    match word(bytes, 0, 4)? {
        MAGIC_IMAGES => Ok(IdxKind::Images),
        MAGIC_LABELS => Ok(IdxKind::Labels),
        got => Err(IdxError::Magic { got }),
    }
}

/// Bytes before a file's images.
pub(super) const IMAGES_HEADER: usize = 16;

/// The gray bytes of a file of 28x28 pictures, 784 an image.
pub fn parse_images(bytes: &[u8]) -> Result<&[u8], IdxError> {
    expect_images(bytes, bytes.len())?;
    Ok(&bytes[IMAGES_HEADER..])
}

/// Whether a file of so many bytes that begins with these, of which the first [`IMAGES_HEADER`] are enough, is one of
/// 28x28 pictures.
pub(super) fn expect_images(first: &[u8], length: usize) -> Result<(), IdxError> {
    expect_kind(first, IdxKind::Images)?;
    let (rows, columns) = (
        word(first, 8, IMAGES_HEADER)?,
        word(first, 12, IMAGES_HEADER)?,
    );
    if rows as usize != SIDE || columns as usize != SIDE {
        return Err(IdxError::Dimensions { rows, columns });
    }
    expect_items(first, length, IMAGES_HEADER, PIXELS)
}

/// The labels of a file of digits, each 0 to 9.
pub fn parse_labels(bytes: &[u8]) -> Result<&[u8], IdxError> {
    const HEADER: usize = 8;
    expect_kind(bytes, IdxKind::Labels)?;
    expect_items(bytes, bytes.len(), HEADER, 1)?;
    let labels = &bytes[HEADER..];
    match labels
        .iter()
        .enumerate()
        .find(|(_, label)| usize::from(**label) >= CLASSES)
    {
        Some((index, &got)) => Err(IdxError::Label {
            index: index as u32,
            got,
        }),
        None => Ok(labels),
    }
}

/// An IDX file of 28x28 pictures.
pub fn write_images(pixels: &[u8]) -> Vec<u8> {
    let count = (pixels.len() / PIXELS) as u32;
    write(&[MAGIC_IMAGES, count, SIDE as u32, SIDE as u32], pixels)
}

/// An IDX file of labels.
pub fn write_labels(labels: &[u8]) -> Vec<u8> {
    write(&[MAGIC_LABELS, labels.len() as u32], labels)
}

fn write(header: &[u32], items: &[u8]) -> Vec<u8> {
    header
        .iter()
        .flat_map(|word| word.to_be_bytes())
        .chain(items.iter().copied())
        .collect()
}

fn expect_kind(bytes: &[u8], expected: IdxKind) -> Result<(), IdxError> {
    let got = kind(bytes)?;
    if got == expected {
        Ok(())
    } else {
        Err(IdxError::Kind { expected, got })
    }
}

fn word(bytes: &[u8], at: usize, header: usize) -> Result<u32, IdxError> {
    let short = || IdxError::Header {
        expected: header as u32,
        got: bytes.len() as u32,
    };
    let word = bytes
        .get(at..at + 4)
        .and_then(|word| <[u8; 4]>::try_from(word).ok());
    word.map(u32::from_be_bytes).ok_or_else(short)
}

/// Whether there are as many bytes as the header says, and not too many.
fn expect_items(first: &[u8], length: usize, header: usize, item: usize) -> Result<(), IdxError> {
    let count = word(first, 4, header)?;
    if count == 0 {
        return Err(IdxError::NoItems);
    }
    if count > MOST_ITEMS {
        return Err(IdxError::TooMany {
            most: MOST_ITEMS,
            got: count,
        });
    }
    let expected = header as u64 + u64::from(count) * item as u64;
    if length as u64 != expected {
        return Err(IdxError::Length {
            expected,
            got: length as u64,
            count,
        });
    }
    Ok(())
}

//! Why files are no data sets.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// The part of a data set that files belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Set {
    /// Learned from.
    Training,
    /// Measured on while choosing.
    Validation,
    /// Measured on once, at the end.
    Test,
}

impl std::fmt::Display for Set {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Training => "training",
            Self::Validation => "validation",
            Self::Test => "test",
        })
    }
}

/// What an IDX file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum IdxKind {
    /// Pictures of 28x28 gray bytes.
    Images,
    /// Digits, a byte each.
    Labels,
}

impl std::fmt::Display for IdxKind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Images => "images",
            Self::Labels => "labels",
        })
    }
}

/// What was expected of an IDX file, and what came.
#[derive(Clone, Debug, Error, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum IdxError {
    /// Shorter than its own header.
    #[error("expected a header of {expected} bytes, got a file of {got}")]
    Header {
        /// Bytes that the header takes.
        expected: u32,
        /// Bytes there are.
        got: u32,
    },
    /// The first four bytes name neither images nor labels.
    #[error("expected the magic number 2051 (images) or 2049 (labels), got {got}")]
    Magic {
        /// The number that came.
        got: u32,
    },
    /// A good IDX file of the other kind.
    #[error("expected {expected}, got {got}")]
    Kind {
        /// What was wanted.
        expected: IdxKind,
        /// What it is.
        got: IdxKind,
    },
    /// Pictures of another size.
    #[error("expected pictures of 28x28 pixels, got {rows}x{columns}")]
    Dimensions {
        /// Rows of pixels.
        rows: u32,
        /// Columns of pixels.
        columns: u32,
    },
    /// Truncated, or followed by something else.
    #[error("expected {expected} bytes for {count} items, got {got}")]
    Length {
        /// Bytes by the header.
        expected: u64,
        /// Bytes there are.
        got: u64,
        /// Items by the header.
        count: u32,
    },
    /// No items at all.
    #[error("expected at least one item, got none")]
    NoItems,
    /// More items than are ever loaded.
    #[error("expected at most {most} items, got {got}")]
    TooMany {
        /// The most items.
        most: u32,
        /// By the header.
        got: u32,
    },
    /// A label that is no digit.
    #[error("expected labels from 0 to 9, got {got} at index {index}")]
    Label {
        /// Which item.
        index: u32,
        /// Its label.
        got: u8,
    },
}

/// What was expected of a set of files, and what came.
#[derive(Clone, Debug, Error, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum DataError {
    /// One file is no IDX file.
    #[error("{file}: {error}")]
    Idx {
        /// Its name.
        file: String,
        /// Why not.
        error: IdxError,
    },
    /// One file begins like gzip and does not go on so.
    #[error("{file}: expected a whole gzip file, got one that does not unpack")]
    Gzip {
        /// Its name.
        file: String,
    },
    /// One file unpacks to more than any data set here.
    #[error("{file}: expected at most {most} bytes, got more")]
    TooLarge {
        /// Its name.
        file: String,
        /// The most bytes.
        most: u64,
    },
    /// The name says for none of the sets what the file is for.
    #[error("{file}: expected a name with train, validation, test or t10k in it")]
    Name {
        /// Its name.
        file: String,
    },
    /// Two files for the same purpose.
    #[error("expected one file of {set} {holds}, got {first} and {second}")]
    Duplicate {
        /// The set.
        set: Set,
        /// Images or labels.
        holds: IdxKind,
        /// One name.
        first: String,
        /// The other name.
        second: String,
    },
    /// Images without labels, or labels without images.
    #[error("expected a file of {set} {holds} too, got none")]
    Missing {
        /// The set.
        set: Set,
        /// What is missing.
        holds: IdxKind,
    },
    /// Images and labels of different number.
    #[error("expected as many {set} labels as images, got {images} images and {labels} labels")]
    Counts {
        /// The set.
        set: Set,
        /// Images.
        images: u32,
        /// Labels.
        labels: u32,
    },
    /// Too few training images to set a validation part aside.
    #[error("expected at least {least} training images, got {got}")]
    TooFew {
        /// The least.
        least: u32,
        /// How many there are.
        got: u32,
    },
}

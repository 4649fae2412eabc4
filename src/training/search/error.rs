//! Why there is nothing to search.

use thiserror::Error;

use crate::training::{Field, FieldError};

/// What is wrong with the values that a setting shall take.
#[derive(Clone, Debug, Error, PartialEq)]
pub enum ValuesError {
    /// Two dots without two growing numbers around them.
    #[error("expected a range such as 0.01..10, got {got:?}")]
    Range {
        /// What there is.
        got: String,
    },
    /// Nothing between two separators, or nothing at all.
    #[error("expected values set apart by semicolons, got {got:?}")]
    Empty {
        /// What there is.
        got: String,
    },
}

/// Why a search cannot begin.
#[derive(Clone, Debug, Error, PartialEq)]
pub enum SearchError {
    /// No setting has more than one value.
    #[error("expected a setting with several values, got one value for each")]
    NothingVaries,
    /// More points than a search may have.
    #[error("expected at most {most} points, got {got}")]
    TooMany {
        /// How many there may be.
        most: usize,
        /// How many there are.
        got: usize,
    },
    /// Settings that nothing can be trained with.
    #[error("{}", .errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Settings {
        /// The values of the point, axis by axis.
        values: Vec<(Field, String)>,
        /// Each field that is wrong.
        errors: Vec<FieldError>,
    },
}

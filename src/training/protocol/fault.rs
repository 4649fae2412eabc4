//! Why a command was not obeyed, and what went wrong.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::data::DataError;
use crate::training::hand::HandProblem;
use crate::training::{FieldError, Phase};

/// Why a command was not obeyed.
#[derive(Clone, Debug, Error, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Refusal {
    /// There is nothing to train on.
    #[error("expected data sets to be loaded first")]
    NoData,
    /// There is no training that this command could act on.
    #[error("expected a training that is {expected}, got one that is {got:?}")]
    WrongPhase {
        /// In words.
        expected: String,
        /// The phase it is in.
        got: Phase,
    },
    /// A hand cannot be learned from this.
    #[error(transparent)]
    Hand {
        /// Why.
        problem: HandProblem,
    },
    /// The settings cannot be trained with.
    #[error("{}", join(errors))]
    Spec {
        /// Each field that is wrong.
        errors: Vec<FieldError>,
    },
}

fn join(errors: &[FieldError]) -> String {
    errors
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join("; ")
}

/// What went wrong.
#[derive(Clone, Debug, Error, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Fault {
    /// Files that are no data sets. Those in use stay in use.
    #[error(transparent)]
    Data {
        /// Which, and why.
        error: DataError,
    },
    /// The cost is no longer a finite number; the network is back at the last epoch's or mini-batch's
    /// good weights.
    #[error("the cost is no longer a finite number after mini-batch {batch} of epoch {epoch}")]
    NotFinite {
        /// Counted from 1.
        epoch: u32,
        /// Counted from 1.
        batch: u32,
    },
    /// A network's numbers overflowed while it learned a hand; it is lost, and the one that it was a
    /// copy of is not.
    #[error("the cost is no longer a finite number while learning a hand")]
    HandNotFinite,
    /// The worker itself broke: a bug.
    #[error("the training worker broke: {message}")]
    Broken {
        /// As the browser told it.
        message: String,
    },
}

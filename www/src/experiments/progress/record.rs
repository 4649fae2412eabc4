//! A training of an experiment as one of the trainings that are kept.

use digit_lab::book::Job;
use digit_lab::book::session::Trained;
use digit_lab::training::{DataNote, RunRecord};

use super::Progress;
use crate::training::data::Counts;

impl Progress {
    /// The record of a piece that is a training and has come to its end.
    pub fn record(
        &self,
        piece: usize,
        counts: Counts,
        trained: &Trained,
        name: String,
    ) -> Option<RunRecord> {
        let piece = self.pieces.get(piece)?;
        let Job::Training(spec) = &piece.job else {
            return None;
        };
        let data = DataNote {
            origin: self.setup.origin.name().to_owned(),
            training: counts.training,
            validation: counts.validation,
            test: counts.test,
            digest: None,
        };
        let Trained {
            plan,
            build,
            outcome,
        } = trained.clone();
        Some(RunRecord {
            epochs: piece.outcome.records.clone(),
            outcome: Some(outcome),
            ..RunRecord::begin(name, spec.clone(), data, plan, build)
        })
    }
}

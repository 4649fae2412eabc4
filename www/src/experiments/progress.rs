//! How far an experiment is: a pure function of what its workers tell.

mod piece;
mod plan;
mod record;
mod status;
#[cfg(test)]
mod tests;

use digit_lab::book::{Experiment, Outcome};

use super::address::Setup;
use crate::workers::Told;

pub use piece::{Piece, Stage};
pub use plan::{expected_counts, is_short};
pub use status::{Status, Trouble};

/// An experiment under way, or what came of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Progress {
    /// Where it stands.
    pub status: Status,
    /// How it is run.
    pub setup: Setup,
    /// Its parts, seed by seed.
    pub pieces: Vec<Piece>,
    /// How much of the digits is here.
    pub loaded: f64,
    /// What went wrong first.
    pub trouble: Option<Trouble>,
    /// Whether measured figures may be held against the published ones: every arm does what was published,
    /// and reads as many images.
    pub is_comparable: bool,
}

impl Progress {
    /// Digits are being fetched for a run.
    pub fn loading(setup: Setup) -> Self {
        Self {
            status: Status::Loading,
            setup,
            ..Self::default()
        }
    }

    /// Takes in what is told of a piece.
    pub fn apply(&mut self, piece: usize, told: Told) {
        let Some(piece) = self.pieces.get_mut(piece) else {
            return;
        };
        match told {
            Told::Began => piece.stage = Stage::Running,
            Told::Loaded(_) | Told::Trained(_) => {}
            Told::Progress { share, secs, news } => {
                piece.share = share;
                piece.secs = secs;
                news.add_to(&mut piece.outcome);
            }
            Told::Done => {
                piece.stage = Stage::Done;
                piece.share = 1.0;
            }
            Told::Stopped => piece.stage = Stage::Stopped,
            Told::Failed(fault) => {
                piece.stage = Stage::Failed;
                self.trouble.get_or_insert(Trouble::Fault(fault));
            }
        }
        if let Some(status) = Status::once_over(self.pieces.iter().map(|piece| piece.stage)) {
            self.status = status;
        }
    }

    /// It cannot begin.
    pub fn fail(&mut self, trouble: Trouble) {
        self.status = Status::Failed;
        self.trouble = Some(trouble);
    }

    /// The outcomes that are whole, run by run and arm by arm, as they are judged.
    pub fn runs(&self, experiment: &Experiment) -> Vec<Vec<Option<Outcome>>> {
        let outcome = |seed: u32, arm: usize| {
            let mut of_arm = self.pieces.iter().filter(|piece| piece.arm == arm);
            let same = of_arm.clone().find(|piece| piece.seed == seed);
            // What is not random was done once, for all.
            let piece = same.or_else(|| of_arm.find(|piece| !piece.job.is_random()))?;
            (piece.stage == Stage::Done).then(|| piece.outcome.clone())
        };
        let arms = experiment.arms.len();
        (1..=self.setup.seeds)
            .map(|seed| (0..arms).map(|arm| outcome(seed, arm)).collect())
            .collect()
    }

    /// How much of all is done, 0 to 1.
    pub fn share(&self) -> f64 {
        let done: f64 = self.here().map(|piece| piece.share).sum();
        done / self.here().count().max(1) as f64
    }

    /// The pieces that are done in the browser.
    pub fn here(&self) -> impl Iterator<Item = &Piece> {
        let pieces = self.pieces.iter();
        pieces.filter(|piece| piece.stage != Stage::Elsewhere)
    }
}

//! What the plots of an experiment show.

mod arms;
mod curve;
mod epochs;
mod layers;
mod part;
mod references;
mod series;
#[cfg(test)]
mod tests;

use digit_lab::book::{Figure, Part};

use super::progress::{Piece, Progress};

pub use arms::of_arms;
pub use epochs::of_epochs;
pub use layers::of_layers;
pub use part::{part_of, usual_part};
pub use series::{any, of_same_series, of_series};

/// Figures are in percent, plots in shares.
const PERCENT: f64 = 100.0;

/// The lines of a network that is trained alone.
const PARTS: [Part; 3] = [Part::Training, Part::Validation, Part::Test];

/// What of a network's epochs is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantity {
    /// The share of images read rightly.
    Accuracy,
    /// The cost.
    Cost,
}

/// How things are called in the language of the moment.
pub struct Names<'a> {
    /// An arm, by its name in the engine.
    pub arm: &'a dyn Fn(&str) -> String,
    /// A part of the data.
    pub part: &'a dyn Fn(Part) -> String,
    /// A curve, by its name in the engine.
    pub series: &'a dyn Fn(&str) -> String,
    /// A published figure, given what it is.
    pub published: &'a dyn Fn(&Figure, f64) -> String,
    /// The axis of epochs, or of whatever else.
    pub x: String,
}

/// What has been done of an arm, seed by seed.
fn pieces_of(progress: &Progress, arm: usize) -> impl Iterator<Item = &Piece> {
    progress.pieces.iter().filter(move |piece| piece.arm == arm)
}

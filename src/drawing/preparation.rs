//! The steps by which a drawing is prepared for reading, each of which can be left out to see what
//! it is worth.

use serde::{Deserialize, Serialize};

use crate::names::named_enum;

named_enum! {
    /// A step of the preparation.
    pub enum Step ("step") {
        /// The ink's box is scaled. Without: the pad as it is, shrunk to the whole picture, margin or
        /// not.
        Crop = "crop",
        /// The box fits 20x20 pixels in the middle of 28x28. Without: it fills the picture.
        Frame = "frame",
        /// Lines are painted as wide as MNIST's. Without: they are the pad's brush, scaled with the
        /// drawing.
        LineWidth = "line-width",
        /// The ink's center of mass is moved to the middle. Without: the middle of the box, or of the
        /// pad, stays there.
        Center = "center",
    }
}

/// Which steps are taken: all by default, as MNIST's own digits were prepared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Preparation {
    /// A bit for each step that is left out.
    left_out: u8,
}

impl Preparation {
    /// The same with one step less.
    #[must_use]
    pub fn without(self, step: Step) -> Self {
        Self {
            left_out: self.left_out | bit(step),
        }
    }

    /// The same with a step taken.
    #[must_use]
    pub fn with(self, step: Step) -> Self {
        Self {
            left_out: self.left_out & !bit(step),
        }
    }

    /// Whether a step is taken.
    pub fn takes(self, step: Step) -> bool {
        self.left_out & bit(step) == 0
    }

    /// Whether every step is taken.
    pub fn is_complete(self) -> bool {
        self.left_out == 0
    }
}

fn bit(step: Step) -> u8 {
    1 << step as u8
}

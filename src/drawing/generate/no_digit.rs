//! Drawings that are no digit.

use crate::drawing::Stroke;
use crate::drawing::generate::chance::whole;
use crate::drawing::generate::letters::LETTERS;
use crate::drawing::generate::look_alikes::LOOK_ALIKES;
use crate::drawing::generate::overlaid::overlaid;
use crate::drawing::generate::scribbles::{dots, scribble};
use crate::drawing::generate::symbols::SYMBOLS;
use crate::drawing::generate::template::Template;
use crate::rng::Generator;

/// Something drawn that is no digit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoDigit {
    /// A letter that resembles no digit: A E F H K M N R T W X.
    Letter,
    /// Zigzags, coils, hatching and lines that wander.
    Scribble,
    /// Dots and short level dashes; upright ones would be ones.
    Dots,
    /// Two digits on top of one another.
    Overlaid,
    /// Arrows, check marks, hearts, stars and the like.
    Symbol,
    /// A letter that may well pass for a digit: O l S Z B g q.
    LookAlike,
}

impl NoDigit {
    /// All kinds, look-alikes last: they are counted apart.
    pub const ALL: &[Self] = &[
        Self::Letter,
        Self::Scribble,
        Self::Dots,
        Self::Overlaid,
        Self::Symbol,
        Self::LookAlike,
    ];

    /// What the kind is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Letter => "letter",
            Self::Scribble => "scribble",
            Self::Dots => "dots",
            Self::Overlaid => "overlaid",
            Self::Symbol => "symbol",
            Self::LookAlike => "look-alike",
        }
    }

    /// The shapes of the kind; none, where each drawing is made anew.
    pub fn templates(self) -> &'static [Template] {
        match self {
            Self::Letter => LETTERS,
            Self::Symbol => SYMBOLS,
            Self::LookAlike => LOOK_ALIKES,
            Self::Scribble | Self::Dots | Self::Overlaid => &[],
        }
    }
}

/// A drawing of this kind.
///
/// Dots keep the size that they have beside a digit as large as the unit square.
pub fn no_digit(kind: NoDigit, rng: &mut Generator) -> Vec<Stroke> {
    match kind {
        NoDigit::Letter | NoDigit::Symbol | NoDigit::LookAlike => {
            Template::pick(kind.templates(), rng)
                .map(|template| template.draw(rng))
                .unwrap_or_default()
        }
        NoDigit::Scribble => scribble(rng),
        NoDigit::Dots => dots(whole(1, 5, rng), rng),
        NoDigit::Overlaid => overlaid(rng),
    }
}

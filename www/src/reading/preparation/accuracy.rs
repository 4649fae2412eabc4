//! What each step of the preparation is worth, measured.
//!
//! `drawn-digits.jsonl.gz` holds 1,973 digits that 66 people drew with a pen or a finger, in strokes
//! as their screens gave them. With the shipped network each figure is what
//!
//! ```text
//! digit-lab read-strokes drawn-digits.jsonl.gz --scatter 1 --without STEP
//! ```
//!
//! counts: `--scatter` puts each drawing anywhere on the pad, its larger side 15 to 90 % of the pad's,
//! and a number or another digit in the place of the one drawn is wrong.

use digit_lab::drawing::Step;

/// The drawings.
pub const DRAWN: u32 = 1_973;

/// The people who drew them.
pub const WRITERS: u32 = 66;

/// How many are read rightly with every step.
pub const RIGHT: u32 = 1_963;

/// How many are read rightly with no step at all: `--without` four times.
pub const RIGHT_WITH_NONE: u32 = 1_021;

/// How many are read rightly without one step.
pub fn right_without(step: Step) -> u32 {
    match step {
        Step::Crop => 1_690,
        Step::Frame => 1_897,
        Step::LineWidth => 1_941,
        Step::Center => 1_951,
    }
}

//! Which strokes may make up a digit, from their geometry alone.
//!
//! A drawing is cut into lines of digits, and the strokes of a line into *groups*: sets of strokes
//! that may be one digit, each with a cost. Costs are in nats, so that `exp(-cost)` is a likelihood
//! up to a factor, and those of a line's digits add up. Where geometry leaves no doubt each stroke
//! is in one group only. Where it does, as where neighbors touch or a 4's second stroke stands
//! beside its first, the groups overlap, and who can read them adds what each looks like before
//! [`Line::cheapest`] chooses among them: segmentation by recognition (Casey and Lecolinet 1996, "A
//! survey of methods and strategies in character segmentation").
//!
//! Strokes are never cut: a line drawn through two digits stays one.

mod groups;
mod ink;
mod lines;
mod partition;
mod pieces;
mod relation;

use crate::drawing::segment::ink::Ink;
use crate::drawing::segment::partition::{Choices, Part};
use crate::drawing::{PAD_SIZES, Stroke};

/// The most strokes that are looked at one by one, since some of the work grows with their square: a dozen full lines'. A
/// drawing of more is a scribble: all one digit.
const MOST_STROKES: usize = 1_000;

/// Strokes that may be one digit.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Indices of the strokes whose ink makes the digit, in the order in which they were drawn.
    pub strokes: Vec<usize>,
    /// Indices of tiny strokes that lie apart from every digit and nearest to this one: marks of a
    /// palm or a slip of the pen, which go with the digit but are no part of its shape.
    pub specks: Vec<usize>,
    /// How far geometry speaks against this being one digit, in nats.
    pub cost: f32,
    /// Which pieces of the line it takes.
    part: Part,
}

/// One line of digits.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    groups: Vec<Group>,
}

impl Line {
    /// What may be its digits, from left to right by the middle of their ink.
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// The groups, as indices from left to right, that together have each stroke once at the least
    /// total cost: their own and, group by group, `extra`, which counts as 0 where it is too short.
    pub fn cheapest(&self, extra: &[f32]) -> Vec<usize> {
        let cost = |(index, group): (usize, &Group)| {
            let extra = extra.get(index).copied().unwrap_or(0.0);
            (group.part, group.cost + extra)
        };
        Choices::new(self.groups.iter().enumerate().map(cost)).cheapest()
    }
}

/// The lines of a drawing on a square pad `pad_size` units wide, from top to bottom.
///
/// Defined for any strokes whatever; strokes without a possible point (see
/// [`clean`](crate::drawing::clean)) are in no group. All others of a line are in each choice of
/// [`Line::cheapest`] exactly once, be it as specks.
pub fn segment(strokes: &[Stroke], pad_size: f32) -> Vec<Line> {
    if !PAD_SIZES.contains(&pad_size) {
        return Vec::new();
    }
    let is_possible = |stroke: &&Stroke| stroke.has_ink(pad_size);
    let lines = if strokes.iter().filter(is_possible).count() > MOST_STROKES {
        Ink::scribble(strokes, pad_size)
            .into_iter()
            .map(|ink| vec![ink])
            .collect()
    } else {
        lines::split(Ink::of_strokes(strokes, pad_size))
    };
    lines
        .into_iter()
        .map(|inks| Line {
            groups: groups::of_line(inks, pad_size),
        })
        .collect()
}

//! Parts of one digit: the bar of a 5, the second stroke of a 4, a line that broke.

use crate::picture::digits::{Candidate, HEIGHTS, Sizes};
use crate::picture::parts::{Area, Labels};

/// The share of the narrower part's columns that both must have to lie one above the other.
const SHARED_COLUMNS: f32 = 0.5;

/// The most rows between two parts of one digit, as a share of the usual height: a 5's bar seldom
/// floats higher.
const GAP: f32 = 0.2;

/// How high a joined digit may be, as a share of the usual height: two digits under each other have
/// twice that and a gap.
const JOINED_HEIGHT: f32 = 1.4;

/// The least size of a part that is joined, as a share of the usual height: smaller ones are specks.
const SPECK: f32 = 0.08;

/// How many parts are joined pair by pair. More of them are no number on paper but a texture, of
/// which the parts with the most ink are kept.
const MOST_PARTS: usize = 1_000;

/// Candidates: parts of a digit's height, each with what belongs to it.
pub(super) fn joined(labels: &Labels, sizes: &Sizes, usual: f32) -> Vec<Candidate> {
    let mut parts: Vec<(usize, u32, bool)> = labels
        .parts
        .iter()
        .zip(1_u32..)
        .filter(|(part, _)| {
            let size = part.area.width().max(part.area.height());
            sizes.may_belong(part)
                && size as f32 >= SPECK * usual
                && part.area.height() as f32 <= HEIGHTS.end() * usual
        })
        .map(|(part, label)| (part.ink, label, sizes.may_be_digit(part)))
        .collect();
    parts.sort_unstable_by_key(|&(ink, label, _)| (std::cmp::Reverse(ink), label));
    parts.truncate(MOST_PARTS);

    let mut found: Vec<(Candidate, bool)> = Vec::new();
    for (_, label, is_digit) in parts {
        let mut area = labels.parts[label as usize - 1].area;
        let mut all = vec![label];
        let mut has_digit = is_digit;
        // What joins may in turn reach further, so start over until nothing joins.
        while let Some(index) = found
            .iter()
            .position(|(other, _)| belong_together(&area, &other.area, usual))
        {
            let (other, other_has_digit) = found.swap_remove(index);
            area = area.with(&other.area);
            all.extend(other.labels);
            has_digit |= other_has_digit;
        }
        found.push((Candidate { area, labels: all }, has_digit));
    }
    found
        .into_iter()
        .filter(|(_, has_digit)| *has_digit)
        .map(|(candidate, _)| candidate)
        .collect()
}

/// Whether two parts are one digit's: one above the other with little between, no higher than a
/// digit together.
fn belong_together(a: &Area, b: &Area, usual: f32) -> bool {
    let narrower = a.width().min(b.width()) as f32;
    a.columns_shared(b) as f32 >= SHARED_COLUMNS * narrower
        && a.rows_between(b) as f32 <= GAP * usual
        && a.with(b).height() as f32 <= JOINED_HEIGHT * usual
}

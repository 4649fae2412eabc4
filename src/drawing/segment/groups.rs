//! The groups of a line: sets of strokes that may be one digit, as few as geometry allows.

use std::collections::HashSet;

use crate::drawing::segment::Group;
use crate::drawing::segment::ink::Ink;
use crate::drawing::segment::partition::{Choices, Part};
use crate::drawing::segment::pieces::Pieces;

/// The most pieces of ink that a digit is made of.
const MOST_PIECES: u32 = 4;

/// Groups are left out where every choice that has one costs this much more than the best choice,
/// in nats. What a network says of a group is worth up to -ln 0.01 = 4.6.
const MARGIN: f32 = 4.0;

/// The most groups that are kept of one cluster, since each is read: enough for a dozen touching
/// digits.
const MOST_GROUPS: usize = 32;

/// How much sooner a line is one digit than several, in nats: pads are mostly for one. Among 1,973
/// drawn digits it keeps five from being split, and costs one in a thousand numbers.
const ONE_DIGIT: f32 = 1.5;

/// The most sets of pieces that are looked at in one cluster.
const MOST_SETS: usize = 400;

/// The groups of the ink of one line, from left to right.
pub(super) fn of_line(inks: Vec<Ink>, pad_size: f32) -> Vec<Group> {
    let pieces = Pieces::of_line(inks, pad_size);
    let mut groups: Vec<(f32, Group)> = Vec::new();
    for cluster in 0..pieces.clusters().len() {
        groups.extend(of_cluster(&pieces, cluster));
    }
    groups.sort_by(|(a, _), (b, _)| a.total_cmp(b));
    groups.into_iter().map(|(_, group)| group).collect()
}

/// The groups of a cluster, each with the middle of its ink.
fn of_cluster(pieces: &Pieces, cluster: usize) -> Vec<(f32, Group)> {
    let members = &pieces.clusters()[cluster];
    let sets = connected_sets(pieces, members);
    let parts: Vec<(Part, f32)> = sets
        .iter()
        .map(|&set| {
            let is_all = pieces.clusters().len() == 1
                && members.len() > 1
                && set.count_ones() as usize == members.len();
            let prior = if is_all { ONE_DIGIT } else { 0.0 };
            let cost = cost(pieces, &chosen(members, set)) - prior;
            (
                Part {
                    cluster,
                    pieces: set,
                },
                cost,
            )
        })
        .collect();

    let all = Part {
        cluster,
        pieces: sets.iter().fold(0, |all, set| all | set),
    };
    let mut choices = Choices::new(parts.iter().copied());
    let best = choices.cost(all);
    let excess: Vec<f32> = (0..parts.len())
        .map(|index| choices.cost_with(index, all) - best)
        .collect();
    let margin = margin(&excess);
    let kept = parts.into_iter().zip(excess);
    kept.filter(|(_, excess)| *excess <= margin)
        .filter_map(|((part, cost), _)| {
            let ink = Ink::joined(chosen(members, part.pieces).iter().map(|&p| pieces.ink(p)))?;
            let specks = chosen(members, part.pieces);
            let mut specks: Vec<usize> = specks
                .iter()
                .flat_map(|&p| pieces.specks(p))
                .copied()
                .collect();
            specks.sort_unstable();
            let group = Group {
                strokes: ink.strokes.clone(),
                specks,
                cost,
                part,
            };
            Some((ink.middle_x(), group))
        })
        .collect()
}

/// [`MARGIN`], or less where too many groups lie within it; the best choice's are always kept.
fn margin(excess: &[f32]) -> f32 {
    /// Sums in another order differ in the last bits.
    const EQUAL: f32 = 1e-3;
    let mut sorted = excess.to_vec();
    sorted.sort_by(f32::total_cmp);
    match sorted.get(MOST_GROUPS) {
        Some(&first_too_many) if first_too_many <= MARGIN => (first_too_many - EQUAL).max(EQUAL),
        _ => MARGIN,
    }
}

/// The members whose bits are set.
fn chosen(members: &[usize], set: u64) -> Vec<usize> {
    let bits = members.iter().enumerate();
    bits.filter(|(bit, _)| set >> bit & 1 == 1)
        .map(|(_, &member)| member)
        .collect()
}

/// Sets of up to [`MOST_PIECES`] members, as bits, that hang together; the single ones always.
fn connected_sets(pieces: &Pieces, members: &[usize]) -> Vec<u64> {
    let neighbors: Vec<u64> = members
        .iter()
        .map(|&a| {
            let near = members
                .iter()
                .enumerate()
                .filter(|&(_, &b)| pieces.may_join(a, b));
            near.fold(0, |bits, (bit, _)| bits | 1 << bit)
        })
        .collect();
    let mut sets: Vec<u64> = (0..members.len()).map(|bit| 1 << bit).collect();
    let mut known: HashSet<u64> = sets.iter().copied().collect();
    let mut next = 0;
    while let Some(&set) = sets.get(next) {
        next += 1;
        if set.count_ones() >= MOST_PIECES {
            continue;
        }
        let around = bits(set)
            .filter_map(|bit| neighbors.get(bit))
            .fold(0, |around, near| around | near);
        for bit in bits(around & !set) {
            let larger = set | 1 << bit;
            if sets.len() < MOST_SETS && known.insert(larger) {
                sets.push(larger);
            }
        }
    }
    sets
}

fn bits(set: u64) -> impl Iterator<Item = usize> {
    (0..u64::BITS as usize).filter(move |bit| set >> bit & 1 == 1)
}

/// What joining the pieces costs, along the tree of least cost, and what their box does.
fn cost(pieces: &Pieces, members: &[usize]) -> f32 {
    let mut joining = 0.0;
    let mut joined: Vec<usize> = members.iter().take(1).copied().collect();
    let mut left: Vec<usize> = members.iter().skip(1).copied().collect();
    while !left.is_empty() {
        let cheapest = |&piece: &usize| {
            let costs = joined
                .iter()
                .map(|&other| pieces.joining_cost(piece, other));
            costs.fold(f32::INFINITY, f32::min)
        };
        let costs: Vec<f32> = left.iter().map(cheapest).collect();
        let Some((index, least)) = costs
            .into_iter()
            .enumerate()
            .min_by(|(_, a), (_, b)| a.total_cmp(b))
        else {
            break;
        };
        joining += least;
        joined.push(left.swap_remove(index));
    }
    joining + shape_cost(pieces, members)
}

/// How far the box speaks against a digit, in nats: digits of a line are about as high as each
/// other, and hardly wider than high.
fn shape_cost(pieces: &Pieces, members: &[usize]) -> f32 {
    /// In heights of the line: digits are rarely less high, a 4's first stroke often is. With 0.8 as
    /// many numbers are read rightly, but far fewer whose digits differ more in height.
    const LOW: f32 = 0.7;
    const LOW_SLOPE: f32 = 12.0;
    /// In heights of the line: of the drawn digits 95 in 100 are less wide than high; what is wider
    /// is rather two digits, less so where it is one stroke.
    const WIDE: f32 = 1.0;
    const WIDE_STROKE: f32 = 1.5;
    const WIDE_SLOPE: f32 = 8.0;
    let Some(ink) = Ink::joined(members.iter().map(|&piece| pieces.ink(piece))) else {
        return 0.0;
    };
    let height = ink.bounds.height / pieces.line_height();
    let width = ink.bounds.width / pieces.line_height();
    let widest = if members.len() == 1 {
        WIDE_STROKE
    } else {
        WIDE
    };
    LOW_SLOPE * (LOW - height).max(0.0) + WIDE_SLOPE * (width - widest).max(0.0)
}

//! The pieces of ink of a line: strokes, with what surely belongs to them.

use crate::drawing::segment::ink::Ink;
use crate::drawing::segment::relation::{Relation, Relations};

/// Ink smaller than this, in heights of the line, is a speck and no digit nor a part of one.
const SPECK: f32 = 0.1;

/// A speck this near to other ink, in heights of the line, is a part of it: a pen that bounced.
const NEAR: f32 = 0.1;

/// Pieces whose joining costs more than this, in nats, are never joined directly. Low strokes, which
/// cost up to 7 nats as digits of their own, are joined at any such cost.
const MOST_COST: f32 = 6.0;

/// Ink whose boxes are farther apart than this, in heights of the tallest, is not compared closely.
const FAR: f32 = 0.6;

/// The most pieces in a cluster, so that all of its partitions can be compared.
const MOST_IN_CLUSTER: usize = 14;

/// The most strokes that are compared with each other. A line of more is a scribble: all one digit.
const MOST_STROKES: usize = 64;

/// The least height of a line in shares of the pad: what is smaller is no digit that was meant.
const LEAST_LINE_HEIGHT: f32 = 0.05;

/// The pieces of a line from left to right, and how they hang together.
pub(super) struct Pieces {
    inks: Vec<Ink>,
    /// For each piece, the strokes of the specks that are nearest to it.
    specks: Vec<Vec<usize>>,
    /// What joining two pieces costs, in nats, row by row.
    costs: Vec<Vec<f32>>,
    clusters: Vec<Vec<usize>>,
    line_height: f32,
}

impl Pieces {
    pub(super) fn of_line(inks: Vec<Ink>, pad_size: f32) -> Self {
        let least = least_height(&inks, pad_size);
        let tallest = inks
            .iter()
            .map(|ink| ink.bounds.height)
            .fold(least, f32::max);
        let (mut inks, specks): (Vec<Ink>, Vec<Ink>) = inks
            .into_iter()
            .partition(|ink| ink.extent() >= SPECK * tallest);
        // One alone hangs together with nothing, and may be a scribble of very many strokes.
        let is_alone = inks.len() == 1 && specks.is_empty();
        if inks.is_empty() || is_alone || inks.len() > MOST_STROKES {
            return Self::all_one(inks.iter().chain(&specks), tallest);
        }
        inks.sort_by(|a, b| a.middle_x().total_cmp(&b.middle_x()));
        let relations = Relations::among(&inks, FAR * tallest);
        let line_height = line_height(&inks, &relations, tallest).max(least);
        let cost = |relation: &Relation| {
            if relation.covers(line_height) {
                f32::NEG_INFINITY
            } else {
                relation.cost(line_height)
            }
        };
        let all = 0..inks.len();
        let row = |a| all.clone().map(|b| cost(relations.get(a, b))).collect();
        let costs = all.clone().map(row).collect();
        let mut pieces = Self {
            specks: vec![Vec::new(); inks.len()],
            inks,
            costs,
            clusters: Vec::new(),
            line_height,
        };
        pieces.join_what_is_one();
        pieces.add_specks(specks);
        pieces
    }

    /// One piece of all ink.
    fn all_one<'a>(inks: impl Iterator<Item = &'a Ink>, line_height: f32) -> Self {
        let inks: Vec<Ink> = Ink::joined(inks).into_iter().collect();
        Self {
            specks: vec![Vec::new(); inks.len()],
            clusters: (0..inks.len()).map(|piece| vec![piece]).collect(),
            costs: vec![vec![0.0]; inks.len()],
            inks,
            line_height,
        }
    }

    /// Pieces that may hang together directly or by others; those of different ones never do.
    pub(super) fn clusters(&self) -> &[Vec<usize>] {
        &self.clusters
    }

    pub(super) fn ink(&self, piece: usize) -> &Ink {
        &self.inks[piece]
    }

    pub(super) fn specks(&self, piece: usize) -> &[usize] {
        &self.specks[piece]
    }

    /// The height of a digit of the line, in pad units; above 0.
    pub(super) fn line_height(&self) -> f32 {
        self.line_height
    }

    pub(super) fn joining_cost(&self, a: usize, b: usize) -> f32 {
        self.costs[a][b]
    }

    pub(super) fn may_join(&self, a: usize, b: usize) -> bool {
        a != b && self.costs[a][b] <= MOST_COST
    }

    /// Joins lines drawn over again, and, of clusters too large, what costs least.
    fn join_what_is_one(&mut self) {
        loop {
            self.clusters = components(self.inks.len(), |a, b| self.may_join(a, b));
            let in_large = |piece: usize| {
                let mut large = self.clusters.iter().filter(|c| c.len() > MOST_IN_CLUSTER);
                large.any(|cluster| cluster.contains(&piece))
            };
            let pairs = (0..self.inks.len()).flat_map(|b| (0..b).map(move |a| (a, b)));
            let cheapest = pairs
                .filter(|&(a, b)| {
                    self.costs[a][b] == f32::NEG_INFINITY || in_large(a) && in_large(b)
                })
                .min_by(|&(a, b), &(c, d)| self.costs[a][b].total_cmp(&self.costs[c][d]));
            match cheapest {
                Some((a, b)) => self.join(a, b),
                None => break,
            }
        }
    }

    /// Joins piece `b` to `a`, which comes before it; others are as near as to the nearer of both.
    fn join(&mut self, a: usize, b: usize) {
        for other in 0..self.inks.len() {
            let least = self.costs[a][other].min(self.costs[b][other]);
            self.costs[a][other] = least;
            self.costs[other][a] = least;
        }
        self.costs.remove(b);
        for row in &mut self.costs {
            row.remove(b);
        }
        self.specks.remove(b);
        let gone = self.inks.remove(b);
        if let Some(joined) = Ink::joined([&self.inks[a], &gone]) {
            self.inks[a] = joined;
        }
    }

    /// Gives each speck to the nearest piece: near ones as ink, others beside it.
    fn add_specks(&mut self, specks: Vec<Ink>) {
        let distances = |speck: &Ink| {
            let distance = |ink| Relation::between(speck, ink, f32::INFINITY).distance();
            let distances = self.inks.iter().map(distance).enumerate();
            distances.min_by(|(_, a), (_, b)| a.total_cmp(b))
        };
        let nearest: Vec<_> = specks.iter().map(distances).collect();
        for (speck, nearest) in specks.into_iter().zip(nearest) {
            match nearest {
                Some((piece, distance)) if distance <= NEAR * self.line_height => {
                    if let Some(joined) = Ink::joined([&self.inks[piece], &speck]) {
                        self.inks[piece] = joined;
                    }
                }
                Some((piece, _)) => self.specks[piece].extend(speck.strokes),
                None => {}
            }
        }
    }
}

/// The least that counts as the height of a line, in pad units: a line drawn level has none itself.
fn least_height(inks: &[Ink], pad_size: f32) -> f32 {
    /// Of the drawn digits 99 in 100 are less than 1.5 times as wide as high.
    const LEAST_OF_WIDTH: f32 = 0.4;
    let widest = inks.iter().map(|ink| ink.bounds.width).fold(0.0, f32::max);
    (LEAST_OF_WIDTH * widest).max(LEAST_LINE_HEIGHT * pad_size)
}

/// The height of a digit of the line, in pad units: the median height of what surely hangs together,
/// low ink left out, or nearly that of all ink where that is somewhat more, as for an open 4.
fn line_height(inks: &[Ink], relations: &Relations, tallest: f32) -> f32 {
    /// In shares of the highest: less is a bar or a dot.
    const LOW: f32 = 0.5;
    /// Digits do not stand exactly on a line, so that all ink is higher than each.
    const OF_ALL: f32 = 0.9;
    /// In shares of the highest: of digits uphill or downhill the height of all ink says nothing.
    const MOST: f32 = 1.3;
    let joined = components(inks.len(), |a, b| {
        a != b && relations.get(a, b).cost(tallest) < 0.0
    });
    let mut heights: Vec<f32> = joined
        .iter()
        .filter_map(|members| Ink::joined(members.iter().map(|&member| &inks[member])))
        .map(|ink| ink.bounds.height)
        .collect();
    heights.sort_by(f32::total_cmp);
    let highest = heights.last().copied().unwrap_or(0.0);
    heights.retain(|&height| height >= LOW * highest);
    let median = heights.get(heights.len() / 2).copied().unwrap_or(tallest);
    let all = Ink::joined(inks).map_or(0.0, |ink| ink.bounds.height);
    (OF_ALL * all).min(MOST * highest).max(median)
}

/// What hangs together of `count` things, each in ascending order.
fn components(count: usize, hang_together: impl Fn(usize, usize) -> bool) -> Vec<Vec<usize>> {
    let mut left: Vec<usize> = (0..count).collect();
    let mut components = Vec::new();
    while let Some(&first) = left.first() {
        let mut component = vec![first];
        let mut next = 0;
        while let Some(&member) = component.get(next) {
            next += 1;
            let near = |&other: &usize| hang_together(member, other);
            let found: Vec<usize> = left.iter().copied().filter(near).collect();
            component.extend(
                found
                    .into_iter()
                    .filter(|other| !component.contains(other))
                    .collect::<Vec<_>>(),
            );
        }
        left.retain(|piece| !component.contains(piece));
        component.sort_unstable();
        components.push(component);
    }
    components
}

//! The choice of groups that has each piece of ink once at the least cost.

use std::collections::HashMap;

/// The pieces of ink that a group takes: those of one cluster, which shares none with another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// Which cluster.
    pub(super) cluster: usize,
    /// Its pieces as bits; not 0.
    pub(super) pieces: u64,
}

/// Parts that can be chosen, each at a cost, and what sets of pieces cost at the least.
pub(super) struct Choices {
    parts: Vec<(Part, f32)>,
    /// For pieces left over: their least cost, and the choice to begin with, if there is one.
    best: HashMap<(usize, u64), (f32, Option<usize>)>,
}

impl Choices {
    pub(super) fn new(parts: impl IntoIterator<Item = (Part, f32)>) -> Self {
        Self {
            parts: parts.into_iter().collect(),
            best: HashMap::new(),
        }
    }

    /// The least total cost of parts that have each of these pieces once; infinite where none do.
    ///
    /// Takes the lowest piece, tries each part that has it, and remembers what the rest costs. Pieces
    /// are numbered from left to right, so that few different rests come up.
    pub(super) fn cost(&mut self, of: Part) -> f32 {
        if of.pieces == 0 {
            return 0.0;
        }
        let key = (of.cluster, of.pieces);
        if let Some(&(cost, _)) = self.best.get(&key) {
            return cost;
        }
        let lowest = of.pieces & of.pieces.wrapping_neg();
        let mut best = (f32::INFINITY, None);
        for index in 0..self.parts.len() {
            let (part, cost) = self.parts[index];
            let fits = part.cluster == of.cluster
                && part.pieces & lowest != 0
                && part.pieces & !of.pieces == 0;
            if fits {
                let rest = of.pieces & !part.pieces;
                let total = cost + self.cost(Part { pieces: rest, ..of });
                if total < best.0 {
                    best = (total, Some(index));
                }
            }
        }
        self.best.insert(key, best);
        best.0
    }

    /// The least total cost of parts that have each of these pieces once, the part `index` among them.
    pub(super) fn cost_with(&mut self, index: usize, of: Part) -> f32 {
        let (part, cost) = self.parts[index];
        let rest = of.pieces & !part.pieces;
        cost + self.cost(Part { pieces: rest, ..of })
    }

    /// Indices, ascending, of the parts that have each piece of each cluster once at the least cost.
    pub(super) fn cheapest(mut self) -> Vec<usize> {
        let mut clusters: HashMap<usize, u64> = HashMap::new();
        for (part, _) in &self.parts {
            *clusters.entry(part.cluster).or_default() |= part.pieces;
        }
        let mut chosen = Vec::new();
        for (cluster, mut pieces) in clusters {
            self.cost(Part { cluster, pieces });
            while let Some(&(_, Some(index))) = self.best.get(&(cluster, pieces)) {
                chosen.push(index);
                pieces &= !self.parts[index].0.pieces;
            }
        }
        chosen.sort_unstable();
        chosen
    }
}

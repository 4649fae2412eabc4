//! Costs as shades and as levels.

use digit_lab::insight::Landscape;

use crate::inside::picture::Bitmap;
use crate::plot::{Scale, Spacing, Ticks};

/// Costs have a logarithm from here on.
const LEAST: f64 = 1e-12;

/// About as many levels have lines.
const LEVELS: usize = 7;

/// The costs of a plane, the largest `β` above.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Relief {
    /// Points a row, and rows.
    pub side: usize,
    /// Row by row.
    pub costs: Vec<f64>,
}

impl Relief {
    /// The costs as a map has them: the engine's first row is the one below.
    pub fn of(landscape: &Landscape) -> Self {
        let side = landscape.steps.len();
        let rows = landscape.costs.chunks_exact(side.max(1)).rev();
        Self {
            side,
            costs: rows.flatten().copied().collect(),
        }
    }

    /// The cost in a column and row, from the upper left.
    pub fn cost(&self, column: usize, row: usize) -> Option<f64> {
        let index = row * self.side + column;
        self.costs
            .get(index)
            .copied()
            .filter(|_| column < self.side)
    }

    /// The least and the largest cost that is a number.
    pub fn range(&self) -> Option<(f64, f64)> {
        let finite = self.costs.iter().copied().filter(|cost| cost.is_finite());
        finite.fold(None, |range, cost| {
            let (least, most) = range.unwrap_or((cost, cost));
            Some((least.min(cost), most.max(cost)))
        })
    }

    /// How many times larger or smaller a cost is than in the middle, as a share of the most there is: below 0 where
    /// it is smaller.
    pub fn bitmap(&self) -> Bitmap {
        let here = self.costs.get(self.costs.len() / 2).copied();
        let middle = logarithm(here.unwrap_or(f64::NAN));
        let apart: Vec<f64> = self
            .costs
            .iter()
            .map(|it| logarithm(*it) - middle)
            .collect();
        let finite = apart.iter().filter(|it| it.is_finite());
        let most = finite.fold(0.0, |most: f64, it| most.max(it.abs()));
        let share = |apart: f64| {
            let share = if most > 0.0 { apart / most } else { apart };
            Some(share as f32)
        };
        Bitmap {
            width: self.side,
            shares: apart.into_iter().map(share).collect(),
        }
    }

    /// Round costs between the least and the largest.
    pub fn levels(&self) -> Vec<f64> {
        let Some((least, most)) = self.range().filter(|(least, most)| most > least) else {
            return Vec::new();
        };
        let scale = Scale::new(Spacing::Log, (least.max(LEAST), most), (0.0, 1.0));
        let mut levels = Ticks::of(&scale, LEVELS).values;
        levels.retain(|level| *level > least && *level < most);
        levels
    }

    /// The logarithms of all costs, between which levels are looked for.
    pub fn logarithms(&self) -> Vec<f64> {
        self.costs.iter().map(|cost| logarithm(*cost)).collect()
    }
}

/// Of a cost; of none where that is no number.
pub fn logarithm(cost: f64) -> f64 {
    if cost.is_finite() {
        cost.max(LEAST).ln()
    } else {
        f64::NAN
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn landscape(costs: &[f64]) -> Landscape {
        Landscape {
            steps: vec![-1.0, 0.0, 1.0],
            directions: 2,
            costs: costs.to_vec(),
            rates: vec![None, None],
        }
    }

    #[test]
    fn the_map_has_the_second_direction_upwards() {
        let relief = Relief::of(&landscape(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0]));
        assert_eq!(relief.cost(0, 0), Some(7.0));
        assert_eq!(relief.cost(2, 2), Some(3.0));
        assert_eq!(relief.cost(3, 0), None);
        assert_eq!(relief.range(), Some((1.0, 9.0)));
    }

    #[test]
    fn shades_say_how_many_times_the_cost_of_the_middle() {
        let costs = [4.0, 2.0, 0.5, 1.0, 1.0, 1.0, f64::NAN, 0.25, f64::INFINITY];
        let shares = Relief::of(&landscape(&costs)).bitmap().shares;
        let share = |index: usize| shares[index].unwrap();
        assert!((share(6) - 1.0).abs() < 1e-6 && (share(7) - 0.5).abs() < 1e-6);
        assert!((share(8) + 0.5).abs() < 1e-6 && (share(1) + 1.0).abs() < 1e-6);
        assert!(share(4) == 0.0 && share(0).is_nan() && share(2).is_nan());
    }

    #[test]
    fn levels_are_round_and_lie_between_the_ends() {
        let relief = Relief::of(&landscape(&[0.03, 0.2, 0.9, 0.1, 0.05, 2.5, 1.0, 3.0, 4.0]));
        assert_eq!(relief.levels(), [0.05, 0.1, 0.2, 0.5, 1.0, 2.0]);
        assert!(Relief::of(&landscape(&[0.5; 9])).levels().is_empty());
        assert!(Relief::default().levels().is_empty());
    }
}

//! The strongest connections as lines, a path for each color and strength.

use std::fmt::Write;

use digit_lab::insight::{Line, Strength, WeightedSum, strongest};
use digit_lab::nn::LayerKind;

use super::plan::{Column, Plan};
use super::shown::{Pick, Shown};
use crate::inside::subject::Seen;

/// So many lines are drawn into each layer.
const MOST_LINES: usize = 40;
/// Among so many of the strongest those are looked for whose both ends are shown.
const MOST_CANDIDATES: usize = 400;
/// As many strengths are told apart, of either sign.
pub const STRENGTHS: usize = 4;
/// Terms of a picked neuron that get a line.
pub const TERMS: usize = 10;

/// The `d` of a path for each strength, those below zero first: `[sign][strength]`.
pub type Paths = [[String; STRENGTHS]; 2];

/// The lines of all fully connected layers. A convolution's weights are shared by all places, so that it has
/// none but those of a neuron that is picked.
pub fn all(plan: &Plan, shown: &Shown, seen: &Seen, strength: Strength) -> Paths {
    let mut paths = Paths::default();
    for (index, column) in plan.columns.iter().enumerate() {
        let Some((layer, below)) = layer_and_below(plan, index) else {
            continue;
        };
        let kind = seen.trace().layers.get(layer).map(|traced| traced.kind);
        if !matches!(kind, Some(LayerKind::Dense { .. })) {
            continue;
        }
        let lines = strongest(
            seen.network(),
            seen.trace(),
            layer,
            strength,
            MOST_CANDIDATES,
        );
        let value = |line: &Line<f32>| match strength {
            Strength::Weight => line.weight,
            Strength::Product => line.product,
        };
        let most = lines.first().map_or(0.0, |line| value(line).abs());
        let ends = |line: &Line<f32>| {
            let from = place(below.1, shown.get(below.0)?, line.from)?;
            let to = place(column, shown.get(index)?, line.to)?;
            Some((from, to, value(line)))
        };
        for (from, to, value) in lines.iter().filter_map(ends).take(MOST_LINES) {
            add(&mut paths, below.1, from, to, value / most);
        }
    }
    paths
}

/// The lines of the largest terms of a neuron's weighted sum.
pub fn of_pick(plan: &Plan, shown: &Shown, seen: &Seen, pick: Pick) -> Paths {
    let mut paths = Paths::default();
    let sum = WeightedSum::of(seen.network(), seen.trace(), pick.layer, pick.neuron, TERMS);
    let column = plan.column_of(Some(pick.layer));
    let (Some(sum), Some((index, column))) = (sum, column) else {
        return paths;
    };
    let Some((_, below)) = layer_and_below(plan, index) else {
        return paths;
    };
    let most = sum.terms.first().map_or(0.0, |term| term.product.abs());
    for term in &sum.terms {
        let from = shown
            .get(below.0)
            .and_then(|units| place(below.1, units, term.input));
        let to = shown
            .get(index)
            .and_then(|units| place(column, units, pick.neuron));
        if let (Some(from), Some(to)) = (from, to)
            && term.product != 0.0
        {
            add(&mut paths, below.1, from, to, term.product / most);
        }
    }
    paths
}

/// A column's layer, and the column that goes into it.
fn layer_and_below(plan: &Plan, index: usize) -> Option<(usize, (usize, &Column))> {
    let layer = plan.columns.get(index)?.layer?;
    let below = index.checked_sub(1)?;
    Some((layer, (below, plan.columns.get(below)?)))
}

/// Where one of a layer's outputs is shown.
fn place(column: &Column, units: &[usize], neuron: usize) -> Option<(f64, f64)> {
    let channels = column.units().max(1);
    let slot = units.iter().position(|unit| *unit == neuron % channels)?;
    Some(column.place(slot, neuron / channels))
}

fn add(paths: &mut Paths, below: &Column, from: (f64, f64), to: (f64, f64), share: f32) {
    if !share.is_finite() {
        return;
    }
    let strength = (share.abs() * STRENGTHS as f32) as usize;
    let strength = strength.min(STRENGTHS - 1);
    let sign = usize::from(share > 0.0);
    // From a neuron's rim, but from within a picture.
    let from_x = if below.pixels() > 1 {
        from.0
    } else {
        from.0 + below.side / 2.0
    };
    // Writing to a string cannot fail.
    let _ = write!(
        paths[sign][strength],
        "M{:.1} {:.1}L{:.1} {:.1}",
        from_x, from.1, to.0, to.1
    );
}

#[cfg(test)]
mod tests {
    use digit_lab::nn::Shape;

    use super::*;

    #[test]
    fn a_line_ends_at_its_neurons_and_is_as_strong_as_its_share() {
        let plan = Plan::new(
            &[(None, Shape::square(28)), (Some(0), Shape::row(3))],
            400.0,
        );
        let [below, column] = &plan.columns[..] else {
            panic!("expected two columns");
        };
        let from = place(below, &[0], 29).unwrap();
        assert!((from.0 - (below.left + 1.5 * 4.0)).abs() < 0.1, "{from:?}");
        let to = place(column, &[0, 2], 2).unwrap();
        assert!((to.1 - (column.top + column.step + column.side / 2.0)).abs() < 0.1);
        assert_eq!(place(column, &[0, 2], 1), None);

        let mut paths = Paths::default();
        for share in [1.0, -0.3, 0.0, f32::NAN] {
            add(&mut paths, below, from, to, share);
        }
        let counts = paths.map(|sign| sign.map(|path| path.matches('M').count()));
        assert_eq!(counts, [[1, 1, 0, 0], [0, 0, 0, 1]]);
    }
}

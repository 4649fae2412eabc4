//! Which neurons of large layers are shown.

use digit_lab::insight::LayerTrace;
use digit_lab::nn::Shape;

use super::plan::Plan;
use crate::inside::subject::Seen;

/// By what neurons are chosen where there are too many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Choose {
    /// The most active ones.
    #[default]
    Strongest,
    /// The first ones, which stay the same while one draws.
    First,
}

impl Choose {
    /// Every way.
    pub const ALL: [Self; 2] = [Self::Strongest, Self::First];

    /// For addresses and automation.
    pub fn name(self) -> &'static str {
        match self {
            Self::Strongest => "strongest",
            Self::First => "first",
        }
    }
}

/// A neuron of the network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pick {
    /// In which layer, counted from 0 after the input.
    pub layer: usize,
    /// Which of its outputs.
    pub neuron: usize,
}

impl Pick {
    /// Which neuron or map it is, and which pixel of that.
    pub fn unit_and_pixel(self, shape: Shape) -> (usize, usize) {
        let channels = shape.channels.max(1);
        (self.neuron % channels, self.neuron / channels)
    }
}

/// Which neuron or map each slot of each column shows, in their order.
pub type Shown = Vec<Vec<usize>>;

/// What the slots show; one that is picked is always among them.
pub fn shown(plan: &Plan, seen: &Seen, choose: Choose, pick: Option<Pick>) -> Shown {
    let of_column = |column: &super::plan::Column| {
        let traced = column.layer.map(|layer| seen.trace().layers.get(layer));
        let Some(Some(traced)) = traced else {
            return (0..column.slots).collect();
        };
        let picked = pick.filter(|pick| Some(pick.layer) == column.layer);
        let picked = picked.map(|pick| pick.unit_and_pixel(column.shape).0);
        of_layer(traced, column.slots, choose, picked)
    };
    plan.columns.iter().map(of_column).collect()
}

fn of_layer(
    traced: &LayerTrace<f32>,
    slots: usize,
    choose: Choose,
    picked: Option<usize>,
) -> Vec<usize> {
    let units = traced.shape.channels;
    let mut order: Vec<usize> = (0..units).collect();
    if units > slots {
        if choose == Choose::Strongest {
            let strengths = strengths(traced);
            let strength = |unit: &usize| strengths.get(*unit).copied().unwrap_or(0.0);
            order.sort_by(|a, b| strength(b).total_cmp(&strength(a)));
        }
        if let Some(picked) = picked.filter(|picked| *picked < units)
            && !order.iter().take(slots).any(|unit| *unit == picked)
            && let Some(last) = order.get_mut(slots.saturating_sub(1))
        {
            *last = picked;
        }
    }
    order.truncate(slots);
    order.sort_unstable();
    order
}

/// The summed amounts of each neuron's or map's activations.
fn strengths(traced: &LayerTrace<f32>) -> Vec<f32> {
    let mut sums = vec![0.0; traced.shape.channels];
    for pixel in traced.a.chunks_exact(traced.shape.channels.max(1)) {
        for (sum, a) in sums.iter_mut().zip(pixel) {
            *sum += a.abs();
        }
    }
    sums
}

#[cfg(test)]
mod tests {
    use digit_lab::nn::LayerKind;

    use super::*;

    fn layer(a: &[f32]) -> LayerTrace<f32> {
        LayerTrace {
            kind: LayerKind::Dense { neurons: a.len() },
            shape: Shape::row(a.len()),
            activation: None,
            z: a.to_vec(),
            a: a.to_vec(),
        }
    }

    #[test]
    fn the_strongest_are_shown_in_their_order() {
        let layer = layer(&[0.1, -0.9, 0.0, 0.5, 0.2]);
        let of = |choose, picked| of_layer(&layer, 2, choose, picked);
        assert_eq!(of(Choose::Strongest, None), [1, 3]);
        assert_eq!(of(Choose::First, None), [0, 1]);
    }

    #[test]
    fn who_is_picked_is_shown() {
        let layer = layer(&[0.1, -0.9, 0.0, 0.5, 0.2]);
        let of = |choose, picked| of_layer(&layer, 2, choose, Some(picked));
        assert_eq!(of(Choose::Strongest, 2), [1, 2]);
        assert_eq!(of(Choose::First, 4), [0, 4]);
        assert_eq!(of(Choose::First, 1), [0, 1]);
        assert_eq!(of(Choose::First, 99), [0, 1]);
    }

    #[test]
    fn a_map_is_as_strong_as_all_its_pixels() {
        let mut traced = layer(&[0.5, 0.25, 0.0, -0.5]);
        traced.shape = Shape {
            height: 2,
            width: 1,
            channels: 2,
        };
        assert_eq!(strengths(&traced), [0.5, 0.75]);
        let pick = Pick {
            layer: 0,
            neuron: 3,
        };
        assert_eq!(pick.unit_and_pixel(traced.shape), (1, 1));
    }
}

//! The strongest connections between two layers.

use crate::insight::{Field, Trace};
use crate::names::named_enum;
use crate::nn::{Layer, Network, Real};
use serde::{Deserialize, Serialize};

named_enum! {
    /// By what connections are compared.
    pub enum Strength ("strength") {
        /// `|w|`, whatever goes through.
        Weight = "weight",
        /// `|w·a|`, what the present sample sends through.
        Product = "product",
    }
}

/// A connection between two neurons.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line<T> {
    /// Among the layer's inputs.
    pub from: usize,
    /// Among its neurons.
    pub to: usize,
    /// `w`
    pub weight: T,
    /// `w·a`
    pub product: T,
}

/// The up to `most` strongest connections into layer `layer`, the strongest first; none where nothing goes through.
///
/// A convolution's connections share their weights, so that by [`Strength::Weight`] it has none to show; layers
/// that learn nothing have none at all.
pub fn strongest<T: Real>(
    network: &Network<T>,
    trace: &Trace<T>,
    layer: usize,
    strength: Strength,
    most: usize,
) -> Vec<Line<T>> {
    let below = trace.entering(layer);
    let mut strongest = Strongest::new(strength, most);
    match network.layers().get(layer) {
        Some(Layer::Dense(dense)) => {
            let rows = dense.parameters().weights.rows();
            for ((from, weights), &a) in rows.into_iter().enumerate().zip(below) {
                for (to, &weight) in weights.iter().enumerate() {
                    strongest.offer(line(from, to, weight, a));
                }
            }
        }
        Some(of @ Layer::Conv(conv)) if strength == Strength::Product => {
            for to in 0..of.outputs() {
                let Some(field) = Field::of(of, to) else {
                    continue;
                };
                let weights = conv.parameters().weights.column(field.unit);
                for (&from, &weight) in field.inputs.iter().zip(weights) {
                    if let Some(&a) = below.get(from) {
                        strongest.offer(line(from, to, weight, a));
                    }
                }
            }
        }
        _ => {}
    }
    strongest.into_lines()
}

fn line<T: Real>(from: usize, to: usize, weight: T, a: T) -> Line<T> {
    Line {
        from,
        to,
        weight,
        product: weight * a,
    }
}

/// The best of many without sorting them all: when twice as many as wanted have gathered, the weaker half goes,
/// and what is no stronger than the weakest that stayed is not even looked at.
struct Strongest<T> {
    by: Strength,
    most: usize,
    least: f64,
    lines: Vec<(f64, Line<T>)>,
}

impl<T: Real> Strongest<T> {
    fn new(by: Strength, most: usize) -> Self {
        Self {
            by,
            most,
            least: 0.0,
            lines: Vec::new(),
        }
    }

    fn offer(&mut self, line: Line<T>) {
        let value = match self.by {
            Strength::Weight => line.weight,
            Strength::Product => line.product,
        };
        let strength = value.as_f64().abs();
        if strength > self.least {
            self.lines.push((strength, line));
            if self.lines.len() >= 2 * self.most.max(1) {
                self.thin();
            }
        }
    }

    fn thin(&mut self) {
        // Stable, so that of equally strong lines the first stays.
        self.lines.sort_by(|a, b| b.0.total_cmp(&a.0));
        self.lines.truncate(self.most);
        if self.lines.len() == self.most {
            self.least = self.lines.last().map_or(f64::INFINITY, |line| line.0);
        }
    }

    fn into_lines(mut self) -> Vec<Line<T>> {
        self.thin();
        self.lines.into_iter().map(|(_, line)| line).collect()
    }
}

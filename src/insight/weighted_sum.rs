//! A neuron's weighted input, taken apart.

use crate::insight::{Field, Trace, slope};
use crate::nn::{Network, Real};

/// `z = Σ w·a + b` of one neuron for one sample: the largest terms, the sum of the others, and the bias.
#[derive(Clone, Debug, PartialEq)]
pub struct WeightedSum<T> {
    /// The terms of the largest `|w·a|`, the largest first.
    pub terms: Vec<Term<T>>,
    /// The sum of all other terms.
    pub rest: T,
    /// How many those are.
    pub others: usize,
    /// `b`
    pub bias: T,
    /// `z`, as the layer computed it: `Σ terms + rest + bias` but for rounding.
    pub z: T,
    /// `a = f(z)`
    pub a: T,
    /// `f'(z)`: see [`slope`].
    pub slope: T,
}

/// One term of a weighted sum.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Term<T> {
    /// Where the input is among those of the layer.
    pub input: usize,
    /// `w`
    pub weight: T,
    /// `a` of the layer below, or the pixel.
    pub activation: T,
    /// `w·a`
    pub product: T,
}

impl<T: Real> WeightedSum<T> {
    /// The sum of neuron `neuron` in layer `layer` (of a convolution: of one map at one place) with up to `most`
    /// terms; nothing where there is no such neuron or the layer has no weights.
    pub fn of(
        network: &Network<T>,
        trace: &Trace<T>,
        layer: usize,
        neuron: usize,
        most: usize,
    ) -> Option<Self> {
        let traced = trace.layers.get(layer)?;
        let of = network.layers().get(layer)?;
        let parameters = of.parameters()?;
        let field = Field::of(of, neuron)?;
        let weights = parameters.weights.column(field.unit);
        let below = trace.entering(layer);
        let pairs = field.inputs.iter().zip(weights);
        let mut terms = pairs
            .map(|(&input, &weight)| {
                let activation = *below.get(input)?;
                Some(Term {
                    input,
                    weight,
                    activation,
                    product: weight * activation,
                })
            })
            .collect::<Option<Vec<_>>>()?;
        let size = |term: &Term<T>| term.product.as_f64().abs();
        // Stable, so that of equal terms the first comes first.
        terms.sort_by(|a, b| size(b).total_cmp(&size(a)));
        let others = terms.split_off(most.min(terms.len()));
        let rest: f64 = others.iter().map(|term| term.product.as_f64()).sum();
        Some(Self {
            terms,
            rest: T::from_f64(rest),
            others: others.len(),
            bias: *parameters.biases.get(field.unit)?,
            z: *traced.z.get(neuron)?,
            a: *traced.a.get(neuron)?,
            slope: slope(traced, neuron)?,
        })
    }
}

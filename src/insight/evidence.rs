//! How much speaks for a digit, and which way the picture would have to change.

use ndarray::{Array2, ArrayView1, ArrayView2};

use crate::insight::Trace;
use crate::nn::{Network, OutputCoding, Scratch};

/// The evidence for a digit is a sum of the output layer's weighted inputs, `e_d = Σ_k c_dk z_k`: its own neuron's
/// `z`, or, of bits, the `z` of those that are one in its code minus those of the others.
///
/// The digit of the largest evidence is the one read, as all activation functions rise; unlike outputs near 0 or 1,
/// evidence changes with every change of the picture.
#[derive(Clone, Copy, Debug)]
pub(super) struct Evidence {
    coding: OutputCoding,
}

/// What a network makes of a batch at its end, `(n, outputs)` each.
pub(super) struct Outputs {
    /// Weighted inputs.
    pub(super) z: Array2<f32>,
    /// Activations.
    pub(super) a: Array2<f32>,
}

impl Evidence {
    /// Of a network that reads digits; nothing of another.
    pub(super) fn of(network: &Network<f32>) -> Option<Self> {
        OutputCoding::of(network).map(|coding| Self { coding })
    }

    pub(super) fn coding(self) -> OutputCoding {
        self.coding
    }

    /// `e_d` of a sample with these weighted inputs at the end.
    pub(super) fn value(self, digit: usize, z: ArrayView1<'_, f32>) -> f32 {
        let coefficients = self.coefficients(digit);
        z.iter().zip(&coefficients).map(|(z, c)| z * c).sum()
    }

    /// `e_d` of a sample whose way through the network is known.
    pub(super) fn of_trace(self, digit: usize, trace: &Trace<f32>) -> f32 {
        let z = trace.layers.last().map_or(&[][..], |layer| &layer.z);
        self.value(digit, z.into())
    }

    /// `∂e_d/∂x` `(inputs)` by backpropagation from the output's weighted inputs.
    pub(super) fn gradient(
        self,
        network: &Network<f32>,
        trace: &Trace<f32>,
        digit: usize,
    ) -> Option<Vec<f32>> {
        let coefficients = self.coefficients(digit);
        let mut delta = Array2::from_shape_vec((1, coefficients.len()), coefficients).ok()?;
        let mut scratch = Scratch::new();
        for (index, layer) in network.layers().iter().enumerate().rev() {
            let x = trace.entering(index);
            let x = ArrayView2::from_shape((1, x.len()), x).ok()?;
            let a = trace.entering(index + 1);
            let a = ArrayView2::from_shape((1, a.len()), a).ok()?;
            let mut gradient = Array2::zeros(x.raw_dim());
            layer.backward(x, a, delta.view(), gradient.view_mut(), &mut scratch);
            if let Some(below) = index.checked_sub(1).and_then(|it| network.layers().get(it)) {
                below.chain(x, gradient.view_mut());
            }
            delta = gradient;
        }
        Some(delta.into_iter().collect())
    }

    /// `c_d`, one for each output neuron.
    fn coefficients(self, digit: usize) -> Vec<f32> {
        let mut code = vec![0.0; self.coding.outputs()];
        self.coding.write(digit, (&mut code[..]).into());
        match self.coding {
            OutputCoding::OneHot => code,
            OutputCoding::Binary => code.iter().map(|bit| 2.0 * bit - 1.0).collect(),
        }
    }
}

impl Outputs {
    /// Takes a batch `(n, inputs)` through a network.
    pub(super) fn of(network: &Network<f32>, x: ArrayView2<'_, f32>) -> Option<Self> {
        let (last, hidden) = network.layers().split_last()?;
        let mut scratch = Scratch::new();
        let mut below = x.to_owned();
        for layer in hidden {
            let mut next = Array2::zeros((x.nrows(), layer.outputs()));
            layer.forward(below.view(), next.view_mut(), &mut scratch);
            below = next;
        }
        let mut z = Array2::zeros((x.nrows(), last.outputs()));
        last.weighted_inputs(below.view(), z.view_mut(), &mut scratch);
        let mut a = z.clone();
        last.activation()?.apply(a.view_mut());
        Some(Self { z, a })
    }
}

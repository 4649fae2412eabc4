//! A network: layers one after another.

use ndarray::{Array2, ArrayView2};

use crate::nn::{Activation, Architecture, Dense, Initializer, Real, Regularization};
use crate::rng::Generator;

/// Fully connected layers, each feeding the next.
#[derive(Clone, Debug, PartialEq)]
pub struct Network<T> {
    /// At least one.
    layers: Vec<Dense<T>>,
}

impl<T: Real> Network<T> {
    /// A network whose weights and biases `initializer` draws.
    pub fn new(architecture: &Architecture, initializer: Initializer, rng: &mut Generator) -> Self {
        let layers = architecture
            .layers()
            .map(|(inputs, outputs, activation)| {
                Dense::new(inputs, outputs, activation, initializer, rng)
            })
            .collect();
        Self { layers }
    }

    /// A network of given layers, or nothing where there are none or one does not fit the next.
    pub fn from_layers(layers: Vec<Dense<T>>) -> Option<Self> {
        let fit = layers
            .windows(2)
            .all(|pair| pair[0].outputs() == pair[1].inputs());
        (fit && !layers.is_empty()).then_some(Self { layers })
    }

    /// The same weights under an architecture of the same sizes, whose activations may differ;
    /// nothing where the sizes do.
    #[must_use]
    pub fn with_architecture(self, architecture: &Architecture) -> Option<Self> {
        if self.sizes() != architecture.sizes() {
            return None;
        }
        let activations = architecture.layers().map(|(.., activation)| activation);
        let layers = self.layers.into_iter().zip(activations);
        let layers = layers
            .map(|(layer, activation)| layer.with_activation(activation))
            .collect();
        Some(Self { layers })
    }

    /// The layers, from the first hidden one to the output.
    pub fn layers(&self) -> &[Dense<T>] {
        &self.layers
    }

    /// The layers, to be changed in place.
    pub fn layers_mut(&mut self) -> &mut [Dense<T>] {
        &mut self.layers
    }

    /// Sizes from the input to the output layer, such as `[784, 30, 10]`.
    pub fn sizes(&self) -> Vec<usize> {
        let input = self.layers.first().map(Dense::inputs);
        input
            .into_iter()
            .chain(self.layers.iter().map(Dense::outputs))
            .collect()
    }

    /// The hidden layers' activation, or the output layer's where there are none.
    pub fn hidden_activation(&self) -> Activation {
        self.layers[0].activation()
    }

    /// The output layer's activation.
    pub fn output_activation(&self) -> Activation {
        self.layers[self.layers.len() - 1].activation()
    }

    /// Outputs `(n, outputs)` for inputs `(n, inputs)`.
    pub fn predict(&self, x: ArrayView2<'_, T>) -> Array2<T> {
        let mut a = x.to_owned();
        for layer in &self.layers {
            let mut next = Array2::zeros((a.nrows(), layer.outputs()));
            layer.forward(a.view(), next.view_mut());
            a = next;
        }
        a
    }

    /// The regularization's sum over all weights, before the factor `λ/n`.
    pub fn penalty(&self, regularization: Regularization) -> f64 {
        let weights = self
            .layers
            .iter()
            .filter_map(|layer| layer.weights().as_slice());
        weights.map(|weights| regularization.total(weights)).sum()
    }

    /// Whether every weight and bias is a finite number.
    pub fn is_finite(&self) -> bool {
        self.layers.iter().all(|layer| {
            layer
                .weights()
                .iter()
                .chain(layer.biases())
                .all(|p| p.is_finite())
        })
    }
}

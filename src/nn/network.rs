//! A network: layers one after another.

use ndarray::{Array2, ArrayView2};

use crate::nn::{
    Activation, Architecture, Initialization, Layer, LayerKind, Parameters, Real, Regularization,
    Scratch, Shape,
};
use crate::rng::Generator;

/// Layers, each feeding the next.
#[derive(Clone, Debug, PartialEq)]
pub struct Network<T> {
    /// At least one.
    layers: Vec<Layer<T>>,
}

impl<T: Real> Network<T> {
    /// A network whose weights and biases `initialization` draws.
    pub fn new(
        architecture: &Architecture,
        initialization: impl Into<Initialization>,
        rng: &mut Generator,
    ) -> Self {
        let initialization = initialization.into();
        let layers = architecture
            .layers()
            .map(|(kind, input, activation)| {
                Layer::new(kind, input, activation, initialization, rng)
            })
            .collect();
        Self { layers }
    }

    /// A network of given layers, or nothing where there are none, one does not fit the next, or the
    /// last has no activation.
    pub fn from_layers(layers: Vec<Layer<T>>) -> Option<Self> {
        let fit = layers
            .windows(2)
            .all(|pair| pair[0].outputs() == pair[1].inputs());
        let ends = layers.last().and_then(Layer::activation).is_some();
        (fit && ends).then_some(Self { layers })
    }

    /// The same weights under an architecture of the same layers, whose activations may differ;
    /// nothing where the layers do.
    #[must_use]
    pub fn with_architecture(self, architecture: &Architecture) -> Option<Self> {
        let kinds = self.layers.iter().map(Layer::kind);
        if self.input().features() != architecture.input().features()
            || !kinds.eq(architecture.kinds().iter().copied())
        {
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
    pub fn layers(&self) -> &[Layer<T>] {
        &self.layers
    }

    /// The layers, to be changed in place.
    pub fn layers_mut(&mut self) -> &mut [Layer<T>] {
        &mut self.layers
    }

    /// The shape of a sample that goes in.
    pub fn input(&self) -> Shape {
        self.layers.first().map_or(Shape::row(0), Layer::input)
    }

    /// The layers without their weights.
    pub fn kinds(&self) -> Vec<LayerKind> {
        self.layers.iter().map(Layer::kind).collect()
    }

    /// Numbers a sample, from the input to the output layer, such as `[784, 30, 10]`.
    pub fn sizes(&self) -> Vec<usize> {
        let input = self.input().features();
        std::iter::once(input)
            .chain(self.layers.iter().map(Layer::outputs))
            .collect()
    }

    /// Whether every layer is fully connected.
    pub fn is_dense(&self) -> bool {
        let dense = |layer: &Layer<T>| matches!(layer, Layer::Dense(_));
        self.layers.iter().all(dense)
    }

    /// The hidden layers' activation, or the output layer's where there are none.
    pub fn hidden_activation(&self) -> Activation {
        let first = self.layers.iter().find_map(Layer::activation);
        first.unwrap_or(Activation::Sigmoid)
    }

    /// The output layer's activation.
    pub fn output_activation(&self) -> Activation {
        let last = self.layers.iter().rev().find_map(Layer::activation);
        last.unwrap_or(Activation::Sigmoid)
    }

    /// Outputs `(n, outputs)` for inputs `(n, inputs)`.
    pub fn predict(&self, x: ArrayView2<'_, T>) -> Array2<T> {
        let mut scratch = Scratch::new();
        let mut a = x.to_owned();
        for layer in &self.layers {
            let mut next = Array2::zeros((a.nrows(), layer.outputs()));
            layer.forward(a.view(), next.view_mut(), &mut scratch);
            a = next;
        }
        a
    }

    /// The regularization's sum over all weights, before the factor `λ/n`.
    pub fn penalty(&self, regularization: Regularization) -> f64 {
        let parameters = self.layers.iter().filter_map(Layer::parameters);
        parameters
            .map(|p| regularization.total(p.slices()[0]))
            .sum()
    }

    /// Whether every weight and bias is a finite number.
    pub fn is_finite(&self) -> bool {
        let mut parameters = self.layers.iter().filter_map(Layer::parameters);
        parameters.all(Parameters::is_finite)
    }
}

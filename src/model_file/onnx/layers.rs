//! A network's layers as operators.
//!
//! The engine has all channels of a pixel side by side, ONNX all pixels of a channel: pictures are turned where a
//! picture begins, and back where plain neurons do.

use super::graph::{FLOAT, signed};
use super::{Attribute, Graph, OUTPUTS, PIXELS};
use crate::nn::{Activation, Conv, Dense, Layer, LayerKind, MaxPool, Network, Shape};

/// What has been computed so far, and how it lies.
struct Sofar<'a> {
    graph: &'a mut Graph,
    /// The value's name.
    at: String,
    /// The picture that it is, `(batch, channels, height, width)`; rows `(batch, features)` where it is none.
    picture: Option<Shape>,
}

/// Adds the way from [`PIXELS`] to [`OUTPUTS`].
pub(super) fn add(network: &Network<f32>, graph: &mut Graph) {
    let mut sofar = Sofar {
        graph,
        at: PIXELS.to_owned(),
        picture: None,
    };
    let last = network.layers().len();
    for (number, layer) in (1..).zip(network.layers()) {
        match layer {
            Layer::Dense(dense) => sofar.dense(number, dense),
            Layer::Conv(conv) => sofar.conv(number, conv),
            Layer::MaxPool(pool) => sofar.max_pool(number, pool),
            Layer::Dropout(_) => {}
        }
        if let Some(activation) = layer.activation() {
            sofar.activate(number, activation, number == last);
        }
    }
}

impl Sofar<'_> {
    fn dense(&mut self, number: usize, dense: &Dense<f32>) {
        self.lay_in_rows(number);
        let names = ["weights", "biases"].map(|what| format!("{number}.{what}"));
        let parameters = dense.parameters();
        let sizes = [dense.inputs(), dense.outputs()];
        self.graph.floats(&names[0], &sizes, &parameters.weights);
        self.graph
            .floats(&names[1], &sizes[1..], &parameters.biases);
        let [weights, biases] = names;
        self.then("Gemm", &[&weights, &biases], format!("{number}.z"), &[]);
    }

    fn conv(&mut self, number: usize, conv: &Conv<f32>) {
        self.lay_as_picture(number, conv.input());
        let LayerKind::Conv { maps, kernel } = conv.kind() else {
            return;
        };
        let channels = conv.input().channels;
        let names = ["weights", "biases"].map(|what| format!("{number}.{what}"));
        // (kernel·kernel·channels, maps) becomes (maps, channels, kernel, kernel).
        let weights = &conv.parameters().weights;
        let windows = weights
            .to_shape((kernel, kernel, channels, maps))
            .map(|windows| windows.permuted_axes([3, 2, 0, 1]).into_owned())
            .unwrap_or_default();
        let sides = [maps, channels, kernel, kernel];
        self.graph.floats(&names[0], &sides, &windows);
        self.graph
            .floats(&names[1], &[maps], &conv.parameters().biases);
        let kernel = signed(kernel);
        let sides = Attribute::Ints("kernel_shape", &[kernel, kernel]);
        let [weights, biases] = names;
        self.then(
            "Conv",
            &[&weights, &biases],
            format!("{number}.z"),
            &[sides],
        );
        self.picture = Some(conv.output());
    }

    fn max_pool(&mut self, number: usize, pool: &MaxPool) {
        self.lay_as_picture(number, pool.input());
        let LayerKind::MaxPool { window } = pool.kind() else {
            return;
        };
        let sides = [signed(window); 2];
        let attributes = [
            Attribute::Ints("kernel_shape", &sides),
            Attribute::Ints("strides", &sides),
        ];
        self.then("MaxPool", &[], format!("{number}.a"), &attributes);
        self.picture = Some(pool.output());
    }

    /// What comes out of the last layer are rows, and softmax is over all of a row.
    fn activate(&mut self, number: usize, activation: Activation, is_last: bool) {
        if is_last || activation == Activation::Softmax {
            self.lay_in_rows(number);
        }
        let to = if is_last {
            OUTPUTS.to_owned()
        } else {
            format!("{number}.a")
        };
        match activation {
            Activation::Sigmoid => self.then("Sigmoid", &[], to, &[]),
            Activation::Tanh => self.then("Tanh", &[], to, &[]),
            Activation::Relu => self.then("Relu", &[], to, &[]),
            Activation::Softmax => self.then("Softmax", &[], to, &[Attribute::Int("axis", 1)]),
            Activation::Linear if is_last => self.then("Identity", &[], to, &[]),
            Activation::Linear => {}
            Activation::Step => {
                let zero = format!("{number}.threshold");
                self.graph.float(&zero, 0.0);
                self.then("Greater", &[&zero], format!("{number}.fires"), &[]);
                self.then("Cast", &[], to, &[Attribute::Int("to", FLOAT)]);
            }
        }
    }

    fn lay_as_picture(&mut self, number: usize, shape: Shape) {
        if self.picture.is_some() {
            return;
        }
        let sides = [shape.height, shape.width, shape.channels].map(signed);
        let [height, width, channels] = sides;
        if channels == 1 {
            self.reshape(format!("{number}.picture"), &[-1, 1, height, width]);
        } else {
            self.reshape(format!("{number}.pixels"), &[-1, height, width, channels]);
            self.turn(format!("{number}.picture"), &[0, 3, 1, 2]);
        }
        self.picture = Some(shape);
    }

    fn lay_in_rows(&mut self, number: usize) {
        let Some(shape) = self.picture.take() else {
            return;
        };
        if shape.channels > 1 {
            self.turn(format!("{number}.turned"), &[0, 2, 3, 1]);
        }
        self.reshape(format!("{number}.row"), &[-1, signed(shape.features())]);
    }

    fn reshape(&mut self, to: String, shape: &[i64]) {
        let name = format!("{to}.shape");
        self.graph.integers(&name, shape);
        self.then("Reshape", &[&name], to, &[]);
    }

    fn turn(&mut self, to: String, order: &[i64]) {
        self.then("Transpose", &[], to, &[Attribute::Ints("perm", order)]);
    }

    /// Adds an operator on what has been computed so far.
    fn then(&mut self, operator: &str, more: &[&str], to: String, attributes: &[Attribute<'_>]) {
        let mut inputs = vec![self.at.as_str()];
        inputs.extend(more);
        self.graph.node(operator, &inputs, &to, attributes);
        self.at = to;
    }
}

//! Networks of every kind of layer and activation, and samples for them.

use digit_lab::nn::{Activation, Architecture, Cost, Initializer, LayerKind, Network, Real, Shape};

use crate::fixtures::{normal, rng};

const CONV: LayerKind = LayerKind::Conv { maps: 3, kernel: 3 };
const POOL: LayerKind = LayerKind::MaxPool { window: 2 };
const DROPOUT: LayerKind = LayerKind::Dropout { share: 0.5 };

fn dense(neurons: usize) -> LayerKind {
    LayerKind::Dense { neurons }
}

/// A network with ten outputs and a cost that suits it.
pub(super) struct Case<T> {
    pub(super) network: Network<T>,
    pub(super) cost: Cost,
    /// A sample, `(inputs)`.
    pub(super) x: Vec<T>,
    /// The wanted outputs: a seven.
    pub(super) y: Vec<T>,
}

/// Every activation and kind of layer.
pub(super) fn cases<T: Real>() -> Vec<Case<T>> {
    use Activation::{Linear, Relu, Sigmoid, Softmax, Step, Tanh};
    use Cost::{CrossEntropy, LogLikelihood, Quadratic};
    let row = Shape::row(12);
    let picture = Shape {
        height: 11,
        width: 10,
        channels: 2,
    };
    let deep = [CONV, POOL, CONV, DROPOUT, dense(5), dense(10)];
    vec![
        case(row, &[dense(10)], Sigmoid, Sigmoid, Quadratic, 1),
        case(
            row,
            &[dense(6), dense(10)],
            Sigmoid,
            Sigmoid,
            CrossEntropy,
            2,
        ),
        case(row, &[dense(6), dense(10)], Tanh, Tanh, Quadratic, 3),
        case(row, &[dense(6), dense(10)], Relu, Softmax, LogLikelihood, 4),
        case(row, &[dense(6), dense(10)], Relu, Softmax, CrossEntropy, 5),
        case(row, &[dense(6), dense(10)], Linear, Linear, Quadratic, 6),
        case(row, &[dense(6), dense(10)], Step, Step, Quadratic, 7),
        case(
            row,
            &[dense(6), DROPOUT, dense(10)],
            Tanh,
            Softmax,
            LogLikelihood,
            8,
        ),
        case(picture, &deep, Relu, Softmax, LogLikelihood, 9),
        case(
            picture,
            &[POOL, CONV, dense(10)],
            Sigmoid,
            Sigmoid,
            Quadratic,
            10,
        ),
    ]
}

fn case<T: Real>(
    input: Shape,
    kinds: &[LayerKind],
    hidden: Activation,
    output: Activation,
    cost: Cost,
    seed: u32,
) -> Case<T> {
    let architecture = Architecture::of(input, kinds, hidden, output).unwrap();
    Case {
        network: Network::new(&architecture, Initializer::ScaledNormal, &mut rng(seed)),
        cost,
        x: normal(1, input.features(), seed + 100)
            .into_iter()
            .collect(),
        y: (0..10)
            .map(|digit| T::from_f64(f64::from(u8::from(digit == 7))))
            .collect(),
    }
}

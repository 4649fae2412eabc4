//! Convolution, pooling and dropout: against plain loops, against central differences, and by hand.

use digit_lab::nn::{
    Activation, Architecture, Backprop, Conv, Cost, Initializer, Layer, LayerKind, MaxPool,
    Network, Regularization, Scratch, Shape, check_gradients,
};
use ndarray::{Array2, arr2, s};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fixtures::{normal, one_hot, rng};

fn network(input: Shape, layers: &str, hidden: Activation, seed: u32) -> Network<f64> {
    let kinds: Vec<LayerKind> = layers
        .split(',')
        .map(|kind| kind.parse().unwrap())
        .collect();
    let architecture = Architecture::of(input, &kinds, hidden, Activation::Softmax).unwrap();
    Network::new(&architecture, Initializer::ScaledNormal, &mut rng(seed))
}

/// `z` by the definition: for every place and map, the sum over the window.
fn convolved(conv: &Conv<f64>, x: &Array2<f64>, kernel: usize) -> Array2<f64> {
    let (input, output) = (conv.input(), conv.output());
    let mut z = Array2::zeros((x.nrows(), output.features()));
    for (n, top, left) in places(x.nrows(), output.height, output.width) {
        for map in 0..output.channels {
            let mut sum = conv.parameters().biases[map];
            for (channel, row, column) in places(input.channels, kernel, kernel) {
                let pixel = (top + row) * input.width + left + column;
                let weight = (row * kernel + column) * input.channels + channel;
                sum += x[[n, pixel * input.channels + channel]]
                    * conv.parameters().weights[[weight, map]];
            }
            z[[n, (top * output.width + left) * output.channels + map]] = sum;
        }
    }
    z
}

fn places(a: usize, b: usize, c: usize) -> impl Iterator<Item = (usize, usize, usize)> {
    (0..a).flat_map(move |i| (0..b).flat_map(move |j| (0..c).map(move |k| (i, j, k))))
}

#[wasm_bindgen_test(unsupported = test)]
fn a_convolution_is_the_sum_over_each_window() {
    for (height, width, channels, maps, kernel) in [
        (5, 6, 1, 3, 3),
        (4, 4, 2, 1, 1),
        (7, 5, 3, 4, 5),
        (3, 3, 2, 2, 3),
    ] {
        let input = Shape {
            height,
            width,
            channels,
        };
        let conv = Conv::new(
            input,
            maps,
            kernel,
            Activation::Tanh,
            Initializer::Normal,
            &mut rng(3),
        );
        let x = normal::<f64>(2, input.features(), 5);
        let mut a = Array2::zeros((2, conv.output().features()));
        conv.forward(x.view(), a.view_mut(), &mut Scratch::new());
        let expected = convolved(&conv, &x, kernel).mapv(f64::tanh);
        assert!(
            a.iter().zip(&expected).all(|(a, b)| (a - b).abs() < 1e-12),
            "{input:?}, {maps} maps, kernel {kernel}"
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn pooling_takes_the_largest_and_sends_the_error_back_to_it() {
    // One channel, 2 rows of 5: the last column has no window.
    let pool = MaxPool::new(
        Shape {
            height: 2,
            width: 5,
            channels: 1,
        },
        2,
    );
    let x = arr2(&[[1.0, 5.0, 2.0, 2.0, 9.0, 3.0, 4.0, 2.0, 0.0, 9.0]]);
    let mut a = Array2::zeros((1, 2));
    pool.forward(x.view(), a.view_mut());
    assert_eq!(a, arr2(&[[5.0, 2.0]]));
    let mut gradient = Array2::ones((1, 10));
    pool.backward(
        x.view(),
        a.view(),
        arr2(&[[0.5, -1.0]]).view(),
        gradient.view_mut(),
    );
    // Of equal numbers the first one has it.
    let expected = arr2(&[[0.0, 0.5, -1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]]);
    assert_eq!(gradient, expected);
}

#[wasm_bindgen_test(unsupported = test)]
fn backpropagation_through_every_kind_of_layer_equals_central_differences() {
    let input = Shape {
        height: 7,
        width: 6,
        channels: 2,
    };
    let (x, y) = (normal::<f64>(3, input.features(), 7), one_hot(3, 4));
    for layers in [
        "conv 3@3x3, 4",
        "conv 2@2x2, pool 2, 4",
        "conv 3@2x2, pool 2, conv 2@2x2, 5, 4",
        "pool 2, 6, 4",
        "conv 2@3x3, dropout 0.4, 5, dropout 0.25, 4",
        "dropout 0.3, conv 2@3x3, pool 2, 4",
    ] {
        for hidden in [Activation::Sigmoid, Activation::Tanh] {
            let network = network(input, layers, hidden, 2);
            let penalty = (Regularization::L2, 0.2);
            let checks = check_gradients(
                &network,
                Cost::LogLikelihood,
                penalty,
                x.view(),
                y.view(),
                1e-5,
            );
            assert!(!checks.is_empty());
            for check in checks {
                assert!(
                    check.weights <= 1e-6 && check.biases <= 1e-6,
                    "{layers}, {hidden}: {check:?}"
                );
            }
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_batch_in_parts_gives_the_same_gradient_bit_for_bit_with_dropout_too() {
    let input = Shape::square(6);
    let network = network(
        input,
        "conv 3@3x3, dropout 0.5, 8, dropout 0.2, 4",
        Activation::Relu,
        4,
    );
    let (x, y) = (normal(11, 36, 6), one_hot(11, 4));
    let gradients = |most_rows: usize| {
        let mut backprop = Backprop::new(&network, most_rows).seeded(9);
        for start in (0..11).step_by(most_rows) {
            let rows = s![start..11.min(start + most_rows), ..];
            backprop.add(&network, Cost::LogLikelihood, x.slice(rows), y.slice(rows));
        }
        backprop.gradients().to_vec()
    };
    let whole = gradients(11);
    for most_rows in [1, 2, 5] {
        assert_eq!(gradients(most_rows), whole, "{most_rows} rows at a time");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn dropout_keeps_the_mean_while_training_and_does_nothing_afterwards() {
    let layers = |share: &str| format!("dropout {share}, 3");
    let (rows, width) = (400, 50);
    let network = network(Shape::row(width), &layers("0.4"), Activation::Relu, 1);
    let [Layer::Dropout(dropout), _] = network.layers() else {
        panic!("expected dropout first");
    };
    let mut mask = Array2::<f64>::zeros((rows, width));
    dropout.draw(mask.view_mut(), &mut rng(1));
    let dropped = mask.iter().filter(|m| **m == 0.0).count() as f64 / mask.len() as f64;
    assert!((dropped - 0.4).abs() < 0.02, "{dropped}");
    assert!((mask.mean().unwrap() - 1.0).abs() < 0.03);

    let x = normal(2, width, 8);
    let without = Network::from_layers(network.layers()[1..].to_vec()).unwrap();
    assert_eq!(network.predict(x.view()), without.predict(x.view()));
}

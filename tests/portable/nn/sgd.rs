//! The update rule on numbers small enough to compute by hand.

use digit_lab::nn::{
    Activation, Backprop, Cost, Dense, Layer, Momentum, Network, Parameters, Regularization, Sgd,
    cosine,
};
use ndarray::{Array2, arr1, arr2};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fixtures::{network, normal, one_hot};

/// One linear step of a neuron that is active (ReLU, `z > 0`): weight 2, bias 1, inputs 1 and 3,
/// wanted 0. Outputs 3 and 7, errors 3 and 7, `∂C/∂w = 3·1 + 7·3 = 24`, `∂C/∂b = 10`.
fn check(regularization: Regularization, lambda: f64, weight: f64) {
    let layer = Dense::from_parts(arr2(&[[2.0_f64]]), arr1(&[1.0]), Activation::Relu).unwrap();
    let mut network = Network::from_layers(vec![Layer::Dense(layer)]).unwrap();
    let mut backprop = Backprop::new(&network, 2);
    let (x, y) = (arr2(&[[1.0], [3.0]]), arr2(&[[0.0], [0.0]]));
    let cost = backprop.add(&network, Cost::Quadratic, x.view(), y.view());
    assert!((cost - 0.5 * (9.0 + 49.0)).abs() < 1e-12);

    let sgd = Sgd {
        learning_rate: 0.1,
        regularization,
        lambda,
        training_size: 50,
    };
    sgd.update(&mut network, backprop.gradients_mut(), 2);
    let layer = network.layers()[0].parameters().unwrap();
    assert!(
        (layer.weights[[0, 0]] - weight).abs() < 1e-12,
        "{regularization}: {:?}",
        layer.weights
    );
    assert!(
        (layer.biases[0] - (1.0 - 0.1 / 2.0 * 10.0)).abs() < 1e-12,
        "biases are not regularized"
    );
    assert!(
        backprop
            .gradients()
            .iter()
            .all(|g| g.weights[[0, 0]] == 0.0 && g.biases[0] == 0.0)
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn an_update_divides_the_gradient_by_the_mini_batch_and_lambda_by_the_training_size() {
    check(Regularization::None, 5.0, 2.0 - 0.1 / 2.0 * 24.0);
    check(
        Regularization::L2,
        5.0,
        (1.0 - 0.1 * 5.0 / 50.0) * 2.0 - 0.1 / 2.0 * 24.0,
    );
    check(
        Regularization::L1,
        5.0,
        2.0 - 0.1 * 5.0 / 50.0 - 0.1 / 2.0 * 24.0,
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn l1_leaves_a_weight_of_zero_alone() {
    assert_eq!(Regularization::L1.derivative(0.0_f32), 0.0);
    assert_eq!(Regularization::L1.derivative(-0.5_f32), -1.0);
}

#[wasm_bindgen_test(unsupported = test)]
fn momentum_gathers_speed_and_looks_ahead() {
    // `∂C/∂w = 1·(2·1 + 1 - 0) = 3` and the same for the bias, at learning rate 0.1 with μ = 0.9:
    // v = -0.3, p moves by 0.9·(-0.3) - 0.3 = -0.57.
    let layer = Dense::from_parts(arr2(&[[2.0_f64]]), arr1(&[1.0]), Activation::Relu).unwrap();
    let mut network = Network::from_layers(vec![Layer::Dense(layer)]).unwrap();
    let mut backprop = Backprop::new(&network, 1);
    let mut momentum = Momentum::new(&network, 0.9);
    let sgd = Sgd {
        learning_rate: 0.1,
        regularization: Regularization::None,
        lambda: 0.0,
        training_size: 1,
    };
    let (x, y) = (arr2(&[[1.0]]), arr2(&[[0.0]]));
    let mut step = |network: &mut Network<f64>| {
        backprop.add(network, Cost::Quadratic, x.view(), y.view());
        momentum.update(&sgd, network, backprop.gradients_mut(), 1);
        network.layers()[0].parameters().unwrap().weights[[0, 0]]
    };
    assert!((step(&mut network) - (2.0 - 0.57)).abs() < 1e-12);
    // Now the error is 3 - 2·0.57 = 1.86: v = -0.27 - 0.186 = -0.456, p moves by 0.9 v - 0.186.
    assert!((step(&mut network) - (2.0 - 0.57 - 0.4104 - 0.186)).abs() < 1e-12);
}

#[wasm_bindgen_test(unsupported = test)]
fn the_books_momentum_moves_by_its_velocity() {
    // The same neuron; λ/n = 0.5 under L2 adds 0.5·2 = 1 to the weight's gradient of 3. At learning rate
    // 0.1 with μ = 0.5: v = -0.4 for the weight and -0.3 for the bias, and both move by it.
    let layer = Dense::from_parts(arr2(&[[2.0_f64]]), arr1(&[1.0]), Activation::Relu).unwrap();
    let mut network = Network::from_layers(vec![Layer::Dense(layer)]).unwrap();
    let mut backprop = Backprop::new(&network, 1);
    let mut momentum = Momentum::classical(&network, 0.5);
    let sgd = Sgd {
        learning_rate: 0.1,
        regularization: Regularization::L2,
        lambda: 5.0,
        training_size: 10,
    };
    let (x, y) = (arr2(&[[1.0]]), arr2(&[[0.0]]));
    let mut step = |network: &mut Network<f64>| {
        backprop.add(network, Cost::Quadratic, x.view(), y.view());
        momentum.update(&sgd, network, backprop.gradients_mut(), 1);
        let parameters = network.layers()[0].parameters().unwrap();
        [parameters.weights[[0, 0]], parameters.biases[0]]
    };
    let check = |got: [f64; 2], expected: [f64; 2]| {
        assert!(
            got.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-12),
            "{got:?} instead of {expected:?}"
        );
    };
    check(step(&mut network), [1.6, 0.7]);
    // Output 2.3, weight's gradient 2.3 + 0.8: v = 0.5·(-0.4) - 0.31 = -0.51; bias -0.15 - 0.23.
    check(step(&mut network), [1.6 - 0.51, 0.7 - 0.38]);
}

#[wasm_bindgen_test(unsupported = test)]
fn the_cosine_schedule_falls_from_all_to_nothing() {
    assert!((cosine(0.0) - 1.0).abs() < 1e-12);
    assert!((cosine(0.5) - 0.5).abs() < 1e-12);
    assert!(cosine(1.0).abs() < 1e-12 && cosine(2.0).abs() < 1e-12);
}

#[wasm_bindgen_test(unsupported = test)]
fn descending_at_once_equals_adding_and_updating_to_the_last_bit() {
    let (x, y) = (pixels(7, 20), one_hot(7, 6));
    for sizes in [&[20, 6][..], &[20, 13, 6], &[20, 37, 3, 6]] {
        for regularization in Regularization::ALL.iter().copied() {
            let sgd = Sgd {
                learning_rate: 0.7,
                regularization,
                lambda: 0.5,
                training_size: 10,
            };
            let cost = Cost::CrossEntropy;
            let start = network::<f32>(sizes, Activation::Tanh, Activation::Sigmoid, 3);
            let (mut apart, mut at_once) = (start.clone(), start.clone());
            let mut backprop = Backprop::new(&start, 7);
            let expected = backprop.add(&apart, cost, x.view(), y.view());
            sgd.update(&mut apart, backprop.gradients_mut(), 7);
            let got = backprop.descend(&mut at_once, &sgd, cost, x.view(), y.view());
            assert_eq!(got.to_bits(), expected.to_bits());
            assert_eq!(at_once, apart, "{sizes:?} with {regularization}");
            assert!(at_once != start);
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_mini_batch_whose_cost_overflows_changes_nothing() {
    let sgd = Sgd {
        learning_rate: 0.7,
        regularization: Regularization::L2,
        lambda: 0.5,
        training_size: 10,
    };
    let mut network = network::<f32>(&[20, 6], Activation::Tanh, Activation::Linear, 3);
    let (x, y) = (pixels(7, 20) * f32::MAX, one_hot(7, 6));
    let before = network.clone();
    let mut backprop = Backprop::new(&network, 7);
    let cost = backprop.descend(&mut network, &sgd, Cost::Quadratic, x.view(), y.view());
    assert!(!cost.is_finite());
    assert_eq!(network, before);
    let is_zero = |it: &Parameters<f32>| it.slices().into_iter().flatten().all(|g| *g == 0.0);
    assert!(backprop.gradients().iter().all(is_zero));
}

/// Rows of which half is zero.
fn pixels(rows: usize, columns: usize) -> Array2<f32> {
    normal::<f32>(rows, columns, 4).mapv(|x| x.max(0.0))
}

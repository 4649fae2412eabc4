//! The update rule on numbers small enough to compute by hand.

use digit_lab::nn::{Activation, Backprop, Cost, Dense, Network, Regularization, Sgd};
use ndarray::{arr1, arr2};
use wasm_bindgen_test::wasm_bindgen_test;

/// One linear step of a neuron that is active (ReLU, `z > 0`): weight 2, bias 1, inputs 1 and 3,
/// wanted 0. Outputs 3 and 7, errors 3 and 7, `∂C/∂w = 3·1 + 7·3 = 24`, `∂C/∂b = 10`.
fn check(regularization: Regularization, lambda: f64, weight: f64) {
    let layer = Dense::from_parts(arr2(&[[2.0_f64]]), arr1(&[1.0]), Activation::Relu).unwrap();
    let mut network = Network::from_layers(vec![layer]).unwrap();
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
    sgd.update(&mut network, &mut backprop, 2);
    let layer = &network.layers()[0];
    assert!(
        (layer.weights()[[0, 0]] - weight).abs() < 1e-12,
        "{regularization}: {:?}",
        layer.weights()
    );
    assert!(
        (layer.biases()[0] - (1.0 - 0.1 / 2.0 * 10.0)).abs() < 1e-12,
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

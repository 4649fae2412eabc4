//! Backpropagation against central differences, for every valid combination of settings.

use digit_lab::nn::kernels::NonZero;
use digit_lab::nn::{
    Activation, Architecture, Backprop, Cost, Initialization, Initializer, Inputs, Layer,
    LayerKind, Network, Regularization, Shape, check_gradients,
};
use ndarray::s;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fixtures::{network, normal, one_hot, rng};

const HIDDEN: [Activation; 4] = [
    Activation::Sigmoid,
    Activation::Tanh,
    Activation::Relu,
    Activation::Linear,
];

/// The costs that each output activation has a finite cost and gradient with.
fn costs(output: Activation) -> &'static [Cost] {
    match output {
        Activation::Sigmoid | Activation::Softmax => Cost::ALL,
        Activation::Tanh | Activation::Relu | Activation::Linear => &[Cost::Quadratic],
        // There is nothing to compare: see `a_step_passes_no_gradient_on`.
        Activation::Step => &[],
    }
}

/// The largest relative difference of any layer's weights or biases.
fn check(
    sizes: &[usize],
    hidden: Activation,
    output: Activation,
    cost: Cost,
    regularization: Regularization,
) {
    const ROWS: usize = 6;
    let last = *sizes.last().unwrap();
    let x = normal::<f64>(ROWS, sizes[0], 7);
    let y = one_hot(ROWS, last);
    let network = (1..1_000)
        .map(|seed| network::<f64>(sizes, hidden, output, seed))
        .find(|network| is_away_from_kinks(network, &x))
        .unwrap();
    let checks = check_gradients(
        &network,
        cost,
        (regularization, 0.3),
        x.view(),
        y.view(),
        1e-5,
    );
    assert_eq!(checks.len(), sizes.len() - 1);
    for (layer, check) in checks.iter().enumerate() {
        assert!(
            check.weights <= 1e-6 && check.biases <= 1e-6,
            "layer {layer} of {sizes:?}, {hidden}, {output}, {cost}, {regularization}: {check:?}"
        );
    }
}

/// ReLU has no derivative at 0 and L1 none at weight 0: no step of 1e-5 may cross either.
fn is_away_from_kinks(network: &Network<f64>, x: &ndarray::Array2<f64>) -> bool {
    const MARGIN: f64 = 1e-3;
    let mut a = x.clone();
    for layer in network.layers() {
        let parameters = layer.parameters().unwrap();
        let activation = layer.activation().unwrap();
        let z = a.dot(&parameters.weights) + &parameters.biases;
        let flat = parameters.weights.iter().any(|w| w.abs() < MARGIN);
        let kink = activation == Activation::Relu && z.iter().any(|z| z.abs() < MARGIN);
        if flat || kink {
            return false;
        }
        a = z;
        activation.apply(a.view_mut());
    }
    true
}

#[wasm_bindgen_test(unsupported = test)]
fn backpropagation_equals_central_differences_for_every_valid_combination() {
    for hidden in HIDDEN {
        for &output in Activation::ALL {
            for &cost in costs(output) {
                for &regularization in Regularization::ALL {
                    check(&[7, 5, 4], hidden, output, cost, regularization);
                }
            }
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn backpropagation_is_right_without_and_with_several_hidden_layers() {
    for hidden in HIDDEN {
        for sizes in [&[6, 3][..], &[5, 4, 4, 3], &[4, 3, 5, 3, 2]] {
            check(
                sizes,
                hidden,
                Activation::Softmax,
                Cost::LogLikelihood,
                Regularization::None,
            );
            check(
                sizes,
                hidden,
                Activation::Sigmoid,
                Cost::CrossEntropy,
                Regularization::L2,
            );
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn backpropagation_is_right_without_biases() {
    let architecture =
        Architecture::new(&[6, 4, 3], Activation::Tanh, Activation::Softmax).unwrap();
    let initialization = Initialization {
        has_biases: false,
        ..Initializer::ScaledNormal.into()
    };
    let network = Network::<f64>::new(&architecture, initialization, &mut rng(1));
    let biases = |layer: &Layer<f64>| layer.parameters().unwrap().biases.clone();
    assert!(network.layers().iter().flat_map(biases).all(|b| b == 0.0));
    let (x, y) = (normal(5, 6, 2), one_hot(5, 3));
    let penalty = (Regularization::L2, 0.3);
    let checks = check_gradients(
        &network,
        Cost::LogLikelihood,
        penalty,
        x.view(),
        y.view(),
        1e-5,
    );
    assert!(checks.iter().all(|check| check.weights <= 1e-6));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_step_passes_no_gradient_on() {
    let network = network::<f64>(&[5, 4, 3], Activation::Step, Activation::Sigmoid, 1);
    let (x, y) = (normal(4, 5, 2), one_hot(4, 3));
    let mut backprop = Backprop::new(&network, 4);
    backprop.add(&network, Cost::CrossEntropy, x.view(), y.view());
    let [first, last] = backprop.gradients() else {
        panic!("two layers");
    };
    assert!(first.weights.iter().chain(&first.biases).all(|g| *g == 0.0));
    assert!(last.biases.iter().all(|g| *g != 0.0));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_wrong_gradient_is_noticed() {
    let network = network::<f64>(&[5, 4, 3], Activation::Tanh, Activation::Sigmoid, 1);
    let (x, y) = (normal(4, 5, 2), one_hot(4, 3));
    let penalty = (Regularization::None, 0.0);
    // The gradient of one cost held against differences of itself, far too coarse to agree.
    let checks = check_gradients(&network, Cost::Quadratic, penalty, x.view(), y.view(), 2.0);
    assert!(checks.iter().any(|check| check.weights > 1e-3));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_batch_taken_in_parts_gives_the_same_gradient_bit_for_bit() {
    let network = network::<f32>(&[20, 13, 7], Activation::Sigmoid, Activation::Softmax, 3);
    let (x, y) = (normal::<f32>(23, 20, 4), one_hot(23, 7));
    let gradients = |most_rows: usize| {
        let mut backprop = Backprop::new(&network, most_rows);
        for start in (0..23).step_by(most_rows) {
            let rows = s![start..23.min(start + most_rows), ..];
            backprop.add(&network, Cost::LogLikelihood, x.slice(rows), y.slice(rows));
        }
        backprop.gradients().to_vec()
    };
    let whole = gradients(23);
    for most_rows in [1, 2, 7, 22] {
        assert_eq!(gradients(most_rows), whole, "{most_rows} rows at a time");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn what_is_not_zero_is_as_good_as_all() {
    let x = normal::<f32>(5, 784, 4).mapv(|x| x.max(0.0));
    let y = one_hot(5, 10);
    let mut non_zero = NonZero::new();
    non_zero.take(x.view());
    let output = LayerKind::Dense { neurons: 10 };
    for kinds in [
        vec![output],
        vec![LayerKind::Dense { neurons: 9 }, output],
        vec![LayerKind::Conv { maps: 2, kernel: 5 }, output],
        vec![LayerKind::MaxPool { window: 4 }, output],
    ] {
        let input = Shape::square(28);
        let activations = (Activation::Relu, Activation::Sigmoid);
        let architecture = Architecture::of(input, &kinds, activations.0, activations.1).unwrap();
        let network: Network<f32> =
            Network::new(&architecture, Initializer::ScaledNormal, &mut rng(1));
        let backpropagated = |x: Inputs<'_, f32>| {
            let mut backprop = Backprop::new(&network, 5);
            let cost = backprop.add(&network, Cost::CrossEntropy, x, y.view());
            (cost, backprop.gradients().to_vec())
        };
        assert_eq!(
            backpropagated((&non_zero).into()),
            backpropagated(x.view().into())
        );
    }
}

//! One step of learning against what training does.

use digit_lab::insight::{LearningStep, Stage, Symbol};
use digit_lab::nn::{
    Activation, Backprop, Cost, Evaluator, LayerKind, Network, Parameters, Real, Regularization,
    Sgd, Tally,
};
use ndarray::ArrayView2;
use wasm_bindgen_test::wasm_bindgen_test;

use super::networks::{Case, cases};
use crate::fixtures::network;

const SGD: Sgd = Sgd {
    learning_rate: 0.05,
    regularization: Regularization::L2,
    lambda: 0.1,
    training_size: 10,
};

fn row<T>(numbers: &[T]) -> ArrayView2<'_, T> {
    ArrayView2::from_shape((1, numbers.len()), numbers).unwrap()
}

fn step<T: Real>(case: &Case<T>) -> LearningStep<T> {
    LearningStep::of(&case.network, case.cost, &SGD, &case.x, &case.y).unwrap()
}

fn cost_of<T: Real>(network: &Network<T>, case: &Case<T>) -> f64 {
    let mut tally = Tally::default();
    let mut evaluator = Evaluator::new(network, 1);
    evaluator.add(network, case.cost, row(&case.x), row(&case.y), &mut tally);
    tally.cost
}

fn has_dropout<T: Real>(network: &Network<T>) -> bool {
    let kinds = network.kinds();
    kinds
        .iter()
        .any(|kind| matches!(kind, LayerKind::Dropout { .. }))
}

#[wasm_bindgen_test(unsupported = test)]
fn a_step_is_that_of_training_bit_for_bit() {
    for case in cases::<f32>() {
        if has_dropout(&case.network) {
            continue;
        }
        let step = step(&case);
        let mut network = case.network.clone();
        let mut backprop = Backprop::new(&network, 1);
        let cost = backprop.add(&network, case.cost, row(&case.x), row(&case.y));
        assert_eq!(step.costs[0], cost);
        for (layer, gradient) in step.layers.iter().zip(backprop.gradients()) {
            assert_eq!(layer.gradient, *gradient);
        }
        SGD.update(&mut network, backprop.gradients_mut(), 1);
        assert_eq!(step.updated, network);
        assert_eq!(step.costs[1], cost_of(&network, &case));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn dropout_does_nothing() {
    for case in cases::<f32>()
        .iter()
        .filter(|case| has_dropout(&case.network))
    {
        let step = step(case);
        assert_eq!(step.costs[0], cost_of(&case.network, case));
        assert_eq!(step.updated.kinds(), case.network.kinds());
        let output = case.network.predict(row(&case.x));
        assert_eq!(step.before.output(), output.as_slice().unwrap());
    }
}

/// The gradients of the whole step, dropout or not, against central differences.
#[wasm_bindgen_test(unsupported = test)]
fn gradients_are_slopes_of_the_cost() {
    const H: f64 = 1e-6;
    for case in cases::<f64>() {
        if case.network.hidden_activation() == Activation::Step {
            continue;
        }
        let step = step(&case);
        for (index, layer) in step.layers.iter().enumerate() {
            for which in 0..2 {
                for (at, &gradient) in layer.gradient.slices()[which].iter().enumerate().step_by(7)
                {
                    let [above, below] = [H, -H].map(|by| {
                        let mut probe = case.network.clone();
                        let parameters = probe.layers_mut()[index].parameters_mut().unwrap();
                        parameters.slices_mut()[which][at] += by;
                        cost_of(&probe, &case)
                    });
                    let numeric = (above - below) / (2.0 * H);
                    assert!(
                        (gradient - numeric).abs() <= 1e-6 * (1.0 + gradient.abs()),
                        "layer {index} of {:?}: {gradient} {numeric}",
                        case.network.kinds()
                    );
                }
            }
        }
    }
}

/// BP1 and BP2: what comes from above, times the slope, is the error.
#[wasm_bindgen_test(unsupported = test)]
fn errors_are_what_comes_from_above_times_the_slope() {
    for case in cases::<f32>() {
        let step = step(&case);
        for (layer, traced) in step.layers.iter().zip(&step.before.layers) {
            let Some(above) = &layer.from_above else {
                assert!(case.cost.cancels(traced.activation.unwrap()));
                let apart = traced.a.iter().zip(&case.y).map(|(a, y)| a - y);
                assert_eq!(layer.delta, apart.collect::<Vec<_>>());
                continue;
            };
            let slopes = match (&layer.slopes, traced.activation) {
                (Some(slopes), _) => slopes.clone(),
                (None, None) => vec![1.0; above.len()],
                (None, Some(activation)) => {
                    assert_eq!(activation, Activation::Softmax);
                    continue;
                }
            };
            for ((above, slope), delta) in above.iter().zip(slopes).zip(&layer.delta) {
                assert!((above * slope - delta).abs() <= 1e-6 * (1.0 + delta.abs()));
            }
        }
    }
}

/// BP4 in a fully connected first layer: `∂C/∂w = x δ`.
#[wasm_bindgen_test(unsupported = test)]
fn a_weights_gradient_is_its_input_times_its_neurons_error() {
    let case = &cases::<f32>()[1];
    let step = step(case);
    let layer = &step.layers[0];
    for ((input, output), &gradient) in layer.gradient.weights.indexed_iter() {
        assert_eq!(gradient, case.x[input] * layer.delta[output]);
    }
    assert_eq!(layer.gradient.biases.as_slice().unwrap(), layer.delta);
}

#[wasm_bindgen_test(unsupported = test)]
fn stages_go_forward_then_back_then_update() {
    use Stage::{After, Cost, Error, Forward, Gradient, OutputError, Update};
    let case = &cases::<f32>()[7];
    let expected = [
        Forward { layer: 0 },
        Forward { layer: 1 },
        Forward { layer: 2 },
        Cost,
        OutputError,
        Error { layer: 1 },
        Error { layer: 0 },
        Gradient { layer: 2 },
        Gradient { layer: 0 },
        Update { layer: 0 },
        Update { layer: 2 },
        After,
    ];
    assert_eq!(step(case).stages(), expected);
}

#[wasm_bindgen_test(unsupported = test)]
fn every_stage_has_its_matrices_in_their_shapes() {
    for case in cases::<f32>() {
        let step = step(&case);
        for stage in step.stages() {
            let quantities = step.quantities(stage);
            assert!(!quantities.is_empty(), "{stage:?}");
            for quantity in quantities {
                let [rows, columns] = quantity.shape;
                assert_eq!(rows * columns, quantity.values.len());
            }
        }
        let learns = |stage: &Stage| matches!(stage, Stage::Update { .. });
        for stage in step.stages().into_iter().filter(learns) {
            let symbols: Vec<Symbol> = step.quantities(stage).iter().map(|it| it.symbol).collect();
            let expected = [
                Symbol::Weights,
                Symbol::WeightGradient,
                Symbol::UpdatedWeights,
                Symbol::Biases,
                Symbol::BiasGradient,
                Symbol::UpdatedBiases,
            ];
            assert_eq!(symbols, expected);
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn the_matrices_of_a_stage_are_those_of_the_step() {
    let case = &cases::<f32>()[8];
    let step = step(case);
    let find = |stage, symbol| {
        let quantities = step.quantities(stage);
        *quantities.iter().find(|it| it.symbol == symbol).unwrap()
    };
    let weights = find(Stage::Gradient { layer: 0 }, Symbol::WeightGradient);
    assert_eq!(weights.shape, [18, 3]);
    assert_eq!(weights.values, step.layers[0].gradient.slices()[0]);
    let input = find(Stage::Forward { layer: 1 }, Symbol::Input);
    // A convolution of 11x10 pixels by 3x3: 9x8 places, 3 maps.
    assert_eq!(input.shape, [72, 3]);
    assert_eq!(input.values, step.before.layers[0].a);
    let after = find(Stage::After, Symbol::Activation);
    assert_eq!(after.values, step.after.output());
    assert!(step.quantities(Stage::Update { layer: 99 }).is_empty());
}

#[wasm_bindgen_test(unsupported = test)]
fn the_penalty_is_beside_the_cost() {
    let case = &cases::<f32>()[1];
    let step = step(case);
    let total = |network: &Network<f32>| -> f64 {
        let parameters = network
            .layers()
            .iter()
            .filter_map(|layer| layer.parameters());
        let weights = parameters.flat_map(|it: &Parameters<f32>| it.slices()[0].to_vec());
        weights.map(|w| f64::from(w).powi(2)).sum::<f64>() * 0.1 / 10.0 / 2.0
    };
    // Summed in `f32`, in parts.
    assert!((step.penalties[0] / total(&step.network) - 1.0).abs() < 1e-6);
    assert!((step.penalties[1] / total(&step.updated) - 1.0).abs() < 1e-6);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_sample_of_the_wrong_size_is_no_step() {
    let network = network::<f32>(&[4, 3], Activation::Sigmoid, Activation::Sigmoid, 1);
    let step = |x: &[f32], y: &[f32]| LearningStep::of(&network, Cost::Quadratic, &SGD, x, y);
    assert!(step(&[0.0; 4], &[0.0; 3]).is_some());
    assert!(step(&[0.0; 5], &[0.0; 3]).is_none());
    assert!(step(&[0.0; 4], &[0.0; 2]).is_none());
}

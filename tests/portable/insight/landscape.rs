//! The cost around the present weights.

use digit_lab::data::Dataset;
use digit_lab::insight::{Direction, Landscape, LandscapeStudy};
use digit_lab::nn::{
    Activation, Backprop, Cost, Evaluator, Layer, Network, Regularization, Sgd, Tally,
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fixtures::{digits, network};

const COST: Cost = Cost::CrossEntropy;

fn sigmoid() -> Network<f32> {
    network(&[784, 8, 10], Activation::Sigmoid, Activation::Sigmoid, 3)
}

fn landscape(network: &Network<f32>, directions: &[Direction], images: &Dataset) -> Landscape {
    let mut study = LandscapeStudy::new(network, COST, directions, 0.5, 5).unwrap();
    let mut shares = vec![study.share(images)];
    while study.advance(images) {
        shares.push(study.share(images));
    }
    assert!(shares.is_sorted());
    assert_eq!(study.share(images), 1.0);
    study.landscape().clone()
}

fn mean_cost(network: &Network<f32>, images: &Dataset) -> f64 {
    let (x, y) = images.arrays::<f32>(0, images.len());
    let mut tally = Tally::default();
    let mut evaluator = Evaluator::new(network, images.len());
    evaluator.add(network, COST, x.view(), y.view(), &mut tally);
    tally.mean_cost()
}

#[wasm_bindgen_test(unsupported = test)]
fn the_middle_is_the_network_itself() {
    let (network, images) = (sigmoid(), digits().part(0, 400));
    let line = landscape(&network, &[Direction::Random(1)], &images);
    assert_eq!(line.steps, [-0.5, -0.25, 0.0, 0.25, 0.5]);
    assert_eq!(line.costs.len(), 5);
    let here = mean_cost(&network, &images);
    assert!((line.costs[2] / here - 1.0).abs() < 1e-6);
    let plane = [Direction::Random(1), Direction::Random(2)];
    let plane = landscape(&network, &plane, &images);
    assert_eq!(plane.costs.len(), 25);
    assert_eq!(plane.rates, [None, None]);
    // The middle row of the plane is the line along its first direction.
    assert_eq!(plane.costs[10..15], line.costs);
    assert_ne!(plane.costs[7], plane.costs[17]);
}

/// A point along the descent is one update with the rate told, on the same images.
#[wasm_bindgen_test(unsupported = test)]
fn a_step_of_descent_is_an_update_with_its_rate() {
    let (network, images) = (sigmoid(), digits().part(0, 400));
    let line = landscape(&network, &[Direction::Descent], &images);
    let (x, y) = images.arrays::<f32>(0, 400);
    let mut backprop = Backprop::new(&network, 400);
    backprop.add(&network, COST, x.view(), y.view());
    for (step, cost) in line.steps.iter().zip(&line.costs) {
        let mut updated = network.clone();
        let mut gradients = backprop.gradients().to_vec();
        let sgd = Sgd {
            learning_rate: step * line.rates[0].unwrap(),
            regularization: Regularization::None,
            lambda: 0.0,
            training_size: 400,
        };
        sgd.update(&mut updated, &mut gradients, 400);
        let expected = mean_cost(&updated, &images);
        assert!((cost / expected - 1.0).abs() < 1e-4, "{cost} {expected}");
    }
    // A small step downhill is one.
    let near = LandscapeStudy::new(&network, COST, &[Direction::Descent], 1e-3, 3);
    let mut near = near.unwrap();
    while near.advance(&images) {}
    let costs = &near.landscape().costs;
    assert!(costs[0] > costs[1] && costs[1] > costs[2], "{costs:?}");
}

/// At a distance of 1 each neuron's weights have moved by their own length.
#[wasm_bindgen_test(unsupported = test)]
fn random_directions_go_with_the_weights_size() {
    let (mut large, images) = (sigmoid(), digits().part(0, 100));
    let line = |network: &Network<f32>| landscape(network, &[Direction::Random(4)], &images);
    let before = line(&large);
    // ReLU layers could be scaled without changing what they compute; sigmoid ones are only displaced with them.
    for layer in large.layers_mut() {
        let parameters = layer.parameters_mut().unwrap();
        parameters.weights *= 1e-3;
        parameters.biases *= 1e-3;
    }
    let after = line(&large);
    let spread = |line: &Landscape| {
        let least = line.costs.iter().copied().fold(f64::INFINITY, f64::min);
        line.costs.iter().copied().fold(0.0, f64::max) - least
    };
    assert!(spread(&after) < 0.1 * spread(&before));
    assert!(
        large
            .layers()
            .iter()
            .all(|layer| matches!(layer, Layer::Dense(_)))
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn impossible_landscapes_are_none() {
    let network = sigmoid();
    let study = |directions: &[Direction], reach: f64, points: usize| {
        LandscapeStudy::new(&network, COST, directions, reach, points)
    };
    assert!(study(&[], 1.0, 5).is_none());
    assert!(study(&[Direction::Descent; 3], 1.0, 5).is_none());
    assert!(study(&[Direction::Descent], f64::NAN, 5).is_none());
    let most = study(&[Direction::Descent], 1.0, usize::MAX).unwrap();
    assert_eq!(most.landscape().steps.len(), LandscapeStudy::MOST_POINTS);
    assert!(
        !study(&[Direction::Descent], 1.0, 5)
            .unwrap()
            .advance(&Dataset::default())
    );
}

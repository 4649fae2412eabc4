//! Deferred weights beside the plain ones that they stand for.

use digit_lab::nn::kernels::NonZero;
use digit_lab::nn::{
    Activation, Backprop, Cost, Deferred, Layer, Network, Parameters, Real, Regularization, Sgd,
    Watch,
};
use ndarray::{Array2, ArrayView2, s};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fixtures::{network, normal, one_hot};

const COST: Cost = Cost::CrossEntropy;
const INPUTS: usize = 20;

/// A mean and a deviation; the first is that of raw pixels.
const PIXELS: [[f64; 2]; 2] = [[0.0, 1.0], [0.13, 0.31]];

/// Rows of which most is zero, as an image's pixels are.
fn images<T: Real>(rows: usize, seed: u32) -> Array2<T> {
    normal::<T>(rows, INPUTS, seed).mapv(|x| (x - T::one()).max(T::zero()))
}

fn standardized<T: Real>(x: &Array2<T>, [mean, deviation]: [f64; 2]) -> Array2<T> {
    x.mapv(|x| T::from_f64((x.as_f64() - mean) / deviation))
}

fn not_zero<T: Real>(x: ArrayView2<'_, T>) -> NonZero<T> {
    let mut rows = NonZero::new();
    rows.take(x);
    rows
}

fn start<T: Real>() -> Network<T> {
    network(&[INPUTS, 7, 4], Activation::Tanh, Activation::Sigmoid, 3)
}

fn first<T: Real>(network: &Network<T>) -> &Parameters<T> {
    network.layers()[0].parameters().unwrap()
}

fn deferred<T: Real>(network: &Network<T>, [mean, deviation]: [f64; 2]) -> Deferred<T> {
    Deferred::new(first(network).weights.view(), mean, deviation)
}

/// The network with its deferred weights in their place.
fn settled<T: Real>(network: &Network<T>, weights: &Deferred<T>) -> Network<T> {
    let mut network = network.clone();
    let parameters = network.layers_mut()[0].parameters_mut().unwrap();
    weights.write(&mut parameters.weights);
    network
}

fn sgd(learning_rate: f64, lambda: f64) -> Sgd {
    Sgd {
        learning_rate,
        regularization: Regularization::L2,
        lambda,
        training_size: 10,
    }
}

/// The largest difference of two networks' weights and biases, and the largest of those.
fn apart<T: Real>(a: &Network<T>, b: &Network<T>) -> (f64, f64) {
    let numbers = |network: &Network<T>| -> Vec<f64> {
        let layers = network.layers().iter().filter_map(Layer::parameters);
        let slices = layers.flat_map(Parameters::slices).flatten();
        slices.map(|p| p.as_f64()).collect()
    };
    let (a, b) = (numbers(a), numbers(b));
    let differences = a.iter().zip(&b).map(|(a, b)| (a - b).abs());
    let sizes = a.iter().map(|a| a.abs());
    (differences.fold(0.0, f64::max), sizes.fold(0.0, f64::max))
}

/// Trains plain and deferred weights side by side with learning rates, `λ` and mini-batches that change.
fn check<T: Real>(
    pixels: [f64; 2],
    updates: u32,
    rates: impl Fn(u32) -> (f64, f64),
    tolerance: f64,
) {
    let mut plain = start::<T>();
    let mut trained = plain.clone();
    let mut weights = deferred(&plain, pixels);
    let mut backprops = [(); 2].map(|()| Backprop::new(&plain, 9));
    for update in 0..updates {
        let m = [5, 9, 1, 3][update as usize % 4];
        let (x, y) = (images::<T>(m, update), one_hot(m, 4));
        let (learning_rate, lambda) = rates(update);
        let sgd = sgd(learning_rate, lambda);
        let [of_plain, of_deferred] = &mut backprops;
        let dense = standardized(&x, pixels);
        let expected = of_plain.add(&plain, COST, dense.view(), y.view());
        sgd.update(&mut plain, of_plain.gradients_mut(), m);
        let x = (&not_zero(x.view()), y.view());
        let got = of_deferred.descend_deferred(&mut trained, &mut weights, &sgd, COST, x, None);
        let scale = tolerance * expected.abs().max(1.0);
        assert!((got - expected).abs() <= scale, "{got} for {expected}");
    }
    let settled = settled(&trained, &weights);
    let (difference, largest) = apart(&settled, &plain);
    assert!(
        difference <= tolerance * largest.max(1.0),
        "{difference} apart of {largest} after {updates} updates"
    );
    let (moved, _) = apart(&settled, &start());
    assert!(moved > 0.1, "{moved}");
    for regularization in Regularization::ALL.iter().copied() {
        let expected = regularization.total(first(&plain).slices()[0]);
        let got = weights.penalty(regularization);
        assert!(
            (got - expected).abs() <= 10.0 * tolerance * expected.max(1.0),
            "{regularization}: {got} for {expected}"
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn deferred_weights_learn_what_plain_ones_do() {
    let rates = |update: u32| {
        let learning_rate = [0.5, 0.1][update as usize / 30 % 2];
        (learning_rate, [0.0, 0.2, 1.0][update as usize / 20 % 3])
    };
    for pixels in PIXELS {
        check::<f64>(pixels, 200, rates, 1e-10);
        check::<f32>(pixels, 200, rates, 2e-5);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn thousands_of_updates_come_to_the_same() {
    for pixels in PIXELS {
        check::<f64>(pixels, 2_500, |_| (0.1, 0.01), 1e-9);
        check::<f32>(pixels, 2_500, |_| (0.1, 0.01), 1e-4);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn decay_may_leave_next_to_nothing_nothing_or_the_opposite() {
    for lambda in [9.99, 10.0, 17.0, 21.0] {
        for pixels in PIXELS {
            check::<f64>(pixels, 40, |_| (1.0, lambda), 1e-9);
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn gradients_of_parts_add_up_to_the_plain_gradient() {
    let network = start::<f64>();
    let (x, y) = (images::<f64>(9, 5), one_hot(9, 4));
    for pixels in PIXELS {
        let mut weights = deferred(&network, pixels);
        let mut plain = Backprop::new(&network, 9);
        let dense = standardized(&x, pixels);
        let expected = plain.add(&network, COST, dense.view(), y.view());
        let mut of_parts = |most: usize| {
            let mut backprop = Backprop::new(&network, 9);
            let mut cost = 0.0;
            for from in (0..9).step_by(most) {
                let rows = s![from..9.min(from + most), ..];
                let (x, y) = (not_zero(x.slice(rows)), y.slice(rows));
                cost += backprop.add_deferred(&network, &mut weights, COST, &x, y);
            }
            weights.standardize(&mut backprop.gradients_mut()[0]);
            (cost, backprop.gradients().to_vec())
        };
        let (cost, gradients) = of_parts(9);
        assert!((cost - expected).abs() < 1e-12);
        for (got, expected) in gradients.iter().zip(plain.gradients()) {
            for (got, expected) in got.slices().iter().zip(expected.slices()) {
                let pairs = got.iter().zip(expected);
                assert!(pairs.into_iter().all(|(a, b)| (a - b).abs() < 1e-12));
            }
        }
        // The cost is summed in other groups, the gradients in the samples' order whatever the parts.
        let (in_parts, same) = of_parts(2);
        assert!((in_parts - cost).abs() < 1e-12);
        assert_eq!(same, gradients);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn who_watches_sees_the_gradient_and_changes_nothing() {
    let network = start::<f64>();
    let (x, y) = (images::<f64>(9, 5), one_hot(9, 4));
    let pixels = PIXELS[1];
    let mut plain = Backprop::new(&network, 9);
    plain.add(&network, COST, standardized(&x, pixels).view(), y.view());
    let mut seen = Vec::new();
    let mut watch = |gradients: &mut [Parameters<f64>]| seen = gradients.to_vec();
    let after = |watch: Option<Watch<'_, f64>>| {
        let mut backprop = Backprop::new(&network, 9);
        let (mut network, mut weights) = (network.clone(), deferred(&network, pixels));
        let x = (&not_zero(x.view()), y.view());
        let sgd = sgd(0.3, 0.2);
        backprop.descend_deferred(&mut network, &mut weights, &sgd, COST, x, watch);
        let is_zero = |it: &Parameters<f64>| it.slices().into_iter().flatten().all(|g| *g == 0.0);
        assert!(backprop.gradients().iter().all(is_zero));
        settled(&network, &weights)
    };
    assert_eq!(after(Some(&mut watch)), after(None));
    assert_eq!(seen.len(), 2);
    for (got, expected) in seen.iter().zip(plain.gradients()) {
        for (got, expected) in got.slices().iter().zip(expected.slices()) {
            let pairs = got.iter().zip(expected);
            assert!(pairs.into_iter().all(|(a, b)| (a - b).abs() < 1e-12));
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_cost_that_overflows_leaves_deferred_weights_alone() {
    let start = network::<f32>(&[INPUTS, 4], Activation::Tanh, Activation::Linear, 3);
    let (x, y) = (images::<f32>(9, 5) * f32::MAX, one_hot(9, 4));
    let (mut network, mut weights) = (start.clone(), deferred(&start, PIXELS[1]));
    let mut backprop = Backprop::new(&network, 9);
    let (before, x) = (weights.clone(), (&not_zero(x.view()), y.view()));
    let (sgd, cost) = (sgd(0.3, 0.2), Cost::Quadratic);
    let cost = backprop.descend_deferred(&mut network, &mut weights, &sgd, cost, x, None);
    assert!(!cost.is_finite());
    assert_eq!(network, start);
    assert_eq!(
        (weights.table(), weights.shared()),
        (before.table(), before.shared())
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn parts_that_do_not_fit_are_no_deferred_weights() {
    let weights = deferred(&start::<f32>(), PIXELS[1]);
    let (table, shared) = (weights.table().clone(), weights.shared().clone());
    let again = Deferred::from_parts(table.clone(), shared.clone(), 0.13, 0.31);
    assert_eq!(again, Some(weights));
    let mut fewer = shared.clone();
    fewer.sums.pop();
    assert_eq!(Deferred::from_parts(table.clone(), fewer, 0.13, 0.31), None);
    let mut more = shared;
    more.offsets.push(0.0);
    assert_eq!(Deferred::from_parts(table, more, 0.13, 0.31), None);
}

//! A sample's way through a network, taken apart.

use digit_lab::insight::{
    Field, Picture, Strength, Trace, WeightedSum, curve, shapes, slope, strongest,
};
use digit_lab::nn::{Activation, Layer, LayerKind, Network, Scratch, Shape};
use ndarray::{Array2, ArrayView2};
use wasm_bindgen_test::wasm_bindgen_test;

use super::networks::cases;
use crate::fixtures::{network, normal};

fn row<T>(numbers: &[T]) -> ArrayView2<'_, T> {
    ArrayView2::from_shape((1, numbers.len()), numbers).unwrap()
}

#[wasm_bindgen_test(unsupported = test)]
fn a_trace_is_what_the_network_computes_bit_for_bit() {
    for case in cases::<f32>() {
        let trace = Trace::of(&case.network, &case.x).unwrap();
        let output = case.network.predict(row(&case.x));
        assert_eq!(trace.output(), output.as_slice().unwrap());
        let mut scratch = Scratch::new();
        for (index, layer) in case.network.layers().iter().enumerate() {
            let mut a = Array2::zeros((1, layer.outputs()));
            layer.forward(row(trace.entering(index)), a.view_mut(), &mut scratch);
            let traced = &trace.layers[index];
            assert_eq!(a.as_slice().unwrap(), traced.a, "{:?}", traced.kind);
            let mut a = row(&traced.z).to_owned();
            if let Some(activation) = layer.activation() {
                activation.apply(a.view_mut());
            }
            assert_eq!(a.as_slice().unwrap(), traced.a, "{:?}", traced.kind);
            assert_eq!(traced.shape.features(), traced.z.len());
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_trace_of_too_few_numbers_is_none() {
    let network = network::<f32>(&[4, 3], Activation::Tanh, Activation::Tanh, 1);
    assert!(Trace::of(&network, &[0.0; 3]).is_none());
}

#[wasm_bindgen_test(unsupported = test)]
fn every_neurons_sum_comes_to_its_weighted_input() {
    for case in cases::<f64>() {
        let trace = Trace::of(&case.network, &case.x).unwrap();
        for (index, layer) in case.network.layers().iter().enumerate() {
            for neuron in 0..layer.outputs() {
                let sum = WeightedSum::of(&case.network, &trace, index, neuron, 4);
                let Some(sum) = sum else {
                    assert!(layer.parameters().is_none());
                    continue;
                };
                let terms: f64 = sum.terms.iter().map(|term| term.product).sum();
                assert!((terms + sum.rest + sum.bias - sum.z).abs() < 1e-12);
                let sizes: Vec<f64> = sum.terms.iter().map(|term| term.product.abs()).collect();
                assert!(sizes.is_sorted_by(|a, b| a >= b));
                let field = Field::of(layer, neuron).unwrap();
                assert_eq!(sum.terms.len() + sum.others, field.inputs.len());
                assert_eq!(sum.a, trace.layers[index].a[neuron]);
            }
            assert!(WeightedSum::of(&case.network, &trace, index, layer.outputs(), 4).is_none());
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn terms_left_out_are_smaller_than_those_shown() {
    let network = network::<f64>(&[40, 3], Activation::Tanh, Activation::Tanh, 3);
    let x: Vec<f64> = normal(1, 40, 4).into_iter().collect();
    let trace = Trace::of(&network, &x).unwrap();
    let few = WeightedSum::of(&network, &trace, 0, 1, 10).unwrap();
    let all = WeightedSum::of(&network, &trace, 0, 1, 40).unwrap();
    assert_eq!(few.terms, all.terms[..10]);
    let rest: f64 = all.terms[10..].iter().map(|term| term.product).sum();
    assert!((few.rest - rest).abs() < 1e-12);
    for term in &all.terms {
        assert_eq!(term.activation, x[term.input]);
        assert_eq!(term.product, term.weight * term.activation);
    }
}

/// A pool's field is where its largest number comes from.
#[wasm_bindgen_test(unsupported = test)]
fn a_pooled_number_is_the_largest_of_its_field() {
    for case in cases::<f32>() {
        let trace = Trace::of(&case.network, &case.x).unwrap();
        for (index, layer) in case.network.layers().iter().enumerate() {
            if !matches!(layer.kind(), LayerKind::MaxPool { .. }) {
                continue;
            }
            let below = trace.entering(index);
            for (neuron, &a) in trace.layers[index].a.iter().enumerate() {
                let field = Field::of(layer, neuron).unwrap();
                let largest = field.inputs.iter().map(|&input| below[input]);
                assert_eq!(largest.fold(f32::NEG_INFINITY, f32::max), a);
            }
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn slopes_are_those_of_the_curve() {
    const H: f64 = 1e-5;
    for case in cases::<f64>() {
        let trace = Trace::of(&case.network, &case.x).unwrap();
        for layer in &trace.layers {
            for (neuron, (&z, &a)) in layer.z.iter().zip(&layer.a).enumerate() {
                let Some(points) = curve(layer, neuron, z - H..=z + H, 3) else {
                    assert!(layer.activation.is_none());
                    continue;
                };
                assert!((points[1][1] - a).abs() < 1e-12);
                let rise = (points[2][1] - points[0][1]) / (2.0 * H);
                let slope = slope(layer, neuron).unwrap();
                assert!((slope - rise).abs() < 1e-6, "{slope} {rise}");
            }
            assert!(slope(layer, layer.z.len()).is_none());
            assert!(curve(layer, layer.z.len(), 0.0..=1.0, 3).is_none());
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn the_strongest_lines_are_the_largest_of_all() {
    for case in cases::<f32>() {
        let trace = Trace::of(&case.network, &case.x).unwrap();
        for index in 0..case.network.layers().len() {
            let all = strongest(
                &case.network,
                &trace,
                index,
                Strength::Product,
                usize::MAX / 2,
            );
            let few = strongest(&case.network, &trace, index, Strength::Product, 5);
            assert_eq!(few, all[..all.len().min(5)]);
            for line in &all {
                assert_eq!(line.product, line.weight * trace.entering(index)[line.from]);
            }
            // Each neuron's lines are the terms of its sum.
            for neuron in 0..trace.layers[index].z.len() {
                let Some(sum) = WeightedSum::of(&case.network, &trace, index, neuron, usize::MAX)
                else {
                    continue;
                };
                let terms = sum.terms.iter().filter(|term| term.product != 0.0).count();
                let lines = all.iter().filter(|line| line.to == neuron).count();
                assert_eq!(terms, lines);
            }
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn lines_by_weight_do_not_depend_on_the_sample() {
    let network = network::<f32>(&[6, 4], Activation::Tanh, Activation::Tanh, 2);
    let trace = Trace::of(&network, &[0.0; 6]).unwrap();
    let lines = strongest(&network, &trace, 0, Strength::Weight, 24);
    assert_eq!(lines.len(), 24);
    let weights = &network.layers()[0].parameters().unwrap().weights;
    for line in &lines {
        assert_eq!(line.weight, weights[[line.from, line.to]]);
    }
    assert!(lines.is_sorted_by(|a, b| a.weight.abs() >= b.weight.abs()));
    assert!(strongest(&network, &trace, 0, Strength::Product, 24).is_empty());
    assert!(strongest(&network, &trace, 0, Strength::Weight, 0).is_empty());
}

/// What a neuron sees, times its picture, is its weighted input.
#[wasm_bindgen_test(unsupported = test)]
fn pictures_are_the_weights_where_they_act() {
    for case in cases::<f64>() {
        let trace = Trace::of(&case.network, &case.x).unwrap();
        let shapes = shapes(&case.network);
        assert_eq!(shapes.len(), case.network.layers().len() + 1);
        for (index, layer) in case.network.layers().iter().enumerate() {
            let Some(parameters) = layer.parameters() else {
                assert!(Picture::of(&case.network, index, 0).is_none());
                continue;
            };
            let field = Field::of(layer, 1).unwrap();
            let picture = Picture::of(&case.network, index, field.unit).unwrap();
            assert_eq!(picture.shape.features(), picture.weights.len());
            let products = picture.weights.iter().zip(&field.inputs);
            let sum: f64 = products.map(|(w, &i)| w * trace.entering(index)[i]).sum();
            let z = sum + parameters.biases[field.unit];
            assert!((z - trace.layers[index].z[1]).abs() < 1e-12);
            let units = parameters.biases.len();
            assert!(Picture::of(&case.network, index, units).is_none());
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_row_of_784_numbers_is_a_picture() {
    let network: Network<f32> = network(&[784, 30, 10], Activation::Tanh, Activation::Tanh, 2);
    let picture = Picture::of(&network, 0, 29).unwrap();
    assert_eq!(picture.shape, Shape::square(28));
    let expected = [Shape::square(28), Shape::row(30), Shape::row(10)];
    assert_eq!(shapes(&network), expected);
    assert!(matches!(network.layers()[0], Layer::Dense(_)));
}

//! The map of digits, and the nearest ones.

use digit_lab::data::Dataset;
use digit_lab::insight::{ComponentStudy, Components, NeighborStudy, Space, Trace};
use digit_lab::nn::{Activation, Network};
use ndarray::{Array1, Array2, Axis};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fixtures::{digits, network};

fn sigmoid() -> Network<f32> {
    network(&[784, 12, 10], Activation::Sigmoid, Activation::Softmax, 3)
}

fn components(network: &Network<f32>, space: Space, images: &Dataset) -> Components {
    let mut study = ComponentStudy::new(network, space).unwrap();
    let mut shares = vec![study.share(images)];
    while study.advance(images) {
        shares.push(study.share(images));
    }
    assert!(shares.is_sorted());
    assert!((study.share(images) - 1.0).abs() < 1e-12);
    study.components().clone()
}

/// The data less its mean, and `Xᵀ X`.
fn covariance(x: &Array2<f64>) -> (Array2<f64>, Array2<f64>) {
    let mean: Array1<f64> = x.mean_axis(Axis(0)).unwrap();
    let apart = x - &mean;
    let product = apart.t().dot(&apart);
    (apart, product)
}

/// Both axes are eigenvectors of the covariance, the first two by their values: found here the slow way, by
/// iterating with one vector and taking what it found away from the matrix.
fn assert_principal(components: &Components, x: &Array2<f64>) {
    let (apart, mut product) = covariance(x);
    let all: f64 = product.diag().sum();
    for (axis, explained) in components.axes.iter().zip(components.explained) {
        let mut vector = Array1::from_elem(product.nrows(), 1.0);
        let mut value = 0.0;
        for _ in 0..400 {
            let next = product.dot(&vector);
            value = next.dot(&next).sqrt();
            vector = next / value;
        }
        let axis: Array1<f64> = axis.iter().map(|it| f64::from(*it)).collect();
        assert!((axis.dot(&vector).abs() - 1.0).abs() < 1e-4);
        assert!((explained - value / all).abs() < 1e-6);
        let column = vector.view().insert_axis(Axis(1));
        product = &product - &(column.dot(&column.t()) * value);
    }
    for (row, point) in apart.rows().into_iter().zip(&components.points) {
        for (axis, along) in components.axes.iter().zip(point) {
            let expected: f64 = row.iter().zip(axis).map(|(x, u)| x * f64::from(*u)).sum();
            assert!((expected - f64::from(*along)).abs() < 1e-4);
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn the_axes_of_pictures_are_those_of_most_variance() {
    let images = digits().part(0, 300);
    let found = components(&sigmoid(), Space::Pixels, &images);
    assert_eq!(found.points.len(), 300);
    let (x, _) = images.arrays(0, 300);
    assert_principal(&found, &x);
    for axis in &found.axes {
        let largest = axis.iter().fold(
            0.0,
            |most: f32, it| if it.abs() > most.abs() { *it } else { most },
        );
        assert!(largest > 0.0);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn so_are_those_of_a_hidden_layer() {
    let network = sigmoid();
    let images = digits().part(0, 200);
    let found = components(&network, Space::Layer(0), &images);
    let (x, _) = images.arrays::<f32>(0, 200);
    let mut hidden = Vec::new();
    for row in x.rows() {
        let trace = Trace::of(&network, row.as_slice().unwrap()).unwrap();
        hidden.extend(trace.layers[0].a.iter().map(|a| f64::from(*a)));
    }
    assert_principal(&found, &Array2::from_shape_vec((200, 12), hidden).unwrap());
}

#[wasm_bindgen_test(unsupported = test)]
fn an_image_of_the_set_is_projected_to_its_own_point() {
    let network = sigmoid();
    let images = digits().part(0, 100);
    for space in [Space::Pixels, Space::Layer(0), Space::Layer(1)] {
        let found = components(&network, space, &images);
        let (x, _) = images.arrays::<f32>(0, 100);
        for (row, point) in x.rows().into_iter().zip(&found.points) {
            let row = row.as_slice().unwrap();
            let projected = found.project(&network, row).unwrap();
            let trace = Trace::of(&network, row).unwrap();
            assert_eq!(found.project_trace(&trace), Some(projected));
            for (a, b) in projected.iter().zip(point) {
                assert!((a - b).abs() < 1e-4, "{a} {b}");
            }
        }
        assert!(found.project(&network, &[0.0; 3]).is_none());
    }
    assert!(ComponentStudy::new(&network, Space::Layer(2)).is_none());
}

/// One neuron has one direction; a set of one image, or of the same twice, none.
#[wasm_bindgen_test(unsupported = test)]
fn what_does_not_differ_has_no_variance() {
    let narrow = network::<f32>(&[784, 1, 10], Activation::Sigmoid, Activation::Softmax, 3);
    let images = digits().part(0, 50);
    let found = components(&narrow, Space::Layer(0), &images);
    assert!((found.explained[0] - 1.0).abs() < 1e-6);
    assert!(found.points.iter().all(|point| point[1] == 0.0));
    let found = components(&narrow, Space::Pixels, &digits().part(0, 1));
    assert_eq!(found.explained, [0.0; 2]);
    assert!(found.points[0].iter().all(|it| it.abs() < 1e-6));
}

#[wasm_bindgen_test(unsupported = test)]
fn no_images_are_no_map() {
    let mut study = ComponentStudy::new(&sigmoid(), Space::Pixels).unwrap();
    assert!(!study.advance(&Dataset::default()));
    assert!(
        study
            .components()
            .project(&sigmoid(), &[0.0; 784])
            .is_none()
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn the_nearest_images_are_found_in_their_order() {
    let images = digits();
    let (x, _) = images.arrays::<f32>(0, images.len());
    let picture = x.row(7).to_vec();
    let mut study = NeighborStudy::new(&picture, 5).unwrap();
    while study.advance(&images) {}
    let mut all: Vec<(f32, usize)> = x
        .rows()
        .into_iter()
        .map(|row| {
            let square: f32 = row.iter().zip(&picture).map(|(a, b)| (a - b).powi(2)).sum();
            square.sqrt()
        })
        .zip(0..)
        .collect();
    all.sort_by(|a, b| a.0.total_cmp(&b.0));
    assert_eq!(study.nearest().len(), 5);
    assert_eq!(study.nearest()[0].index, 7);
    assert_eq!(study.nearest()[0].distance, 0.0);
    for (found, (distance, index)) in study.nearest().iter().zip(all) {
        assert_eq!(found.index, index);
        assert!((found.distance - distance).abs() < 1e-4);
        assert_eq!(found.label, images.labels()[index]);
    }
    assert!(NeighborStudy::new(&[0.0; 3], 5).is_none());
    let mut none = NeighborStudy::new(&picture, 0).unwrap();
    while none.advance(&images) {}
    assert!(none.nearest().is_empty());
}

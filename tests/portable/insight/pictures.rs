//! What matters in a picture, and what changes its reading.

use digit_lab::insight::{Nudge, NudgeSearch, Occlusion, OcclusionStudy, Saliency, Trace};
use digit_lab::model_file;
use digit_lab::nn::{Activation, Calibration, Network, OutputCoding};
use ndarray::ArrayView2;
use wasm_bindgen_test::wasm_bindgen_test;

use super::networks::cases;
use crate::fixtures::{PAPER, SHIPPED, digits, network};

fn shipped() -> Network<f32> {
    model_file::load(SHIPPED).unwrap()
}

fn picture(index: usize) -> Vec<f32> {
    let (x, _) = digits().arrays(index, index + 1);
    x.into_iter().collect()
}

fn read(network: &Network<f32>, x: &[f32]) -> usize {
    let outputs = network.predict(ArrayView2::from_shape((1, x.len()), x).unwrap());
    OutputCoding::of(network).unwrap().read(outputs.row(0))
}

/// A little more and a little less of each tenth pixel.
#[wasm_bindgen_test(unsupported = test)]
fn saliency_is_the_slope_of_the_evidence() {
    const H: f32 = 1e-2;
    for case in cases::<f32>() {
        // Kinks of ReLU and of the largest of a window would be stepped over; steps have no slope.
        let kinks = [Activation::Relu, Activation::Step];
        if kinks.contains(&case.network.hidden_activation()) || case.x.len() > 12 {
            continue;
        }
        let saliency = Saliency::of(&case.network, &case.x, 3).unwrap();
        let z = &Trace::of(&case.network, &case.x)
            .unwrap()
            .layers
            .pop()
            .unwrap()
            .z;
        assert_eq!(saliency.evidence, z[3]);
        for (pixel, gradient) in saliency.gradient.iter().enumerate() {
            let [above, below] = [H, -H].map(|by| {
                let mut x = case.x.clone();
                x[pixel] += by;
                Saliency::of(&case.network, &x, 3).unwrap().evidence
            });
            let slope = (above - below) / (2.0 * H);
            assert!((slope - gradient).abs() < 1e-3, "{slope} {gradient}");
        }
    }
}

/// Chained with the very network in the shipped file: evidence in `f32` is too coarse for single pixels.
#[wasm_bindgen_test(unsupported = test)]
fn going_up_the_gradient_raises_the_evidence_of_a_convolutional_network() {
    let network = shipped();
    for index in 0..5 {
        let x = picture(index);
        let saliency = Saliency::of(&network, &x, 8).unwrap();
        let square: f32 = saliency.gradient.iter().map(|it| it * it).sum();
        let step = 1e-3 / square.sqrt();
        let moved: Vec<f32> = x
            .iter()
            .zip(&saliency.gradient)
            .map(|(x, g)| x + step * g)
            .collect();
        let rise = Saliency::of(&network, &moved, 8).unwrap().evidence - saliency.evidence;
        let promised = step * square;
        assert!((rise / promised - 1.0).abs() < 0.1, "{rise} {promised}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn the_evidence_of_bits_is_largest_for_the_digit_read() {
    for seed in 0..20 {
        let network = network::<f32>(&[784, 4], Activation::Sigmoid, Activation::Sigmoid, seed);
        let x = picture(seed as usize);
        let evidence = |digit| Saliency::of(&network, &x, digit).unwrap().evidence;
        let best = (0..10).max_by(|a, b| evidence(*a).total_cmp(&evidence(*b)));
        assert_eq!(best, Some(read(&network, &x)));
        assert!(Saliency::of(&network, &x, 10).is_none());
    }
}

fn occlusion(network: &Network<f32>, x: &[f32], patch: usize, stride: usize) -> Occlusion {
    let calibration = Calibration::default();
    let mut study = OcclusionStudy::new(network, calibration, x, 1, patch, stride).unwrap();
    while study.advance() {}
    assert_eq!(study.share(), 1.0);
    study.occlusion().clone()
}

#[wasm_bindgen_test(unsupported = test)]
fn an_occlusion_is_the_reading_of_the_covered_picture() {
    let network = shipped();
    let x = picture(3);
    let found = occlusion(&network, &x, 5, 3);
    assert_eq!(found.covered.len(), 100);
    assert_eq!(found.intact.read as usize, read(&network, &x));
    for (place, covered) in found.covered.iter().enumerate() {
        let (middle_row, middle) = (place / 10 * 3, place % 10 * 3);
        let mut picture = x.clone();
        for (pixel, gray) in picture.iter_mut().enumerate() {
            let (row, column) = (pixel / 28, pixel % 28);
            if row.abs_diff(middle_row) <= 2 && column.abs_diff(middle) <= 2 {
                *gray = 0.0;
            }
        }
        let outputs = network.predict(ArrayView2::from_shape((1, 784), &picture).unwrap());
        let scores: [f32; 10] =
            Calibration::default().scores(outputs.row(0), network.output_activation());
        assert!((covered.score - scores[1]).abs() < 1e-5);
        assert_eq!(found.drops()[place], found.intact.score - covered.score);
        assert_eq!(covered.read as usize, read(&network, &picture));
        let saliency = Saliency::of(&network, &picture, 1).unwrap();
        assert!((covered.evidence - saliency.evidence).abs() < 1e-3);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn covering_paper_changes_nothing() {
    let network = network::<f32>(&[784, 10], Activation::Sigmoid, Activation::Sigmoid, 2);
    let found = occlusion(&network, &PAPER, 7, 1);
    assert_eq!(found.covered.len(), 784);
    assert!(found.covered.iter().all(|covered| *covered == found.intact));
}

fn nudge(network: &Network<f32>, x: &[f32], to: Option<usize>) -> Option<Nudge> {
    let mut search = NudgeSearch::new(network, x, to)?;
    while search.advance() {}
    assert_eq!(search.share(), 1.0);
    search.found().cloned()
}

#[wasm_bindgen_test(unsupported = test)]
fn a_nudge_is_read_as_another_digit_and_nothing_before_it_is() {
    let network = shipped();
    for index in 0..3 {
        let x = picture(index);
        let nudge = nudge(&network, &x, None).unwrap();
        assert_eq!(nudge.start, x);
        assert_eq!(usize::from(nudge.from), read(&network, &x));
        assert_ne!(nudge.from, nudge.to);
        assert_eq!(usize::from(nudge.to), read(&network, &nudge.end));
        let z = &Trace::of(&network, &nudge.end)
            .unwrap()
            .layers
            .last()
            .unwrap()
            .z
            .clone();
        let apart = z[usize::from(nudge.to)] - z[usize::from(nudge.from)];
        assert!(apart > 1e-3, "rounding decides what is read: {apart}");
        assert_eq!(nudge.at(0.0), x);
        assert_eq!(nudge.at(1.0), nudge.end);
        assert!(nudge.change(0.0).iter().all(|change| *change == 0.0));
        let squares = nudge
            .change(1.0)
            .into_iter()
            .map(|it| f64::from(it).powi(2));
        assert!((squares.sum::<f64>().sqrt() - nudge.distance).abs() < 1e-9);
        assert_eq!(read(&network, &nudge.at(0.99)), usize::from(nudge.from));
        assert!(nudge.end.iter().all(|gray| (0.0..=1.0).contains(gray)));
        let squares = nudge
            .end
            .iter()
            .zip(&x)
            .map(|(a, b)| f64::from(a - b).powi(2));
        assert!((nudge.distance - squares.sum::<f64>().sqrt()).abs() < 1e-9);
        // Far nearer than other digits are: two MNIST digits are about 10 apart.
        assert!(nudge.distance < 5.0, "{}", nudge.distance);
    }
}

/// Of a network without hidden layers the border is a plane, and the way to it is known.
#[wasm_bindgen_test(unsupported = test)]
fn without_hidden_layers_the_nudge_is_the_shortest_there_is() {
    let network = network::<f32>(&[784, 10], Activation::Sigmoid, Activation::Softmax, 4);
    let x = vec![0.5; 784];
    let nudge = nudge(&network, &x, None).unwrap();
    let weights = &network.layers()[0].parameters().unwrap().weights;
    let z = &Trace::of(&network, &x).unwrap().layers[0].z;
    let from = usize::from(nudge.from);
    let distances = (0..10).filter(|digit| *digit != from).map(|digit| {
        let apart = &weights.column(digit) - &weights.column(from);
        f64::from((z[from] - z[digit]) / apart.dot(&apart).sqrt())
    });
    let nearest = distances.fold(f64::INFINITY, f64::min);
    assert!(
        (nudge.distance / nearest - 1.0).abs() < 0.01,
        "{} {nearest}",
        nudge.distance
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn a_nudge_goes_to_the_digit_asked_for() {
    let network = shipped();
    let x = picture(0);
    let from = read(&network, &x);
    let any = nudge(&network, &x, None).unwrap();
    let others = (0..10).filter(|to| *to != from);
    let found: Vec<Nudge> = others
        .filter_map(|to| {
            let nudge = nudge(&network, &x, Some(to))?;
            assert_eq!(usize::from(nudge.to), to);
            Some(nudge)
        })
        .collect();
    // Not every digit is found by going straight for it; those that are include the nearest.
    assert!(found.len() >= 5, "{}", found.len());
    let nearest = found
        .iter()
        .map(|nudge| nudge.distance)
        .fold(f64::INFINITY, f64::min);
    assert!(
        (nearest / any.distance - 1.0).abs() < 0.1,
        "{nearest} {}",
        any.distance
    );
    assert!(NudgeSearch::new(&network, &x, Some(from)).is_none());
    assert!(NudgeSearch::new(&network, &x, Some(10)).is_none());
    assert!(NudgeSearch::new(&network, &[2.0; 784], None).is_none());
}

#[wasm_bindgen_test(unsupported = test)]
fn where_no_gradient_leads_there_is_no_nudge() {
    let network = network::<f32>(&[784, 30, 10], Activation::Step, Activation::Sigmoid, 4);
    assert_eq!(nudge(&network, &picture(0), None), None);
}

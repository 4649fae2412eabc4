//! Neurons that fall silent.

use digit_lab::data::Dataset;
use digit_lab::insight::{KnockOut, KnockOutStudy};
use digit_lab::nn::{
    Activation, Architecture, Initializer, Layer, LayerKind, Network, Shape, digit_read,
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fixtures::{digits, network, rng};

fn knock_out(network: &Network<f32>, layer: usize, images: &Dataset) -> KnockOut {
    let mut study = KnockOutStudy::new(network, layer).unwrap();
    let mut shares = vec![study.share(images)];
    while study.advance(images) {
        shares.push(study.share(images));
    }
    assert!(shares.is_sorted());
    assert_eq!(study.share(images), 1.0);
    study.knock_out().clone()
}

fn right(network: &Network<f32>, images: &Dataset) -> [u32; 10] {
    let (x, _) = images.arrays(0, images.len());
    let mut right = [0; 10];
    for (outputs, &label) in network
        .predict(x.view())
        .rows()
        .into_iter()
        .zip(images.labels())
    {
        right[usize::from(label)] += u32::from(digit_read(outputs) == usize::from(label));
    }
    right
}

/// A silent neuron is one whose outgoing weights are all zero.
#[wasm_bindgen_test(unsupported = test)]
fn silence_is_as_if_the_neuron_led_nowhere() {
    let network = network::<f32>(
        &[784, 12, 9, 10],
        Activation::Sigmoid,
        Activation::Softmax,
        5,
    );
    let images = digits().part(0, 300);
    for layer in 0..2 {
        let found = knock_out(&network, layer, &images);
        assert_eq!(found.shown.iter().sum::<u32>(), 300);
        assert_eq!(found.intact, right(&network, &images));
        for (neuron, silent) in found.silent.iter().enumerate() {
            let mut lesioned = network.clone();
            let above = lesioned.layers_mut()[layer + 1].parameters_mut().unwrap();
            above.weights.row_mut(neuron).fill(0.0);
            assert_eq!(*silent, right(&lesioned, &images));
        }
        assert!(found.silent.iter().any(|silent| *silent != found.intact));
    }
}

/// A silent map, through pooling, is one of whose channel the next layer's weights are all zero.
#[wasm_bindgen_test(unsupported = test)]
fn a_map_is_silent_everywhere() {
    let kinds = [
        LayerKind::Conv { maps: 3, kernel: 9 },
        LayerKind::MaxPool { window: 4 },
        LayerKind::Dense { neurons: 10 },
    ];
    let (hidden, output) = (Activation::Sigmoid, Activation::Softmax);
    let architecture = Architecture::of(Shape::square(28), &kinds, hidden, output).unwrap();
    let network = Network::<f32>::new(&architecture, Initializer::ScaledNormal, &mut rng(3));
    let images = digits().part(0, 100);
    let found = knock_out(&network, 0, &images);
    assert_eq!(found.silent.len(), 3);
    for (map, silent) in found.silent.iter().enumerate() {
        let mut lesioned = network.clone();
        let above = lesioned.layers_mut()[2].parameters_mut().unwrap();
        for mut row in above.weights.rows_mut().into_iter().skip(map).step_by(3) {
            row.fill(0.0);
        }
        assert_eq!(*silent, right(&lesioned, &images));
    }
    // Pools have nothing to silence, and the output layer is not hidden.
    assert!(KnockOutStudy::new(&network, 1).is_none());
    assert!(KnockOutStudy::new(&network, 2).is_none());
    assert!(matches!(network.layers()[0], Layer::Conv(_)));
}

/// Two neurons, without the second of which more is lost.
#[wasm_bindgen_test(unsupported = test)]
fn the_neuron_that_is_missed_most_comes_first() {
    let mut shown = [0; 10];
    shown[3] = 10;
    shown[8] = 10;
    let right = |three, eight| {
        let mut right = [0; 10];
        (right[3], right[8]) = (three, eight);
        right
    };
    let found = KnockOut {
        shown,
        intact: right(9, 8),
        silent: vec![right(10, 6), right(1, 8), right(10, 6)],
    };
    assert_eq!(found.images(), 20);
    assert_eq!(found.most_missed_first(), [1, 0, 2]);
    assert_eq!(found.accuracy(), 0.85);
    assert_eq!(found.accuracy_without(1), Some(0.45));
    let lost = found.lost(0).unwrap();
    assert_eq!((lost[3], lost[8], lost[0]), (-1, 2, 0));
    assert_eq!((found.lost(3), found.accuracy_without(3)), (None, None));
    assert_eq!(KnockOut::default().accuracy(), 0.0);
}

/// Of 784-4-10: a way through all layers and four through the last.
#[wasm_bindgen_test(unsupported = test)]
fn the_work_for_each_image_is_known_beforehand() {
    let network = network::<f32>(&[784, 4, 10], Activation::Sigmoid, Activation::Softmax, 5);
    let parameters = |below: u64, above: u64| (below + 1) * above;
    let each = parameters(784, 4) + 5 * parameters(4, 10);
    let images = |work| KnockOutStudy::images_in(&network, 0, work);
    assert_eq!(images(1000 * each), Some(1000));
    assert_eq!(images(each - 1), Some(0));
    assert_eq!(KnockOutStudy::images_in(&network, 1, each), None);
}

#[wasm_bindgen_test(unsupported = test)]
fn no_images_are_no_work() {
    let network = network::<f32>(&[784, 4, 10], Activation::Sigmoid, Activation::Softmax, 5);
    let mut study = KnockOutStudy::new(&network, 0).unwrap();
    assert!(!study.advance(&Dataset::default()));
}

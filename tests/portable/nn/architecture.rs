//! Which networks there are.

use digit_lab::nn::{Activation, Architecture, ArchitectureError, LayerKind, LayerProblem, Shape};
use wasm_bindgen_test::wasm_bindgen_test;

fn check(sizes: &[usize], expected: ArchitectureError) {
    let got = Architecture::new(sizes, Activation::Sigmoid, Activation::Sigmoid);
    assert_eq!(got, Err(expected));
}

#[wasm_bindgen_test(unsupported = test)]
fn the_books_network_has_23_860_parameters() {
    let book = Architecture::new(&[784, 30, 10], Activation::Sigmoid, Activation::Sigmoid).unwrap();
    assert_eq!(book.parameters(), 23_860);
}

#[wasm_bindgen_test(unsupported = test)]
fn impossible_networks_are_refused() {
    check(&[], ArchitectureError::Depth { got: 0 });
    check(&[784], ArchitectureError::Depth { got: 1 });
    check(&[1; 17], ArchitectureError::Depth { got: 17 });
    check(&[0, 10], ArchitectureError::Inputs { got: 0 });
    check(&[2_001, 10], ArchitectureError::Inputs { got: 2_001 });
    let neurons = LayerProblem::Neurons { most: 2_000 };
    let layer = |layer, got: usize| ArchitectureError::Layer {
        layer,
        got: got.to_string(),
        problem: neurons.clone(),
    };
    check(&[784, 0, 10], layer(1, 0));
    check(&[784, 30, usize::MAX], layer(2, usize::MAX));
    let hidden_softmax = Architecture::new(&[2, 2, 2], Activation::Softmax, Activation::Softmax);
    assert_eq!(hidden_softmax, Err(ArchitectureError::HiddenSoftmax));
}

/// Files say of such a network that its hidden activation is that of its outputs.
#[wasm_bindgen_test(unsupported = test)]
fn a_hidden_activation_that_no_layer_has_is_none_to_object_to() {
    let softmax = Activation::Softmax;
    let picture = Shape {
        height: 28,
        width: 28,
        channels: 1,
    };
    for hidden in [&[][..], &["pool 14"], &["pool 2", "dropout 0.5"]] {
        let kinds: Vec<_> = hidden
            .iter()
            .chain(&["10"])
            .map(|kind| kind.parse::<LayerKind>().unwrap())
            .collect();
        let architecture = Architecture::of(picture, &kinds, softmax, softmax).unwrap();
        assert_eq!(architecture.hidden(), Activation::Sigmoid);
        assert_eq!(architecture.output(), softmax);
    }
}

/// Chapter 6's network: 28x28, two convolutions with pooling, 100 neurons.
#[wasm_bindgen_test(unsupported = test)]
fn a_convolutional_networks_shapes_and_parameters_follow_from_its_layers() {
    let kinds = [
        "conv 20@5x5",
        "pool 2",
        "conv 40@5x5",
        "pool 2",
        "100",
        "dropout 0.5",
        "10",
    ];
    let kinds = kinds.map(|kind| kind.parse::<LayerKind>().unwrap());
    let of = |kinds: &[LayerKind]| {
        Architecture::of(
            Shape::square(28),
            kinds,
            Activation::Relu,
            Activation::Softmax,
        )
    };
    let architecture = of(&kinds).unwrap();
    assert_eq!(
        architecture.sizes(),
        [
            784,
            24 * 24 * 20,
            12 * 12 * 20,
            8 * 8 * 40,
            4 * 4 * 40,
            100,
            100,
            10
        ]
    );
    assert_eq!(
        architecture.parameters(),
        (25 + 1) * 20 + (25 * 20 + 1) * 40 + (4 * 4 * 40 + 1) * 100 + 101 * 10
    );
    assert_eq!(
        architecture.to_string(),
        "28x28x1, conv 20@5x5, pool 2, conv 40@5x5, pool 2, 100, dropout 0.5, 10"
    );
    let pooled_row = [
        LayerKind::Dense { neurons: 30 },
        LayerKind::MaxPool { window: 2 },
    ];
    assert!(matches!(
        of(&pooled_row),
        Err(ArchitectureError::Layer {
            layer: 2,
            problem: LayerProblem::NotAPicture,
            ..
        })
    ));
}

#[wasm_bindgen_test(unsupported = test)]
fn layers_are_read_as_they_are_written_and_refused_with_what_was_expected() {
    for (text, written) in [
        ("30", "30"),
        ("conv 8@5x5", "conv 8@5x5"),
        ("CONV8@5", "conv 8@5x5"),
        ("conv 8 @ 5×5", "conv 8@5x5"),
        ("pool 2", "pool 2"),
        ("pool 3x3", "pool 3"),
        ("dropout 0.25", "dropout 0.25"),
    ] {
        let kind: LayerKind = text.parse().unwrap();
        assert_eq!(kind.to_string(), written, "{text}");
    }
    let conv = LayerProblem::Conv { most: 128 };
    let neurons = LayerProblem::Neurons { most: 2_000 };
    for (text, problem) in [
        ("", neurons.clone()),
        ("0", neurons.clone()),
        ("2001", neurons.clone()),
        ("3.5", neurons),
        ("conv", conv.clone()),
        ("conv 8", conv.clone()),
        ("conv 8@5x4", conv.clone()),
        ("conv 0@5x5", conv.clone()),
        ("conv 129@5x5", conv.clone()),
        ("conv 8@0x0", conv),
        ("pool", LayerProblem::Pool),
        ("pool 1", LayerProblem::Pool),
        ("pool 2x3", LayerProblem::Pool),
        ("dropout", LayerProblem::Dropout),
        ("dropout 1", LayerProblem::Dropout),
        ("dropout NaN", LayerProblem::Dropout),
    ] {
        assert_eq!(text.parse::<LayerKind>(), Err(problem), "{text}");
    }
}

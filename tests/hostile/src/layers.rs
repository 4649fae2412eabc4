//! Layers as typed into the form, named in an address or written into a file.

use digit_lab::nn::{Activation, Architecture, LayerKind};
use digit_lab::training::Layers;

use crate::message::assert_clear;
use crate::{PARSER_RUNS, Target};

/// `training::Layers`, `nn::LayerKind`
pub const TARGET: Target = Target {
    name: "layers",
    check,
    seeds,
    words: &[
        "conv ",
        "pool ",
        "dropout ",
        "@",
        "x",
        "8@5x5",
        "2x2",
        ",",
        "，",
        "0.5",
        "30",
        "784",
        "18446744073709551615",
        "1e-999",
        "NaN",
        "inf",
    ],
    longest: 512,
    runs: PARSER_RUNS,
};

fn check(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for outputs in [10, 4] {
        check_kinds(&Layers::Hidden(text.clone().into_owned()), &text, outputs);
    }
    let numbers = text.split(',').filter_map(|part| part.trim().parse().ok());
    let ends = numbers.clone().take(1).chain(numbers);
    check_kinds(&Layers::Sizes(ends.collect()), &text, 10);
}

fn check_kinds(layers: &Layers, text: &str, outputs: usize) {
    match layers.kinds_to(outputs) {
        Ok(kinds) => {
            let (relu, sigmoid) = (Activation::Relu, Activation::Sigmoid);
            let architecture = Architecture::of(Layers::input(), &kinds, relu, sigmoid);
            let architecture = architecture.expect("layers that were checked");
            assert!(architecture.parameters() > 0 && architecture.multiplications() > 0);
            let hidden: Vec<String> = kinds.iter().map(LayerKind::to_string).collect();
            let hidden = hidden[..hidden.len() - 1].join(", ");
            assert_eq!(Layers::Hidden(hidden).kinds_to(outputs), Ok(kinds));
        }
        Err(error) => {
            assert_clear(&error);
            if let digit_lab::training::LayersError::Layer { at, .. } = error {
                assert!(at as usize <= text.chars().count());
            }
        }
    }
}

fn seeds() -> Vec<Vec<u8>> {
    let texts = [
        "",
        "30",
        "30, 100,30",
        "conv 8@5x5, pool 2, dropout 0.5, 30",
        "Conv 16 @ 3×3，pool 2x2、100",
        "784, 30, 10",
        "dropout 0",
    ];
    texts.map(|text| text.as_bytes().to_vec()).to_vec()
}

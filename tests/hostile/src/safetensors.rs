//! Networks as safetensors files.

use digit_lab::json::SerdeJson;
use digit_lab::model_file::{Model, load_model, load_safetensors, save_compact, save_model};
use digit_lab::nn::{
    Activation, Architecture, Calibration, Initializer, LayerKind, Network, Shape,
};
use digit_lab::rng::{Purpose, generator};
use serde_json::json;

use crate::message::assert_clear;
use crate::words::json_words;
use crate::{PARSER_RUNS, Target, model};

/// `model_file::load_safetensors`
pub const TARGET: Target = Target {
    name: "safetensors",
    check,
    seeds,
    words: json_words![
        "__metadata__",
        "digit-lab",
        "dtype",
        "shape",
        "data_offsets",
        "F32",
        "I8",
        "1.weights",
        "1.biases",
        "1.scales",
        "2.weights",
        "layers",
        "input",
        "conv 2@2x2",
        "pool 2",
        "dropout 0.5",
        "\\\\\\\"",
    ],
    longest: 2_048,
    runs: PARSER_RUNS,
};

fn check(bytes: &[u8]) {
    match load_safetensors::<SerdeJson>(bytes) {
        Ok(read) => {
            assert_eq!(load_model(bytes).as_ref(), Ok(&read));
            model::check(&read);
        }
        Err(error) => assert_clear(&error),
    }
    if let Err(error) = load_model(bytes) {
        assert_clear(&error);
    }
}

fn seeds() -> Vec<Vec<u8>> {
    let plain = network(Shape::row(3), &[LayerKind::Dense { neurons: 2 }]);
    let conv = network(
        Shape::square(4),
        &[
            LayerKind::Conv { maps: 2, kernel: 2 },
            LayerKind::MaxPool { window: 2 },
            LayerKind::Dropout { share: 0.5 },
            LayerKind::Dense { neurons: 2 },
        ],
    );
    let exact = |network: &Network<f32>, calibration| {
        let network = network.clone();
        save_model(&Model {
            network,
            calibration,
        })
    };
    vec![
        exact(&plain, None),
        exact(&conv, Some(Calibration::default())),
        save_compact(&plain, 127, None, json!({ "seed": 1 })),
        save_compact(&conv, 7, Some(Calibration::default()), json!(null)),
    ]
}

fn network(input: Shape, kinds: &[LayerKind]) -> Network<f32> {
    let architecture = Architecture::of(input, kinds, Activation::Relu, Activation::Softmax);
    let mut rng = generator(1, Purpose::Initialization);
    let architecture = architecture.expect("layers that fit");
    Network::new(&architecture, Initializer::ScaledNormal, &mut rng)
}

//! Messages as plain objects, whose names other programs rely on.

use digit_lab::nn::Cost;
use digit_lab::training::{Command, Event, Layers, Phase, TrainingSpec};
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test(unsupported = test)]
fn a_spec_is_read_by_the_names_of_the_contract() {
    let spec: TrainingSpec = serde_json::from_value(json!({
        "layers": [784, 30, 10], "activation": "sigmoid", "outputActivation": "sigmoid", "cost": "crossEntropy",
        "initializer": "scaledNormal", "learningRate": 0.5, "miniBatch": 10, "regularization": "l2", "lambda": 0, "seed": 1,
    }))
    .unwrap();
    assert_eq!(
        (spec.cost, spec.mini_batch, spec.lambda),
        (Cost::CrossEntropy, 10.0, 0.0)
    );
    assert_eq!(spec.layers, Layers::Sizes(vec![784.0, 30.0, 10.0]));
    let panel: TrainingSpec = serde_json::from_value(json!({ "layers": "30, 30" })).unwrap();
    assert_eq!(
        panel,
        TrainingSpec {
            layers: Layers::Hidden("30, 30".into()),
            ..TrainingSpec::default()
        }
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn messages_are_objects_named_by_what_they_are() {
    let command = Command::Start {
        spec: TrainingSpec::default(),
        paused: true,
    };
    let object = serde_json::to_value(&command).unwrap();
    assert_eq!(object["start"]["paused"], json!(true));
    assert_eq!(serde_json::from_value::<Command>(object).unwrap(), command);

    assert_eq!(
        serde_json::to_value(Command::Pause).unwrap(),
        json!("pause")
    );

    let event = Event::Phase {
        phase: Phase::Running,
    };
    assert_eq!(
        serde_json::to_value(&event).unwrap(),
        json!({ "phase": { "phase": "running" } })
    );
    let progress = Event::Progress {
        epoch: 1,
        batch: 2,
        share: 0.2,
        costs: vec![0.5],
        images: 20.0,
        training_secs: 0.25,
    };
    assert_eq!(
        serde_json::to_value(&progress).unwrap()["progress"]["trainingSecs"],
        json!(0.25)
    );
    // What is not to change may be left out.
    let change = serde_json::from_value(json!({ "change": { "learningRate": 0.25 } }));
    assert_eq!(
        change.ok(),
        Some(Command::Change {
            learning_rate: Some(0.25),
            mini_batch: None,
            lambda: None,
        })
    );
}

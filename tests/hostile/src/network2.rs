//! Networks as the book's program writes them.

use digit_lab::model_file::load_model;

use crate::message::assert_clear;
use crate::words::json_words;
use crate::{PARSER_RUNS, Target, model};

/// `model_file::load_model`, of a JSON file
pub const TARGET: Target = Target {
    name: "network2",
    check,
    seeds,
    words: json_words![
        "sizes",
        "weights",
        "biases",
        "cost",
        "activation",
        "outputActivation",
        "CrossEntropyCost",
        "softmax",
        "relu",
        "[[[0.5]]]",
    ],
    longest: 1_024,
    runs: PARSER_RUNS,
};

fn check(bytes: &[u8]) {
    // What begins otherwise is no JSON to the engine.
    let mut file = b"{".to_vec();
    file.extend_from_slice(bytes.strip_prefix(b"{").unwrap_or(bytes));
    match load_model(&file) {
        Ok(read) => model::check(&read),
        Err(error) => assert_clear(&error),
    }
}

fn seeds() -> Vec<Vec<u8>> {
    vec![
        br#"{"sizes": [2, 1, 1], "weights": [[[0.5, -1.0]], [[2.0]]], "biases": [[[0.25]], [[-0.5]]], "cost": "CrossEntropyCost"}"#.to_vec(),
        br#"{"sizes":[1,2],"weights":[[[1e9],[-1]]],"biases":[[[0],[1]]],"activation":"relu","outputActivation":"softmax"}"#.to_vec(),
    ]
}

//! Networks as files.

use digit_lab::model_file::{
    Format, Model, ModelFileError, NotDense, load, load_model, save, save_compact, save_exact,
    save_json,
};
use digit_lab::nn::{Activation, Architecture, Calibration, Cost, Initializer, Network, Shape};
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fixtures::{network, normal, rng};

fn sample() -> Network<f32> {
    network(&[6, 5, 3], Activation::Tanh, Activation::Softmax, 4)
}

#[wasm_bindgen_test(unsupported = test)]
fn exact_files_keep_every_bit() {
    let sample = sample();
    assert_eq!(load(&save_exact(&sample)), Ok(sample.clone()));
    assert_eq!(
        load(&save_json(&sample, Cost::LogLikelihood).unwrap()),
        Ok(sample)
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn compact_files_keep_outputs_to_a_hundredth_and_are_the_same_each_time() {
    let sample = sample();
    let file = save_compact(&sample, 127, None, json!({ "made": "here", "seed": 1 }));
    assert_eq!(
        file,
        save_compact(&sample, 127, None, json!({ "made": "here", "seed": 1 }))
    );
    let x = normal(8, 6, 1);
    let (exact, rounded) = (
        sample.predict(x.view()),
        load(&file).unwrap().predict(x.view()),
    );
    assert!(
        exact
            .iter()
            .zip(&rounded)
            .all(|(a, b)| (a - b).abs() < 0.01)
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn a_file_of_network2_is_read() {
    // As network2.py writes a [2, 1, 1] network: weights (outputs, inputs), biases columns of one.
    let file = br#"{"sizes": [2, 1, 1], "weights": [[[0.5, -1.0]], [[2.0]]],
        "biases": [[[0.25]], [[-0.5]]], "cost": "CrossEntropyCost"}"#;
    let network = load(file).unwrap();
    let sigmoid = |z: f32| 1.0 / (1.0 + (-z).exp());
    let hidden = sigmoid(0.5 * 3.0 - 1.0 + 0.25);
    let output = network.predict(ndarray::arr2(&[[3.0, 1.0]]).view())[[0, 0]];
    assert!((output - sigmoid(2.0 * hidden - 0.5)).abs() < 1e-6);
}

/// network2 JSON with one thing changed.
fn changed(key: &str, value: Value) -> Vec<u8> {
    let mut file = json!({
        "sizes": [2, 1, 1],
        "weights": [[[0.5, -1.0]], [[2.0]]],
        "biases": [[[0.25]], [[-0.5]]],
        "cost": "CrossEntropyCost",
    });
    file[key] = value;
    serde_json::to_vec(&file).unwrap()
}

#[wasm_bindgen_test(unsupported = test)]
fn each_fault_of_a_json_file_says_expected_and_got() {
    let check = |file: Vec<u8>, message: &str| {
        assert_eq!(load(&file).unwrap_err().to_string(), message);
    };
    check(
        changed("sizes", json!([2, 1])),
        "expected weights of 1 layers, got 2",
    );
    check(
        changed("sizes", json!([2])),
        "expected 2 to 16 layer sizes, got 1",
    );
    check(
        changed("sizes", json!([2, 100_000, 1])),
        "expected 1 to 2000 neurons, or a layer such as conv 8@5x5, pool 2 or dropout 0.5, got 100000 as layer 1",
    );
    check(
        changed("weights", json!([[[0.5]], [[2.0]]])),
        "expected weights of shape [1, 2] in layer 1, got [1, 1]",
    );
    check(
        changed("biases", json!([[[0.25], [1.0]], [[-0.5]]])),
        "expected biases of shape [1, 1] in layer 1, got [2, 1]",
    );
    check(
        changed("weights", json!([[[0.5, 1e300]], [[2.0]]])),
        "expected finite weights and biases, got one that is not in layer 1",
    );
    assert!(matches!(
        load(&changed("weights", json!("none"))),
        Err(ModelFileError::Malformed { .. })
    ));
    assert!(matches!(
        load(&changed("activation", json!("swish"))),
        Err(ModelFileError::Malformed { .. })
    ));
}

#[wasm_bindgen_test(unsupported = test)]
fn what_is_no_model_file_is_refused() {
    assert_eq!(load(b""), Err(ModelFileError::Empty));
    assert_eq!(load(b" \n\t "), Err(ModelFileError::Empty));
    for bytes in [
        &b"hello, this is no model"[..],
        b"[{}]",
        b"<!doctype html>",
        &[0xff; 64],
    ] {
        assert_eq!(load(bytes), Err(ModelFileError::Foreign), "{bytes:?}");
    }
    for bytes in [&b"{"[..], b"{\"a\": 1}", b"\x02\0\0\0\0\0\0\0{"] {
        let got = load(bytes);
        assert!(
            matches!(got, Err(ModelFileError::Malformed { .. })),
            "{bytes:?} {got:?}"
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_broken_safetensors_file_is_refused_wherever_it_breaks() {
    let file = save_compact(&sample(), 127, None, Value::Null);
    for end in 0..file.len() {
        assert!(load(&file[..end]).is_err(), "cut at {end}");
    }
    // Any byte may be wrong: the answer is an error or another network, never a panic.
    for index in 0..file.len() {
        let mut broken = file.clone();
        broken[index] ^= 0x5a;
        let _ = load(&broken);
    }
}

/// A network with every kind of layer.
fn convolutional() -> Network<f32> {
    let kinds =
        ["conv 3@3x3", "pool 2", "dropout 0.25", "5", "3"].map(|kind| kind.parse().unwrap());
    let input = Shape {
        height: 8,
        width: 7,
        channels: 2,
    };
    let architecture =
        Architecture::of(input, &kinds, Activation::Relu, Activation::Softmax).unwrap();
    Network::new(&architecture, Initializer::ScaledNormal, &mut rng(3))
}

#[wasm_bindgen_test(unsupported = test)]
fn networks_with_other_layers_travel_as_safetensors_and_not_as_json() {
    let network = convolutional();
    assert_eq!(load(&save_exact(&network)), Ok(network.clone()));
    let rounded = load(&save_compact(&network, 127, None, json!({ "seed": 1 }))).unwrap();
    assert_eq!(rounded.kinds(), network.kinds());
    let x = normal(4, 8 * 7 * 2, 1);
    let (exact, rounded) = (network.predict(x.view()), rounded.predict(x.view()));
    assert!(
        exact
            .iter()
            .zip(&rounded)
            .all(|(a, b)| (a - b).abs() < 0.02)
    );
    assert_eq!(save_json(&network, Cost::LogLikelihood), None);
}

#[wasm_bindgen_test(unsupported = test)]
fn networks_whose_hidden_layers_have_no_activation_travel_too() {
    let input = Shape {
        height: 8,
        width: 8,
        channels: 1,
    };
    let kinds = ["pool 2", "dropout 0.5", "3"].map(|kind| kind.parse().unwrap());
    let (hidden, output) = (Activation::Sigmoid, Activation::Softmax);
    let architecture = Architecture::of(input, &kinds, hidden, output).unwrap();
    let network = Network::new(&architecture, Initializer::ScaledNormal, &mut rng(3));
    assert_eq!(load(&save_exact(&network)), Ok(network));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_file_keeps_the_calibration_and_the_notes() {
    let calibration = Some(Calibration {
        temperature: 1.5,
        least_score: 0.7,
        least_lead: 0.0,
    });
    let notes = json!({ "testAccuracy": 0.99 });
    let file = save_compact(&convolutional(), 63, calibration, notes);
    assert_eq!(load_model(&file).unwrap().calibration, calibration);
    // Nothing reads the notes but people.
    assert!(String::from_utf8_lossy(&file).contains("testAccuracy"));
}

#[wasm_bindgen_test(unsupported = test)]
fn layers_in_a_file_that_are_not_possible_are_refused() {
    let file = save_exact(&convolutional());
    // Of the same length, so that the header's length stays right.
    for (there, instead, message) in [
        ("conv 3@3x3", "conv 3@9x9", "at most 7 pixels"),
        (
            "conv 3@3x3",
            "conv 4@3x3",
            "expected weights of shape [18, 4] in layer 1, got [18, 3]",
        ),
        ("pool 2", "pond 2", "got \"pond 2\" as layer 2"),
    ] {
        let mut changed = file.clone();
        let at = file
            .windows(there.len())
            .position(|part| part == there.as_bytes())
            .unwrap();
        changed[at..at + instead.len()].copy_from_slice(instead.as_bytes());
        let error = load(&changed).unwrap_err().to_string();
        assert!(error.contains(message), "{error}");
    }
}

/// A safetensors file of this header and so many bytes of data.
fn safetensors(header: &str, data: usize) -> Vec<u8> {
    let mut file = (header.len() as u64).to_le_bytes().to_vec();
    file.extend(header.as_bytes());
    file.resize(file.len() + data, 0);
    file
}

#[wasm_bindgen_test(unsupported = test)]
fn what_a_safetensors_file_declares_is_checked_before_there_is_room_for_it() {
    let check = |file: &[u8], message: &str| {
        let error = load(file).unwrap_err().to_string();
        assert!(error.ends_with(message), "{error}");
    };
    let metadata = r#""__metadata__":{"digit-lab":"{\"activation\":\"relu\",\"outputActivation\":\"softmax\"}"}"#;
    check(
        &[&u64::MAX.to_le_bytes()[..], b"{"].concat(),
        "a header of 18446744073709551615 bytes, more than 1048576",
    );
    check(
        &[&1_000_u64.to_le_bytes()[..], b"{"].concat(),
        "no whole header",
    );
    // As large as no memory, but the data is not.
    let huge = format!(
        r#"{{{metadata},"1.weights":{{"dtype":"F32","shape":[4294967295,2],"data_offsets":[0,8]}}}}"#
    );
    check(
        &safetensors(&huge, 8),
        "expected 1 to 2000 inputs, got 4294967295",
    );
    let short = format!(
        r#"{{{metadata},"1.weights":{{"dtype":"F32","shape":[2000,2000],"data_offsets":[0,8]}}}}"#
    );
    check(
        &safetensors(&short, 8),
        "tensor \"1.weights\" of shape [2000, 2000] has 8 bytes",
    );
    let shared = format!(
        r#"{{{metadata},"1.biases":{{"dtype":"F32","shape":[2],"data_offsets":[0,8]}},"1.weights":{{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]}}}}"#
    );
    check(
        &safetensors(&shared, 8),
        "the tensors do not lie side by side in its 8 bytes of data",
    );
    let backwards = format!(
        r#"{{{metadata},"1.biases":{{"dtype":"F32","shape":[2],"data_offsets":[8,0]}},"1.weights":{{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]}}}}"#
    );
    check(
        &safetensors(&backwards, 8),
        "the tensors do not lie side by side in its 8 bytes of data",
    );
    let deep = format!(
        r#"{{{metadata},"1.weights":{{"dtype":"F32","shape":[1,1,2],"data_offsets":[0,8]}}}}"#
    );
    check(&safetensors(&deep, 8), "tensor \"1.weights\" has 3 sides");
}

#[wasm_bindgen_test(unsupported = test)]
fn lists_in_json_are_refused_where_they_become_too_long() {
    let check = |key: &str, value: Value, message: &str| {
        let error = load(&changed(key, value)).unwrap_err().to_string();
        assert!(error.contains(message), "{error}");
    };
    check("sizes", json!(vec![1; 17]), "expected a list of at most 16");
    check(
        "weights",
        json!(vec![json!([]); 16]),
        "expected a list of at most 15",
    );
    check(
        "weights",
        json!([vec![json!([]); 2_001]]),
        "expected a list of at most 2000",
    );
    check(
        "weights",
        json!([[vec![0; 2_001]]]),
        "expected a list of at most 2000",
    );
    check(
        "biases",
        json!([vec![[0]; 2_001]]),
        "expected a list of at most 2000",
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn what_a_file_says_is_quoted_in_part_where_it_is_long() {
    let long = "x".repeat(100_000);
    let error = load(&changed("activation", json!(long.clone()))).unwrap_err();
    assert!(error.to_string().len() < 300);
    let layers = format!(
        r#"{{\"activation\":\"relu\",\"outputActivation\":\"softmax\",\"layers\":\"{long}\"}}"#
    );
    let header = format!(r#"{{"__metadata__":{{"digit-lab":"{layers}"}}}}"#);
    let error = load(&safetensors(&header, 0)).unwrap_err().to_string();
    assert!(error.contains("as layer 1") && error.len() < 400, "{error}");
}

#[wasm_bindgen_test(unsupported = test)]
fn a_model_is_saved_in_any_format_that_has_a_place_for_it() {
    let dense = Model {
        network: sample(),
        calibration: None,
    };
    for &format in Format::ALL {
        let file = save(&dense, format, None).unwrap();
        match format {
            Format::Onnx => assert_eq!(load(&file), Err(ModelFileError::Onnx)),
            Format::Json | Format::Safetensors => assert_eq!(load(&file), Ok(sample())),
        }
    }
    let other = Model {
        network: convolutional(),
        calibration: None,
    };
    assert_eq!(save(&other, Format::Json, None), Err(NotDense));
    assert!(save(&other, Format::Onnx, None).is_ok());
}

#[wasm_bindgen_test(unsupported = test)]
fn a_json_file_of_unknown_training_names_the_cost_that_goes_with_its_outputs() {
    for (output, cost) in [
        (Activation::Softmax, "LogLikelihoodCost"),
        (Activation::Sigmoid, "CrossEntropyCost"),
        (Activation::Linear, "QuadraticCost"),
    ] {
        let network = network(&[3, 2], Activation::Sigmoid, output, 1);
        let model = Model {
            network,
            calibration: None,
        };
        let file = save(&model, Format::Json, None).unwrap();
        let file: Value = serde_json::from_slice(&file).unwrap();
        assert_eq!(file["cost"], cost);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_fault_repeats_what_a_file_says_in_part() {
    let long = "softmax\n".repeat(100_000);
    let file = changed("activation", json!(long));
    let said = load(&file).unwrap_err().to_string();
    assert!(said.chars().count() < 500 && !said.contains('\n'), "{said}");
}

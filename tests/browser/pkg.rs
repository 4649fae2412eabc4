//! `Trainer`, `Recognizer` and model files.

use digit_lab::web::{Recognizer, Trainer, convert_model, open_model};
use js_sys::{JSON, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

const SHIPPED: &[u8] = include_bytes!("../../www/models/shipped.safetensors");

fn object(json: &str) -> JsValue {
    JSON::parse(json).unwrap()
}

fn get(value: &JsValue, key: &str) -> JsValue {
    Reflect::get(value, &key.into()).unwrap()
}

fn message(error: &JsValue) -> String {
    error.dyn_ref::<js_sys::Error>().unwrap().message().into()
}

/// Twenty pictures of ten kinds: a bar further down for each class.
fn bars() -> (Vec<u8>, Vec<u8>) {
    let mut images = vec![0; 20 * 784];
    let labels: Vec<u8> = (0..20).map(|index| index % 10).collect();
    for (index, &label) in labels.iter().enumerate() {
        let start = index * 784 + (3 + 2 * usize::from(label)) * 28;
        images[start..start + 28].fill(255);
    }
    (images, labels)
}

fn trainer(config: &str) -> Result<Trainer, JsValue> {
    let (images, labels) = bars();
    Trainer::new(object(config).into(), images, labels)
}

#[wasm_bindgen_test]
fn a_trainer_learns_and_its_network_can_be_saved_and_read() {
    let config = r#"{"layers": [784, 12, 10], "cost": "crossEntropy", "learningRate": 1.0, "miniBatch": 5, "lambda": 0, "epochs": 40}"#;
    let mut trainer = trainer(config).unwrap();
    let record: JsValue = trainer.train_epoch().unwrap().into();
    assert_eq!(get(&record, "epoch"), 1);
    let first = get(&record, "trainingCost").as_f64().unwrap();
    assert_eq!(trainer.train_batches(7).unwrap(), 7);
    let mut last = first;
    for _ in 0..30 {
        last = get(&trainer.train_epoch().unwrap().into(), "trainingCost")
            .as_f64()
            .unwrap();
    }
    assert!(last < 0.5 * first, "{first} to {last}");

    let pixels: Vec<f32> = bars().0[..784]
        .iter()
        .map(|&byte| f32::from(byte) / 255.0)
        .collect();
    let scores = trainer.predict(&pixels).unwrap();
    assert_eq!(scores.len(), 10);
    for format in ["json", "safetensors"] {
        let recognizer = Recognizer::new(&trainer.save(format).unwrap()).unwrap();
        let reading: JsValue = recognizer.read_pixels(&pixels).unwrap().into();
        assert_eq!(get(&reading, "digit"), 0);
    }
}

#[wasm_bindgen_test]
fn a_trainer_stops_at_its_last_epoch() {
    let mut trainer = trainer(r#"{"epochs": 1, "miniBatch": 10}"#).unwrap();
    assert_eq!(trainer.train_batches(100).unwrap(), 2);
    assert!(message(&trainer.train_epoch().err().unwrap()).contains("got all 1 done"));
}

#[wasm_bindgen_test]
fn bad_input_throws_an_error_that_says_expected_and_got() {
    let check = |config: &str, expected: &str| {
        let error = trainer(config).err().unwrap();
        assert!(message(&error).contains(expected), "{}", message(&error));
    };
    check(
        r#"{"miniBatch": 2.5}"#,
        "mini-batch: expected a whole number from 1 to 20, got 2.5",
    );
    check(
        r#"{"layers": [784, 30]}"#,
        "layers: expected sizes from 784 to 10, got 784, 30",
    );
    check(
        r#"{"layers": "conv 128@5x5, 2000"}"#,
        "takes at most 1000 MB of memory to train, got one of 147481338 weights and biases",
    );
    check(r#"{"cost": "hinge"}"#, "unknown cost \"hinge\"");
    check("\"fast\"", "fast");
    check(r#"{"learningrate": 3}"#, "learningRate");
    check("[1, 2]", "got \"0\"");
    let short = Trainer::new(object("{}").into(), vec![0; 100], vec![1])
        .err()
        .unwrap();
    assert!(message(&short).contains("got 100 bytes and 1 labels"));

    let trainer = trainer("{}").unwrap();
    assert!(
        message(&trainer.predict(&[0.0; 3]).unwrap_err()).contains("expected 784 pixels, got 3")
    );
    assert_eq!(
        message(&trainer.save("hdf5").unwrap_err()),
        "unknown model file format \"hdf5\", expected one of json, safetensors, onnx"
    );
    assert!(message(&Recognizer::new(b"nothing").err().unwrap()).contains("expected"));
}

#[wasm_bindgen_test]
fn a_recognizer_reads_strokes() {
    let recognizer = Recognizer::new(SHIPPED).unwrap();
    let seven = object("[[[70, 60], [210, 60], [130, 250]]]");
    let reading: JsValue = recognizer.read_strokes(seven.into(), 300.0).unwrap().into();
    assert_eq!(get(&reading, "reading"), "7");
    let digit = get(&get(&reading, "digits"), "0");
    assert_eq!(
        (get(&digit, "digit"), get(&get(&digit, "box"), "left")),
        (7.into(), 70.into())
    );
    assert_eq!(js_sys::Array::from(&get(&digit, "scores")).length(), 10);
    assert_eq!(get(&get(&digit, "strokes"), "0"), 0);

    let nothing: JsValue = recognizer
        .read_strokes(object("[]").into(), 300.0)
        .unwrap()
        .into();
    assert_eq!(
        (get(&nothing, "reading"), get(&nothing, "sure")),
        ("".into(), false.into())
    );
    let error = recognizer
        .read_strokes(object("[[7]]").into(), 300.0)
        .err()
        .unwrap();
    assert!(!message(&error).is_empty());
    let error = recognizer
        .read_strokes(object("[]").into(), -1.0)
        .err()
        .unwrap();
    assert_eq!(message(&error), "expected a pad size above 0, got -1");
}

#[wasm_bindgen_test]
fn a_recognizer_reads_pictures() {
    let recognizer = Recognizer::new(SHIPPED).unwrap();
    // A 7 with lines 10 pixels wide, black on white, with a white margin.
    let (width, height) = (160, 240);
    let is_ink = |x: i32, y: i32| {
        let on_bar = (40..50).contains(&y) && (40..120).contains(&x);
        let stem = 115 - (y - 40) / 3;
        on_bar || ((40..200).contains(&y) && (stem - 5..stem + 5).contains(&x))
    };
    let rgba: Vec<u8> = (0..width * height)
        .flat_map(|index| {
            let gray = if is_ink(index % width, index / width) {
                20
            } else {
                240
            };
            [gray, gray, gray, 255]
        })
        .collect();
    let reading: JsValue = recognizer
        .read_picture(&rgba, f64::from(width), f64::from(height))
        .unwrap()
        .into();
    assert_eq!(get(&reading, "reading"), "7");
    assert_eq!(
        (get(&reading, "width"), get(&reading, "height")),
        (160.into(), 240.into())
    );
    let digit = get(&get(&reading, "digits"), "0");
    assert_eq!(
        (get(&digit, "digit"), get(&digit, "line")),
        (7.into(), 0.into())
    );
    assert_eq!(get(&get(&digit, "box"), "left"), 40);
    assert_eq!(
        js_sys::Uint8Array::new(&get(&digit, "pixels")).length(),
        784
    );

    let fault = |rgba: &[u8], width: f64, height: f64| {
        message(&recognizer.read_picture(rgba, width, height).err().unwrap())
    };
    assert_eq!(
        fault(&[0; 8], 2.0, 2.0),
        "expected 16 bytes for 2x2 pixels of RGBA, got 8"
    );
    assert_eq!(
        fault(&[], 0.0, 2.0),
        "expected a picture of at least 1x1 pixels, got 0x2"
    );
    for (side, said) in [(-5.0, "-5"), (2.5, "2.5"), (f64::NAN, "NaN")] {
        assert_eq!(
            fault(&[], side, 1.0),
            format!("expected a width in whole pixels, got {said}")
        );
    }
}

#[wasm_bindgen_test]
fn model_files_are_converted_and_opened() {
    let trainer = trainer(r#"{"layers": [784, 3, 10]}"#).unwrap();
    let exact = trainer.save("safetensors").unwrap();
    assert_eq!(
        convert_model(&trainer.save("json").unwrap(), "safetensors").unwrap(),
        exact
    );
    assert_eq!(
        convert_model(&exact, "onnx").unwrap(),
        trainer.save("onnx").unwrap()
    );
    let opened = get(&open_model(&exact).unwrap(), "model");
    assert_eq!(js_sys::Uint8Array::new(&opened).to_vec(), exact);

    let no_json = convert_model(SHIPPED, "json").unwrap_err();
    assert!(message(&no_json).contains("expected a fully connected network"));
    let refused = get(&open_model(b"").unwrap(), "refused");
    assert_eq!(get(&refused, "file"), "empty");
    let onnx = trainer.save("onnx").unwrap();
    let refused = get(&open_model(&onnx).unwrap(), "refused");
    assert_eq!(get(&refused, "file"), "onnx");
}

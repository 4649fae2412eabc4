//! Networks as ONNX, read again by a reader of Protocol Buffers of this test's own.

use std::collections::{BTreeMap, BTreeSet};

use digit_lab::model_file::{Model, ModelFileError, load, save_onnx};
use digit_lab::nn::{Activation, Architecture, Calibration, Initializer, Network, Shape};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fixtures::{network, rng};

/// A field's value.
#[derive(Clone, Debug)]
enum Value {
    Int(u64),
    Bytes(Vec<u8>),
}

impl Value {
    fn int(&self) -> u64 {
        match self {
            Self::Int(value) => *value,
            Self::Bytes(_) => panic!("expected a number"),
        }
    }

    fn bytes(&self) -> &[u8] {
        match self {
            Self::Bytes(bytes) => bytes,
            Self::Int(_) => panic!("expected bytes"),
        }
    }

    fn text(&self) -> String {
        String::from_utf8(self.bytes().to_vec()).unwrap()
    }

    fn message(&self) -> Message {
        Message::of(self.bytes())
    }
}

/// A message's fields by their numbers, in order.
struct Message(BTreeMap<u64, Vec<Value>>);

impl Message {
    fn of(mut bytes: &[u8]) -> Self {
        let mut fields: BTreeMap<u64, Vec<Value>> = BTreeMap::new();
        while !bytes.is_empty() {
            let tag = varint(&mut bytes);
            let value = match tag & 7 {
                0 => Value::Int(varint(&mut bytes)),
                2 => {
                    let length = varint(&mut bytes) as usize;
                    let (inside, rest) = bytes.split_at(length);
                    bytes = rest;
                    Value::Bytes(inside.to_vec())
                }
                kind => panic!("a field of kind {kind}"),
            };
            fields.entry(tag >> 3).or_default().push(value);
        }
        Self(fields)
    }

    fn all(&self, field: u64) -> &[Value] {
        self.0.get(&field).map_or(&[], Vec::as_slice)
    }

    fn one(&self, field: u64) -> &Value {
        match self.all(field) {
            [value] => value,
            other => panic!("expected one field {field}, got {}", other.len()),
        }
    }
}

fn varint(bytes: &mut &[u8]) -> u64 {
    let mut value = 0;
    for place in 0.. {
        let (&byte, rest) = bytes.split_first().unwrap();
        *bytes = rest;
        value |= u64::from(byte & 0x7f) << (7 * place);
        if byte < 0x80 {
            break;
        }
    }
    value
}

/// A graph as a runtime would see it.
struct Graph {
    model: Message,
    /// Operator, inputs, output.
    nodes: Vec<(String, Vec<String>, String)>,
    /// Type, sides and bytes by name.
    initializers: BTreeMap<String, (u64, Vec<u64>, Vec<u8>)>,
    /// Names and features.
    inputs: Vec<(String, u64)>,
    outputs: Vec<(String, u64)>,
}

impl Graph {
    /// Reads a file, and holds it against what the format wants of every graph.
    fn of(file: &[u8]) -> Self {
        let model = Message::of(file);
        let graph = model.one(7).message();
        let texts = |values: &[Value]| values.iter().map(Value::text).collect::<Vec<_>>();
        let nodes = graph.all(1).iter().map(|node| {
            let node = node.message();
            let output = node.one(2).text();
            assert_eq!(node.one(3).text(), output);
            (node.one(4).text(), texts(node.all(1)), output)
        });
        let initializers = graph.all(5).iter().map(|tensor| {
            let tensor = tensor.message();
            let sides: Vec<u64> = tensor.all(1).iter().map(Value::int).collect();
            let data_type = tensor.one(2).int();
            let bytes = tensor.one(9).bytes().to_vec();
            let width = if data_type == 7 { 8 } else { 4 };
            assert_eq!(bytes.len() as u64, sides.iter().product::<u64>() * width);
            (tensor.one(8).text(), (data_type, sides, bytes))
        });
        let ends = |values: &[Value]| {
            let end = |value: &Value| {
                let info = value.message();
                let tensor = info.one(2).message().one(1).message();
                assert_eq!(tensor.one(1).int(), 1, "floats");
                let shape = tensor.one(2).message();
                let [batch, features] = shape.all(1) else {
                    panic!("expected two sides");
                };
                assert_eq!(batch.message().one(2).text(), "batch");
                (info.one(1).text(), features.message().one(1).int())
            };
            values.iter().map(end).collect::<Vec<_>>()
        };
        let graph = Self {
            nodes: nodes.collect(),
            initializers: initializers.collect(),
            inputs: ends(graph.all(11)),
            outputs: ends(graph.all(12)),
            model,
        };
        graph.check_order();
        graph
    }

    /// Whatever a node takes is there before it, and no name is used twice.
    fn check_order(&self) {
        let mut known: BTreeSet<&str> = self.initializers.keys().map(String::as_str).collect();
        known.extend(self.inputs.iter().map(|(name, _)| name.as_str()));
        for (operator, inputs, output) in &self.nodes {
            for input in inputs {
                assert!(known.contains(input.as_str()), "{operator} takes {input}");
            }
            assert!(known.insert(output), "{output} comes out twice");
        }
        for (output, _) in &self.outputs {
            assert!(
                known.contains(output.as_str()),
                "{output} comes out of nothing"
            );
        }
    }

    fn operators(&self) -> Vec<&str> {
        let operators = self.nodes.iter().map(|(operator, ..)| operator.as_str());
        operators.collect()
    }

    fn floats(&self, name: &str) -> (Vec<u64>, Vec<f32>) {
        let (data_type, sides, bytes) = &self.initializers[name];
        assert_eq!(*data_type, 1);
        let floats = bytes.as_chunks::<4>().0.iter();
        let floats = floats.map(|bytes| f32::from_le_bytes(*bytes));
        (sides.clone(), floats.collect())
    }
}

fn saved(network: Network<f32>) -> Vec<u8> {
    save_onnx(&Model {
        network,
        calibration: None,
    })
}

fn convolutional(input: Shape, kinds: &[&str]) -> Network<f32> {
    let kinds: Vec<_> = kinds.iter().map(|kind| kind.parse().unwrap()).collect();
    let architecture =
        Architecture::of(input, &kinds, Activation::Relu, Activation::Softmax).unwrap();
    Network::new(&architecture, Initializer::ScaledNormal, &mut rng(3))
}

#[wasm_bindgen_test(unsupported = test)]
fn a_fully_connected_network_is_one_product_a_layer() {
    let network = network(&[784, 5, 10], Activation::Tanh, Activation::Sigmoid, 1);
    let graph = Graph::of(&saved(network.clone()));
    assert_eq!(graph.model.one(1).int(), 7, "the format's version");
    assert_eq!(graph.model.one(8).message().one(2).int(), 13, "the opset");
    assert_eq!(graph.inputs, [("pixels".to_owned(), 784)]);
    assert_eq!(
        graph.outputs,
        [("outputs".to_owned(), 10), ("scores".to_owned(), 10)]
    );
    assert_eq!(
        graph.operators(),
        ["Gemm", "Tanh", "Gemm", "Sigmoid", "Clip"]
    );
    for (number, layer) in (1..).zip(network.layers()) {
        let parameters = layer.parameters().unwrap();
        let (inputs, outputs) = parameters.weights.dim();
        let weights: Vec<f32> = parameters.weights.iter().copied().collect();
        let expected = (vec![inputs as u64, outputs as u64], weights);
        assert_eq!(graph.floats(&format!("{number}.weights")), expected);
        let expected = (vec![outputs as u64], parameters.biases.to_vec());
        assert_eq!(graph.floats(&format!("{number}.biases")), expected);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_convolution_has_its_weights_map_by_map_and_dropout_is_not_there() {
    let input = Shape {
        height: 8,
        width: 7,
        channels: 2,
    };
    let network = convolutional(input, &["conv 3@3x3", "pool 2", "dropout 0.25", "5", "10"]);
    let graph = Graph::of(&saved(network.clone()));
    assert_eq!(
        graph.operators(),
        [
            "Reshape",
            "Transpose",
            "Conv",
            "Relu",
            "MaxPool",
            "Transpose",
            "Reshape",
            "Gemm",
            "Relu",
            "Gemm",
            "Softmax",
            "Max",
            "Log",
            "Mul",
            "Softmax"
        ]
    );
    let (sides, weights) = graph.floats("1.weights");
    assert_eq!(sides, [3, 2, 3, 3]);
    let ours = &network.layers()[0].parameters().unwrap().weights;
    for (index, weight) in weights.iter().enumerate() {
        let (column, row) = (index % 3, index / 3 % 3);
        let (channel, map) = (index / 9 % 2, index / 18);
        assert_eq!(*weight, ours[[(row * 3 + column) * 2 + channel, map]]);
    }
    // Layers are counted as in the form, those without weights included.
    assert!(graph.initializers.contains_key("4.weights"));
    assert!(graph.initializers.contains_key("5.weights"));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_picture_of_one_channel_is_not_turned() {
    let network = convolutional(Shape::square(28), &["conv 2@5x5", "10"]);
    let graph = Graph::of(&saved(network));
    assert_eq!(graph.operators()[..2], ["Reshape", "Conv"]);
}

#[wasm_bindgen_test(unsupported = test)]
fn every_activation_ends_in_the_outputs_and_in_scores() {
    for &activation in Activation::ALL {
        let operators: &[&str] = match activation {
            Activation::Sigmoid => &["Gemm", "Sigmoid", "Clip"],
            Activation::Tanh => &["Gemm", "Tanh", "Add", "Mul", "Clip"],
            Activation::Relu => &["Gemm", "Relu", "Clip"],
            Activation::Softmax => &["Gemm", "Softmax", "Max", "Log", "Mul", "Softmax"],
            Activation::Linear => &["Gemm", "Identity", "Clip"],
            Activation::Step => &["Gemm", "Greater", "Cast", "Clip"],
        };
        let network = network(&[784, 10], Activation::Sigmoid, activation, 1);
        assert_eq!(Graph::of(&saved(network)).operators(), operators);
    }
    let linear = network(&[784, 3, 10], Activation::Linear, Activation::Sigmoid, 1);
    let operators = ["Gemm", "Gemm", "Sigmoid", "Clip"];
    assert_eq!(Graph::of(&saved(linear)).operators(), operators);
}

#[wasm_bindgen_test(unsupported = test)]
fn four_outputs_become_ten_scores_and_other_outputs_none() {
    let bits = network(&[784, 6, 4], Activation::Sigmoid, Activation::Sigmoid, 1);
    let graph = Graph::of(&saved(bits));
    assert_eq!(
        graph.outputs,
        [("outputs".to_owned(), 4), ("scores".to_owned(), 10)]
    );
    // Of 5, 0101: the columns are the digits.
    let (_, ones) = graph.floats("scores.ones");
    let of_5: Vec<f32> = (0..4).map(|bit| ones[bit * 10 + 5]).collect();
    assert_eq!(of_5, [0.0, 1.0, 0.0, 1.0]);
    let others = network(&[784, 3], Activation::Sigmoid, Activation::Sigmoid, 1);
    assert_eq!(
        Graph::of(&saved(others)).outputs,
        [("outputs".to_owned(), 3)]
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn the_calibration_is_in_scores_and_metadata() {
    let calibration = Calibration {
        temperature: 2.0,
        least_score: 0.75,
        least_lead: 0.25,
    };
    let file = save_onnx(&Model {
        network: network(&[784, 10], Activation::Sigmoid, Activation::Softmax, 1),
        calibration: Some(calibration),
    });
    let graph = Graph::of(&file);
    assert_eq!(graph.floats("scores.coldness").1, [0.5]);
    let metadata = graph.model.one(14).message();
    assert_eq!(metadata.one(1).text(), "digit-lab");
    let json: serde_json::Value = serde_json::from_str(&metadata.one(2).text()).unwrap();
    assert_eq!(json["outputActivation"], "softmax");
    assert_eq!(json["calibration"]["leastScore"], 0.75);
}

#[wasm_bindgen_test(unsupported = test)]
fn an_onnx_file_is_told_from_those_that_can_be_read() {
    let file = saved(network(
        &[784, 10],
        Activation::Sigmoid,
        Activation::Softmax,
        1,
    ));
    assert_eq!(load(&file), Err(ModelFileError::Onnx));
}

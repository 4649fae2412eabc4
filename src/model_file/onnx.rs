//! ONNX files, for programs that run networks: written, not read.
//!
//! A graph of the standard operators of opset 13, which every ONNX Runtime since 1.6 runs, all numbers `f32`.
//! In goes `pixels` `(batch, inputs)`: 28x28 grays from 0 for paper to 1 for ink, row by row. Out come `outputs`
//! `(batch, outputs)`, what the last layer says, and of a network that reads digits `scores` `(batch, 10)`, what
//! [`OutputCoding::scores`](crate::nn::OutputCoding::scores) makes of them. The metadata has one key, `digit-lab`,
//! with the same JSON as a safetensors file. Layer `k`, counted from 1, has the initializers `k.weights` and
//! `k.biases` where it learns. Dropout is not there, as it does nothing when a network is used.
//!
//! The format is a tree of Protocol Buffers messages, <https://github.com/onnx/onnx/blob/main/onnx/onnx.proto>, of which
//! a network takes a dozen kinds with two kinds of fields. They are written by hand: a code generator would be more to
//! depend on than this is to read.

mod graph;
mod layers;
mod protobuf;
mod scores;

use graph::{Attribute, Graph};
use protobuf::Message;

use crate::model_file::{Model, metadata_of};
use crate::nn::{DIGITS, Layer, OutputCoding};

/// The version of the file format that came with [`OPSET`].
const IR_VERSION: i64 = 7;

/// The version of the operators.
const OPSET: i64 = 13;

/// What goes in.
const PIXELS: &str = "pixels";
/// What the last layer says.
const OUTPUTS: &str = "outputs";
/// How far it speaks for each digit.
const SCORES: &str = "scores";

/// Writes a network as ONNX, with what its scores mean.
pub fn save_onnx(model: &Model) -> Vec<u8> {
    let network = &model.network;
    let mut graph = Graph::new();
    layers::add(network, &mut graph);
    let calibration = model.calibration.unwrap_or_default();
    let coding = OutputCoding::of(network);
    if let Some(coding) = coding {
        let activation = network.output_activation();
        scores::add(coding, calibration, activation, &mut graph);
    }
    let outputs = network.layers().last().map_or(0, Layer::outputs);
    let mut ends = vec![(OUTPUTS, outputs)];
    ends.extend(coding.map(|_| (SCORES, DIGITS)));
    let graph = graph.finish((PIXELS, network.input().features()), &ends);

    let opset = Message::new().text(1, "").int(2, OPSET);
    let metadata = Message::new()
        .text(1, crate::model_file::METADATA_KEY)
        .text(2, &metadata_of(model));
    Message::new()
        .int(1, IR_VERSION)
        .text(2, "digit-lab")
        .text(3, env!("CARGO_PKG_VERSION"))
        .message(7, graph)
        .message(8, opset)
        .message(14, metadata)
        .into_bytes()
}

/// Whether a file begins as these do: with the format's version, a small number, and then a text, the program's name.
pub(super) fn is_onnx(bytes: &[u8]) -> bool {
    /// Field 1, a number; field 2, a text.
    const TAGS: (u8, u8) = (0x08, 0x12);
    /// Versions so far go to some dozen.
    const VERSIONS: std::ops::Range<u8> = 1..64;
    matches!(bytes, [first, version, second, ..]
        if (*first, *second) == TAGS && VERSIONS.contains(version))
}

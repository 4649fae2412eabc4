//! What formats there are.

use serde::{Deserialize, Serialize};

use crate::names::named_enum;

named_enum! {
    /// A format of model files, named as their names end.
    pub enum Format ("model file format") {
        /// The book's own: see [`save_json`](super::save_json).
        Json = "json",
        /// Digit Lab's own: see [`save_model`](super::save_model).
        Safetensors = "safetensors",
        /// For programs that run networks: see [`save_onnx`](super::save_onnx).
        Onnx = "onnx",
    }
}

impl Format {
    /// What a sentence calls it.
    pub fn proper_name(self) -> &'static str {
        match self {
            Self::Json => "network2 JSON",
            Self::Safetensors => "safetensors",
            Self::Onnx => "ONNX",
        }
    }
}

//! Networks as files: one module a format.

mod compact;
mod error;
mod network2_json;

pub use compact::{save_compact, save_exact};
pub use error::ModelFileError;
pub use network2_json::save_json;

use crate::nn::Network;

/// The largest file that is looked at, in bytes: several times the largest network there can be here.
pub const LARGEST_FILE: usize = 256 << 20;

/// Reads a network from a file of any format that Digit Lab writes.
pub fn load(bytes: &[u8]) -> Result<Network<f32>, ModelFileError> {
    load_noted(bytes).map(|(network, _)| network)
}

/// Reads a network with what its file notes about it; null in formats that have no place for notes.
///
/// network2's JSON starts with a brace; safetensors with the length of its header, whose first
/// byte can be a brace only in a file that is far too short for the header it announces.
pub fn load_noted(bytes: &[u8]) -> Result<(Network<f32>, serde_json::Value), ModelFileError> {
    if bytes.len() > LARGEST_FILE {
        return Err(ModelFileError::TooLarge { got: bytes.len() });
    }
    let first = bytes.iter().find(|byte| !byte.is_ascii_whitespace());
    match first {
        None => Err(ModelFileError::Empty),
        Some(b'{') if bytes.get(8) != Some(&b'{') => {
            network2_json::load(bytes).map(|network| (network, serde_json::Value::Null))
        }
        Some(_) => compact::load(bytes),
    }
}

//! Networks as files: one module a format.

mod compact;
mod error;
mod network2_json;

pub use compact::{save_compact, save_exact, save_model};
pub use error::ModelFileError;
pub use network2_json::save_json;

use crate::json::{Json, SerdeJson};
use crate::nn::{Calibration, Network};

/// The largest file that is looked at, in bytes: several times the largest network there can be here.
pub const LARGEST_FILE: usize = 256 << 20;

/// What a file holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    /// The network.
    pub network: Network<f32>,
    /// What its scores mean, if the file says so.
    pub calibration: Option<Calibration>,
}

/// Reads a network from a file of any format that Digit Lab writes.
pub fn load(bytes: &[u8]) -> Result<Network<f32>, ModelFileError> {
    load_model(bytes).map(|model| model.network)
}

/// Reads a network, with what its file says about it, from any format that Digit Lab writes.
///
/// network2's JSON starts with a brace; safetensors with the length of its header, whose first
/// byte can be a brace only in a file that is far too short for the header it announces.
pub fn load_model(bytes: &[u8]) -> Result<Model, ModelFileError> {
    check_size(bytes)?;
    let first = bytes.iter().find(|byte| !byte.is_ascii_whitespace());
    match first {
        None => Err(ModelFileError::Empty),
        Some(b'{') if bytes.get(8) != Some(&b'{') => Ok(Model {
            network: network2_json::load(bytes)?,
            calibration: None,
        }),
        Some(_) => compact::load::<SerdeJson>(bytes),
    }
}

/// Reads a network, with what its file says about it, from a safetensors file, with any JSON parser.
pub fn load_safetensors<J: Json>(bytes: &[u8]) -> Result<Model, ModelFileError> {
    check_size(bytes)?;
    compact::load::<J>(bytes)
}

fn check_size(bytes: &[u8]) -> Result<(), ModelFileError> {
    let got = bytes.len();
    let fits = got <= LARGEST_FILE;
    fits.then_some(()).ok_or(ModelFileError::TooLarge { got })
}

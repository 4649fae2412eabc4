//! Networks as files: one module a format. `docs/model-files.md` describes them for other programs.

mod compact;
mod error;
mod format;
mod network2_json;
mod onnx;

pub use compact::{save_compact, save_exact, save_model};
pub use error::{ModelFileError, NotDense, TensorKind};
pub use format::Format;
pub use network2_json::save_json;
pub use onnx::save_onnx;

use self::compact::{METADATA_KEY, metadata_of};
use crate::json::{Json, SerdeJson};
use crate::nn::{Calibration, Cost, Network};

/// The largest file that is looked at, in bytes.
pub const LARGEST_FILE: usize = 256 << 20;

/// What a file holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    /// The network.
    pub network: Network<f32>,
    /// What its scores mean, if the file says so.
    pub calibration: Option<Calibration>,
}

/// Writes a network in any format, where that has a place for its layers. `cost` names the cost it was trained with,
/// which only network2's JSON says; where it is not known, it is the one that goes with the outputs.
pub fn save(model: &Model, format: Format, cost: Option<Cost>) -> Result<Vec<u8>, NotDense> {
    let network = &model.network;
    match format {
        Format::Json => {
            let cost = cost.unwrap_or_else(|| Cost::of_outputs(network.output_activation()));
            save_json(network, cost).ok_or(NotDense)
        }
        Format::Safetensors => Ok(save_model(model)),
        Format::Onnx => Ok(save_onnx(model)),
    }
}

/// Reads a network from a file of any format that Digit Lab reads.
pub fn load(bytes: &[u8]) -> Result<Network<f32>, ModelFileError> {
    load_model(bytes).map(|model| model.network)
}

/// Reads a network, with what its file says about it, from any format that Digit Lab reads.
///
/// network2's JSON starts with a brace; safetensors with eight bytes of its header's length and then a brace. The first
/// byte of a length can be a brace, too, but only in a file that is far too short for the header it announces. ONNX is
/// only written.
pub fn load_model(bytes: &[u8]) -> Result<Model, ModelFileError> {
    check_size(bytes)?;
    let first = bytes.iter().find(|byte| !byte.is_ascii_whitespace());
    match first {
        None => Err(ModelFileError::Empty),
        Some(b'{') if bytes.get(8) != Some(&b'{') => Ok(Model {
            network: network2_json::load(bytes)?,
            calibration: None,
        }),
        Some(_) if onnx::is_onnx(bytes) => Err(ModelFileError::Onnx),
        Some(_) if bytes.get(8) == Some(&b'{') => compact::load::<SerdeJson>(bytes),
        Some(_) => Err(ModelFileError::Foreign),
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

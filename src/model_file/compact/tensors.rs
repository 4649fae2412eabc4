//! The tensors in a safetensors file: eight bytes with the length of a JSON header, the header, and
//! the tensors' bytes, at the places that the header names.
//!
//! The crate that writes these files could read them too, but only with a JSON parser of its own,
//! which is a tenth of the page.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::json::Json;
use crate::model_file::{Format, ModelFileError};
use crate::quote::shown;

/// Bytes of the header's length.
const LENGTH: usize = size_of::<u64>();

/// The longest header that is parsed, in bytes: that of the deepest network has some four thousand.
const LARGEST_HEADER: u64 = 1 << 20;

/// The most sides of a tensor here.
const MOST_SIDES: usize = 2;

/// The header's entry that is no tensor.
const METADATA: &str = "__metadata__";

/// A file's tensors by their names.
pub(super) struct Tensors<'a> {
    header: BTreeMap<String, Entry>,
    data: &'a [u8],
}

/// An entry of the header. Tensors and metadata have different fields; each is without the other's.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Entry {
    dtype: String,
    shape: Vec<usize>,
    data_offsets: (usize, usize),
    /// The metadata's one field that matters here.
    #[serde(rename = "digit-lab")]
    digit_lab: Option<String>,
}

/// A tensor whose bytes are as many as its shape wants.
pub(super) enum Tensor<'a> {
    /// Four bytes a value.
    F32 { shape: &'a [usize], data: &'a [u8] },
    /// One byte a value.
    I8 { shape: &'a [usize], data: &'a [u8] },
}

impl<'a> Tensors<'a> {
    /// The tensors of a file.
    pub(super) fn of<J: Json>(file: &'a [u8]) -> Result<Self, ModelFileError> {
        let cut = || malformed("no whole header");
        let (length, rest) = file.split_first_chunk::<LENGTH>().ok_or_else(cut)?;
        let length = u64::from_le_bytes(*length);
        if length > LARGEST_HEADER {
            return Err(malformed(&format!(
                "a header of {length} bytes, more than {LARGEST_HEADER}"
            )));
        }
        let (header, data) = rest.split_at_checked(length as usize).ok_or_else(cut)?;
        let header = str::from_utf8(header).map_err(|error| malformed(&error.to_string()))?;
        let header: BTreeMap<String, Entry> =
            J::parse(header).map_err(|reason| malformed(&reason))?;
        check_layout(&header, data.len())?;
        Ok(Self { header, data })
    }

    /// What the file says about its network.
    pub(super) fn metadata(&self) -> Option<&str> {
        self.header.get(METADATA)?.digit_lab.as_deref()
    }

    /// The shape of the tensor of a name, if there is one.
    pub(super) fn shape(&self, name: &str) -> Option<&[usize]> {
        Some(&self.header.get(name)?.shape)
    }

    /// The tensor of a name.
    pub(super) fn get(&self, name: &str) -> Result<Tensor<'_>, ModelFileError> {
        let entry = self
            .header
            .get(name)
            .ok_or_else(|| ModelFileError::NoTensor {
                name: name.to_owned(),
            })?;
        let (start, end) = entry.data_offsets;
        let data = self
            .data
            .get(start..end)
            .ok_or_else(|| malformed(&format!("tensor \"{name}\" lies outside the file")))?;
        let shape = &entry.shape[..];
        let (tensor, bytes) = match entry.dtype.as_str() {
            "F32" => (Tensor::F32 { shape, data }, 4),
            "I8" => (Tensor::I8 { shape, data }, 1),
            other => {
                return Err(ModelFileError::TensorType {
                    name: name.to_owned(),
                    expected: "F32 or I8".to_owned(),
                    got: shown(other).into_owned(),
                });
            }
        };
        let wanted = shape
            .iter()
            .try_fold(bytes, |n: usize, &m| n.checked_mul(m));
        if wanted == Some(data.len()) {
            Ok(tensor)
        } else {
            Err(malformed(&format!(
                "tensor \"{name}\" of shape {shape:?} has {} bytes",
                data.len()
            )))
        }
    }
}

/// As the format wants it, each tensor begins where another one ends, and all together are the data: no byte stands for
/// numbers twice.
fn check_layout(header: &BTreeMap<String, Entry>, bytes: usize) -> Result<(), ModelFileError> {
    let tensors = || header.iter().filter(|(name, _)| *name != METADATA);
    if let Some((name, entry)) = tensors().find(|(_, entry)| entry.shape.len() > MOST_SIDES) {
        let sides = entry.shape.len();
        return Err(malformed(&format!("tensor \"{name}\" has {sides} sides")));
    }
    let mut places: Vec<_> = tensors().map(|(_, entry)| entry.data_offsets).collect();
    places.sort_unstable();
    let end = places.into_iter().try_fold(0, |end, (from, to)| {
        (from == end && from <= to).then_some(to)
    });
    let is_whole = end == Some(bytes);
    is_whole.then_some(()).ok_or_else(|| {
        malformed(&format!(
            "the tensors do not lie side by side in its {bytes} bytes of data"
        ))
    })
}

pub(super) fn malformed(reason: &str) -> ModelFileError {
    ModelFileError::malformed(Format::Safetensors, reason)
}

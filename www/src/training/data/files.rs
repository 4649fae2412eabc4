//! Files of the visitor's own, chosen or dropped.

use digit_lab::data::{DataError, LARGEST_FILE};
use js_sys::Uint8Array;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

use super::FetchError;
use super::shared::shared;
use crate::workers::JsFile;

/// The first file with which there is more than is read at all: as much as the engine takes of one
/// file, for all files together, so that a dropped folder of films does not fill the memory.
pub fn too_large(files: &[File]) -> Option<DataError> {
    let mut bytes = 0.0;
    let file = files.iter().find(|file| {
        bytes += file.size();
        bytes > LARGEST_FILE as f64
    })?;
    Some(DataError::TooLarge {
        file: file.name(),
        most: LARGEST_FILE,
    })
}

/// The content of files, of which there must not be [too much](too_large).
pub async fn read(files: &[File]) -> Result<Vec<JsFile>, FetchError> {
    if let Some(error) = too_large(files) {
        return Err(FetchError::Unfit { error });
    }
    let mut contents = Vec::new();
    for file in files {
        let name = file.name();
        let buffer = JsFuture::from(file.array_buffer()).await;
        let bytes = buffer.map(|buffer| Uint8Array::new(&buffer));
        let bytes = bytes.map_err(|_| FetchError::Unreadable { file: name.clone() })?;
        contents.push(shared(JsFile { name, bytes }).await);
    }
    Ok(contents)
}

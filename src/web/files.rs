//! Data-set files on their way from a page: what lies in memory that all its workers see stays there.

use js_sys::{Array, Reflect, SharedArrayBuffer, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

use crate::data::{Content, DataFile, Elsewhere};
use crate::web::convert::error;

/// The files of the command `load`, or nothing where this is another command.
pub(super) fn of_command(command: &JsValue) -> Result<Option<Vec<DataFile>>, JsValue> {
    let Some(load) = get(command, "load") else {
        return Ok(None);
    };
    let files: Option<Array> = get(&load, "files").and_then(|files| files.dyn_into().ok());
    let files = files.ok_or_else(|| error("load.files: expected an array"))?;
    files
        .iter()
        .map(|file| of_file(&file))
        .collect::<Result<_, _>>()
        .map(Some)
}

fn of_file(file: &JsValue) -> Result<DataFile, JsValue> {
    let name = get(file, "name").and_then(|name| name.as_string());
    let bytes = get(file, "bytes").and_then(|bytes| bytes.dyn_into::<Uint8Array>().ok());
    let (Some(name), Some(bytes)) = (name, bytes) else {
        return Err(error(
            "load.files: expected { name: string, bytes: Uint8Array }",
        ));
    };
    let is_shared = JsValue::from(bytes.buffer()).is_instance_of::<SharedArrayBuffer>();
    let bytes = if is_shared {
        Content::elsewhere(Shared(bytes))
    } else {
        bytes.to_vec().into()
    };
    Ok(DataFile { name, bytes })
}

/// Something that an object has.
fn get(object: &JsValue, key: &str) -> Option<JsValue> {
    let value = Reflect::get(object, &key.into()).ok()?;
    (!value.is_undefined()).then_some(value)
}

/// Bytes in a `SharedArrayBuffer`.
#[derive(Debug)]
struct Shared(Uint8Array);

impl Elsewhere for Shared {
    fn len(&self) -> usize {
        self.0.length() as usize
    }

    fn copy(&self, start: usize, to: &mut [u8]) {
        let end = start + to.len();
        self.0.subarray(start as u32, end as u32).copy_to(to);
    }
}

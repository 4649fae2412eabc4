//! Commands and events as the plain objects that cross to a worker and back.

use js_sys::{Array, Object, Reflect, Uint8Array};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

/// A data-set file whose bytes stay on JavaScript's side: full MNIST would otherwise be copied
/// into the page's wasm memory, which never shrinks, only to be copied out again.
#[derive(Clone, Debug)]
pub struct JsFile {
    /// Its name.
    pub name: String,
    /// Its content.
    pub bytes: Uint8Array,
}

/// A command as a message.
pub(super) fn message_of(command: &impl Serialize) -> Result<JsValue, serde_wasm_bindgen::Error> {
    let serializer = Serializer::json_compatible().serialize_bytes_as_arrays(false);
    command.serialize(&serializer)
}

/// The command `load` with these files, which all workers know, as a message.
pub(super) fn load_message(files: &[JsFile]) -> Result<JsValue, JsValue> {
    let list = Array::new();
    for file in files {
        let object = Object::new();
        Reflect::set(&object, &"name".into(), &file.name.as_str().into())?;
        Reflect::set(&object, &"bytes".into(), &file.bytes)?;
        list.push(&object);
    }
    let load = Object::new();
    Reflect::set(&load, &"files".into(), &list)?;
    let message = Object::new();
    Reflect::set(&message, &"load".into(), &load)?;
    Ok(message.into())
}

/// The event that a message is.
pub(super) fn event_of<E: DeserializeOwned>(
    message: JsValue,
) -> Result<E, serde_wasm_bindgen::Error> {
    serde_wasm_bindgen::from_value(message)
}

//! What the worker that reads pictures answers; the forms are those of `picture_worker.js` and, for
//! a reading, of `pkg`'s `PictureReading`.

use digit_lab::drawing::Bounds;
use serde::Deserialize;
use serde_bytes::ByteBuf;
use wasm_bindgen::JsValue;

use super::refusal::Refusal;

/// What came of a picture.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) enum Answer {
    /// It has been read.
    Read(PictureRead),
    /// It has not.
    Failed(Refusal),
}

/// A reading, and how long it took.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct PictureRead {
    pub(super) reading: Reading,
    pub(super) decode_millis: f64,
    pub(super) read_millis: f64,
}

/// What is read from a picture.
#[derive(Debug, Deserialize)]
pub(super) struct Reading {
    /// The digits, a line break between lines.
    #[serde(rename = "reading")]
    pub(super) text: String,
    pub(super) sure: bool,
    pub(super) digits: Vec<Digit>,
    /// In the pixels that boxes are in.
    pub(super) width: u32,
    pub(super) height: u32,
}

/// One digit of a picture.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(super) struct Digit {
    pub(super) digit: u8,
    pub(super) sure: bool,
    pub(super) scores: Vec<f32>,
    pub(super) line: usize,
    #[serde(rename = "box")]
    pub(super) bounds: Bounds,
    /// 28x28 grays, 255 for ink.
    pub(super) pixels: ByteBuf,
}

#[derive(Deserialize)]
struct Message {
    id: u32,
    answer: Answer,
}

/// The answer that a message is, and the number of the picture that it is about.
pub(super) fn answer_of(message: JsValue) -> Result<(u32, Answer), String> {
    let Message { id, answer } =
        serde_wasm_bindgen::from_value(message).map_err(|error| error.to_string())?;
    Ok((id, answer))
}

/// What an exception says.
pub(super) fn text_of(error: &JsValue) -> String {
    js_sys::Object::from(error.clone()).to_string().into()
}

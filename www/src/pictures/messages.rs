//! What the worker that reads pictures answers; the forms are those of `picture_worker.js` and, for
//! a reading, of `pkg`'s `PictureReading`.

use digit_lab::drawing::{Bounds, PIXELS};
use digit_lab::reading::{DIGITS, DigitReading};
use serde::{Deserialize, Deserializer};
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
    #[serde(deserialize_with = "readings")]
    pub(super) digits: Vec<DigitReading>,
    /// In the pixels that boxes are in.
    pub(super) width: u32,
    pub(super) height: u32,
}

/// One digit of a picture, as it is sent.
#[derive(Deserialize)]
struct SentDigit {
    digit: u8,
    sure: bool,
    scores: [f32; DIGITS],
    line: usize,
    #[serde(rename = "box")]
    bounds: Bounds,
    /// 28x28 grays, 255 for ink.
    pixels: ByteBuf,
}

fn readings<'de, D: Deserializer<'de>>(sent: D) -> Result<Vec<DigitReading>, D::Error> {
    let digits = Vec::<SentDigit>::deserialize(sent)?.into_iter();
    Ok(digits.map(SentDigit::reading).collect())
}

impl SentDigit {
    fn reading(self) -> DigitReading {
        let mut pixels = Box::new([0.0; PIXELS]);
        for (gray, byte) in pixels.iter_mut().zip(self.pixels) {
            *gray = f32::from(byte) / f32::from(u8::MAX);
        }
        DigitReading {
            digit: self.digit,
            scores: self.scores,
            sure: self.sure,
            line: self.line,
            strokes: Vec::new(),
            specks: Vec::new(),
            bounds: Some(self.bounds),
            pixels,
        }
    }
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

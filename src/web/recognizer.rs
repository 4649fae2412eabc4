//! Reading drawings, for other people's pages.

use serde::Serialize;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::drawing::{Bounds, Stroke};
use crate::reading::{DigitReading, Reader, ReaderError, Reading};
use crate::web::convert::{error, from_js, to_js};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** What is read from one digit's ink. */
export interface DigitReading {
  digit: number;
  /** Ten scores, 0 to 1. */
  scores: number[];
  sure: boolean;
  /** Where the ink lies, in pad coordinates; absent for pixels. */
  box?: { left: number; top: number; width: number; height: number };
  /** Which of the strokes are its ink, counted from 0; absent for pixels and pictures. */
  strokes?: number[];
}
/** What is read from a drawing. */
export interface Reading {
  /** Digits from left to right, such as "2026", a line break between lines; empty without ink. */
  reading: string;
  sure: boolean;
  digits: DigitReading[];
}
"#;

#[wasm_bindgen]
extern "C" {
    /// A [`JsDigitReading`] in JavaScript.
    #[wasm_bindgen(typescript_type = "DigitReading")]
    pub type DigitReadingObject;
    /// A [`JsReading`] in JavaScript.
    #[wasm_bindgen(typescript_type = "Reading")]
    pub type ReadingObject;
    /// Strokes of points of two numbers.
    #[wasm_bindgen(typescript_type = "[number, number][][]")]
    pub type StrokesObject;
}

#[derive(Serialize)]
pub(super) struct JsDigitReading {
    digit: u8,
    scores: Vec<f32>,
    sure: bool,
    #[serde(rename = "box", skip_serializing_if = "Option::is_none")]
    bounds: Option<Bounds>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    strokes: Vec<usize>,
}

#[derive(Serialize)]
struct JsReading {
    reading: String,
    sure: bool,
    digits: Vec<JsDigitReading>,
}

impl From<DigitReading> for JsDigitReading {
    fn from(reading: DigitReading) -> Self {
        Self {
            digit: reading.digit,
            scores: reading.scores.to_vec(),
            sure: reading.sure,
            bounds: reading.bounds,
            strokes: reading.strokes,
        }
    }
}

impl From<Reading> for JsReading {
    fn from(reading: Reading) -> Self {
        Self {
            reading: reading.text(),
            sure: reading.is_sure(),
            digits: reading.digits.into_iter().map(Into::into).collect(),
        }
    }
}

/// Reads digits with the network of a model file.
#[wasm_bindgen]
pub struct Recognizer {
    pub(super) reader: Reader,
}

#[wasm_bindgen]
impl Recognizer {
    /// A recognizer with the network in `model`, a file that Digit Lab or network2 wrote.
    #[wasm_bindgen(constructor)]
    pub fn new(model: &[u8]) -> Result<Recognizer, JsValue> {
        super::show_panics();
        let reader = reader_of(model).map_err(error)?;
        Ok(Self { reader })
    }

    /// Reads 28x28 grays, row by row, 0 for paper and 1 for ink.
    #[wasm_bindgen(js_name = readPixels)]
    pub fn read_pixels(&self, pixels: &[f32]) -> Result<DigitReadingObject, JsValue> {
        let reading = self.reader.read_pixels(pixels).map_err(error)?;
        Ok(to_js(&JsDigitReading::from(reading))?.into())
    }

    /// Reads strokes in the coordinates of a square pad, `padSize` units wide.
    #[wasm_bindgen(js_name = readStrokes)]
    pub fn read_strokes(
        &self,
        strokes: StrokesObject,
        #[wasm_bindgen(js_name = padSize)] pad_size: f32,
    ) -> Result<ReadingObject, JsValue> {
        if !(pad_size.is_finite() && pad_size > 0.0) {
            return Err(error(format!(
                "expected a pad size above 0, got {pad_size}"
            )));
        }
        let strokes: Vec<Stroke> = from_js(strokes.into())?;
        let reading = self.reader.read_strokes(&strokes, pad_size);
        Ok(to_js(&JsReading::from(reading))?.into())
    }
}

#[cfg(feature = "web")]
fn reader_of(file: &[u8]) -> Result<Reader, ReaderError> {
    Reader::from_file(file)
}

/// From safetensors alone: network2's JSON takes a parser that is a sixth of all that reads drawings.
#[cfg(not(feature = "web"))]
fn reader_of(file: &[u8]) -> Result<Reader, ReaderError> {
    use crate::model_file::load_safetensors;
    use crate::web::browser_json::BrowserJson;

    Reader::of(load_safetensors::<BrowserJson>(file)?)
}

//! Reading, for other people's pages.

use serde::Serialize;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::drawing::{Bounds, Stroke};
use crate::picture::{FileFormat, Header, Picture, PictureError};
use crate::reading::{DigitReading, PictureReading, Reader, Reading};
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
/** What is read from a picture. */
export interface PictureReading {
  /** Digits from left to right, a line break between lines; empty where none are found. */
  reading: string;
  sure: boolean;
  /** In reading order; boxes in pixels of the picture, `pixels` 28x28 bytes, 255 for ink. */
  digits: (DigitReading & { line: number; pixels: Uint8Array })[];
  width: number;
  height: number;
}
/** What a picture file's first bytes say. */
export interface PictureHeader {
  /** png, jpeg, webp, gif, bmp, tiff, heic, avif, svg, pdf, text or unknown. */
  format: string;
  /** As stored, before any turn that EXIF data asks for; absent where not known. */
  width?: number;
  height?: number;
  /** More pixels than are ever looked at. */
  tooLarge: boolean;
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
    /// A [`JsPictureReading`] in JavaScript.
    #[wasm_bindgen(typescript_type = "PictureReading")]
    pub type PictureReadingObject;
    /// A [`JsPictureHeader`] in JavaScript.
    #[wasm_bindgen(typescript_type = "PictureHeader")]
    pub type PictureHeaderObject;
    /// Strokes of points of two numbers.
    #[wasm_bindgen(typescript_type = "[number, number][][]")]
    pub type StrokesObject;
}

#[derive(Serialize)]
struct JsDigitReading {
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

#[derive(Serialize)]
struct JsPictureReading {
    reading: String,
    sure: bool,
    digits: Vec<JsPictureDigit>,
    width: usize,
    height: usize,
}

#[derive(Serialize)]
struct JsPictureDigit {
    #[serde(flatten)]
    digit: JsDigitReading,
    line: usize,
    #[serde(with = "serde_bytes")]
    pixels: Vec<u8>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct JsPictureHeader {
    format: FileFormat,
    #[serde(skip_serializing_if = "Option::is_none")]
    width: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    height: Option<u32>,
    too_large: bool,
}

impl JsPictureReading {
    fn new(picture: &Picture, reading: PictureReading) -> Self {
        Self {
            reading: reading.text(),
            sure: reading.is_sure(),
            digits: (0..)
                .zip(reading.lines)
                .flat_map(|(line, digits)| {
                    digits.into_iter().map(move |digit| JsPictureDigit {
                        line,
                        pixels: digit
                            .pixels
                            .iter()
                            .map(|gray| (gray * 255.0).round() as u8)
                            .collect(),
                        digit: digit.into(),
                    })
                })
                .collect(),
            width: picture.width(),
            height: picture.height(),
        }
    }
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
    reader: Reader,
}

#[wasm_bindgen]
impl Recognizer {
    /// A recognizer with the network in `model`, a file that Digit Lab or network2 wrote.
    #[wasm_bindgen(constructor)]
    pub fn new(model: &[u8]) -> Result<Recognizer, JsValue> {
        super::show_panics();
        Reader::from_file(model)
            .map(|reader| Self { reader })
            .map_err(error)
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

    /// Reads the digits in a picture: `rgba` as a canvas's `getImageData` gives them, four bytes a
    /// pixel, `width` and `height` in pixels.
    #[wasm_bindgen(js_name = readPicture)]
    pub fn read_picture(
        &self,
        rgba: &[u8],
        width: f64,
        height: f64,
    ) -> Result<PictureReadingObject, JsValue> {
        let picture = Picture::from_rgba(rgba, pixels("width", width)?, pixels("height", height)?)
            .map_err(error)?;
        let reading = self.reader.read_picture(&picture).map_err(error)?;
        Ok(to_js(&JsPictureReading::new(&picture, reading))?.into())
    }
}

/// What the first bytes of a file say of the picture in it, to be asked before it is decoded: half a
/// megabyte of them is enough.
#[wasm_bindgen(js_name = pictureHeader)]
pub fn picture_header(bytes: &[u8]) -> Result<PictureHeaderObject, JsValue> {
    let header = Header::of(bytes);
    let header = JsPictureHeader {
        format: header.format,
        width: header.size.map(|(width, _)| width),
        height: header.size.map(|(_, height)| height),
        too_large: matches!(header.check(), Err(PictureError::TooLarge { .. })),
    };
    Ok(to_js(&header)?.into())
}

/// A side of a picture from JavaScript, where any number may come.
fn pixels(name: &str, side: f64) -> Result<usize, JsValue> {
    if side.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&side) {
        Ok(side as usize)
    } else {
        Err(error(format!(
            "expected a {name} in whole pixels, got {side}"
        )))
    }
}

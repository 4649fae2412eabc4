//! Reading pictures, for other people's pages.

use serde::Serialize;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::picture::{FileFormat, Header, Picture, PictureError};
use crate::reading::PictureReading;
use crate::web::convert::{error, to_js};
use crate::web::recognizer::{JsDigitReading, Recognizer};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
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
"#;

#[wasm_bindgen]
extern "C" {
    /// A [`JsPictureReading`] in JavaScript.
    #[wasm_bindgen(typescript_type = "PictureReading")]
    pub type PictureReadingObject;
    /// A [`JsPictureHeader`] in JavaScript.
    #[wasm_bindgen(typescript_type = "PictureHeader")]
    pub type PictureHeaderObject;
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

#[wasm_bindgen]
impl Recognizer {
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

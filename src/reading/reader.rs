//! A network that reads drawings.

use ndarray::ArrayView2;
use thiserror::Error;

use crate::drawing::{Bounds, PIXELS, Stroke, normalize};
use crate::model_file::{self, ModelFileError};
use crate::nn::{Calibration, Network, digit_read};
use crate::reading::DIGITS;

/// Reads digits with a network of 784 inputs and ten outputs.
#[derive(Clone, Debug, PartialEq)]
pub struct Reader {
    network: Network<f32>,
    calibration: Calibration,
}

/// Why a network cannot read digits, or a picture cannot be read.
#[derive(Clone, Debug, Error, PartialEq)]
pub enum ReaderError {
    /// The file holds no network.
    #[error(transparent)]
    File(#[from] ModelFileError),
    /// The network's ends do not fit pictures and digits.
    #[error(
        "expected a network with {PIXELS} inputs and {DIGITS} outputs, got {inputs} and {outputs}"
    )]
    Shape {
        /// The network's inputs.
        inputs: usize,
        /// The network's outputs.
        outputs: usize,
    },
    /// The picture has another number of pixels.
    #[error("expected {PIXELS} pixels, got {got}")]
    PixelCount {
        /// The number that came.
        got: usize,
    },
    /// A pixel is no gray.
    #[error("expected pixels from 0 to 1, got {got} at index {index}")]
    PixelValue {
        /// Which pixel.
        index: usize,
        /// Its value.
        got: f32,
    },
}

/// What is read from a drawing.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The digits, from left to right.
    pub digits: Vec<DigitReading>,
}

impl Reading {
    /// The digits as text, such as "2026"; empty where there is no ink.
    pub fn text(&self) -> String {
        self.digits
            .iter()
            .map(|reading| char::from(b'0' + reading.digit))
            .collect()
    }

    /// Whether every digit is sure, and there is one.
    pub fn is_sure(&self) -> bool {
        !self.digits.is_empty() && self.digits.iter().all(|reading| reading.sure)
    }
}

/// What is read from one digit's ink.
#[derive(Clone, Debug, PartialEq)]
pub struct DigitReading {
    /// The digit, 0 to 9.
    pub digit: u8,
    /// How far the network's output speaks for each digit, 0 to 1.
    pub scores: [f32; DIGITS],
    /// Whether the scores single out the digit.
    pub sure: bool,
    /// Where the ink lies on the pad, in pad units; nothing for a picture that was never drawn.
    pub bounds: Option<Bounds>,
    /// The picture that the network got, grays from 0 to 1, row by row.
    pub pixels: Box<[f32; PIXELS]>,
}

impl Reader {
    /// A reader with this network.
    pub fn new(network: Network<f32>) -> Result<Self, ReaderError> {
        match network.sizes()[..] {
            [PIXELS, .., DIGITS] => Ok(Self {
                network,
                calibration: Calibration::default(),
            }),
            [inputs, .., outputs] => Err(ReaderError::Shape { inputs, outputs }),
            _ => Err(ReaderError::Shape {
                inputs: 0,
                outputs: 0,
            }),
        }
    }

    /// A reader with the network in a model file, whatever its format.
    pub fn from_file(bytes: &[u8]) -> Result<Self, ReaderError> {
        let (network, notes) = model_file::load_noted(bytes)?;
        let calibration = notes.get("calibration").cloned();
        let calibration = calibration.and_then(|value| serde_json::from_value(value).ok());
        let reader = Self::new(network)?;
        Ok(match calibration.filter(Calibration::is_valid) {
            Some(calibration) => reader.calibrated(calibration),
            None => reader,
        })
    }

    /// The same network with scores and sureness by this calibration.
    #[must_use]
    pub fn calibrated(self, calibration: Calibration) -> Self {
        Self {
            calibration,
            ..self
        }
    }

    /// How scores come about, and what is enough to be sure.
    pub fn calibration(&self) -> Calibration {
        self.calibration
    }

    /// The network.
    pub fn network(&self) -> &Network<f32> {
        &self.network
    }

    /// Reads a drawing on a square pad, `pad_size` units wide.
    pub fn read_strokes(&self, strokes: &[Stroke], pad_size: f32) -> Reading {
        let digits = normalize(strokes, pad_size)
            .map(|drawing| DigitReading {
                bounds: Some(drawing.bounds),
                ..self.read(drawing.pixels())
            })
            .into_iter()
            .collect();
        Reading { digits }
    }

    /// Reads a picture of 28x28 grays, 0 for paper and 1 for ink.
    pub fn read_pixels(&self, pixels: &[f32]) -> Result<DigitReading, ReaderError> {
        let pixels: &[f32; PIXELS] = pixels
            .try_into()
            .map_err(|_| ReaderError::PixelCount { got: pixels.len() })?;
        if let Some((index, &got)) = pixels
            .iter()
            .enumerate()
            .find(|(_, gray)| !(0.0..=1.0).contains(*gray))
        {
            return Err(ReaderError::PixelValue { index, got });
        }
        Ok(self.read(pixels))
    }

    fn read(&self, pixels: &[f32; PIXELS]) -> DigitReading {
        let outputs = self
            .network
            .predict(ArrayView2::from(std::slice::from_ref(pixels)));
        let outputs = outputs.row(0);
        let digit = digit_read(outputs);
        let activation = self.network.output_activation();
        let scores = self.calibration.scores(outputs, activation);
        DigitReading {
            digit: digit as u8,
            scores,
            sure: self.calibration.is_sure(&scores, digit),
            bounds: None,
            pixels: Box::new(*pixels),
        }
    }
}

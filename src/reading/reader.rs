//! A network that reads drawings.

use ndarray::{Array2, ArrayView1, ArrayView2};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::drawing::{NormalizedDrawing, PIXELS, Preparation, Stroke, normalize, normalize_by};
use crate::model_file::{self, Model, ModelFileError};
use crate::nn::{Calibration, Network, OutputCoding};
use crate::reading::number::read_number;
use crate::reading::{DIGITS, DigitReading, Reading};

/// Reads digits with a network of 784 inputs and ten outputs, or four for a digit's bits.
#[derive(Clone, Debug, PartialEq)]
pub struct Reader {
    network: Network<f32>,
    coding: OutputCoding,
    calibration: Calibration,
}

/// Why a network cannot read digits, or a picture cannot be read.
#[derive(Clone, Debug, Error, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum ReaderError {
    /// The file holds no network.
    #[error(transparent)]
    File(#[from] ModelFileError),
    /// The network's ends do not fit pictures and digits.
    #[error(
        "expected a network with {PIXELS} inputs and {DIGITS} outputs, or 4 other than softmax for the digit's bits, got {inputs} and {outputs}"
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

impl Reader {
    /// A reader with this network.
    pub fn new(network: Network<f32>) -> Result<Self, ReaderError> {
        let sizes = network.sizes();
        let coding = OutputCoding::of(&network).filter(|_| sizes.first() == Some(&PIXELS));
        let Some(coding) = coding else {
            return Err(ReaderError::Shape {
                inputs: sizes.first().copied().unwrap_or(0),
                outputs: sizes.last().copied().unwrap_or(0),
            });
        };
        Ok(Self {
            network,
            coding,
            calibration: Calibration::default(),
        })
    }

    /// A reader with the network in a model file, whatever its format.
    pub fn from_file(bytes: &[u8]) -> Result<Self, ReaderError> {
        Self::of(model_file::load_model(bytes)?)
    }

    /// A reader with what a model file holds.
    pub fn of(model: Model) -> Result<Self, ReaderError> {
        let reader = Self::new(model.network)?;
        Ok(match model.calibration {
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

    /// By what coding the network's outputs stand for digits.
    pub fn coding(&self) -> OutputCoding {
        self.coding
    }

    /// Reads a drawing on a square pad, `pad_size` units wide: as many digits as it shows.
    ///
    /// Which strokes make up a digit is told by their geometry and, where that leaves doubt, by what
    /// the network makes of them (see [`segment`](crate::drawing::segment)).
    pub fn read_strokes(&self, strokes: &[Stroke], pad_size: f32) -> Reading {
        self.read_strokes_by(Preparation::default(), strokes, pad_size)
    }

    /// The same with each digit prepared by some of the steps only.
    pub fn read_strokes_by(
        &self,
        preparation: Preparation,
        strokes: &[Stroke],
        pad_size: f32,
    ) -> Reading {
        read_number(strokes, pad_size, |inks| {
            let inks: Vec<&[Stroke]> = inks.iter().map(Vec::as_slice).collect();
            self.read_inks(preparation, &inks, pad_size)
        })
    }

    /// Reads a drawing on a square pad, `pad_size` units wide, as one digit whatever it shows.
    pub fn read_digit(&self, strokes: &[Stroke], pad_size: f32) -> Option<DigitReading> {
        let drawing = normalize(strokes, pad_size)?;
        Some(DigitReading {
            bounds: Some(drawing.bounds),
            strokes: (0..strokes.len()).collect(),
            ..self.read(drawing.pixels())
        })
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

    /// Reads each ink as one digit, all in one batch; nothing where one has no picture.
    pub(super) fn read_inks(
        &self,
        preparation: Preparation,
        inks: &[&[Stroke]],
        pad_size: f32,
    ) -> Option<Vec<DigitReading>> {
        let prepare = |ink: &&[Stroke]| normalize_by(preparation, ink, pad_size);
        let prepared: Vec<_> = inks.iter().map(prepare).collect::<Option<_>>()?;
        if prepared.is_empty() {
            return Some(Vec::new());
        }
        let pictures: Vec<_> = prepared.iter().map(|drawing| *drawing.pixels()).collect();
        let outputs = self.predict(&pictures);
        let read = |(outputs, drawing): (_, NormalizedDrawing)| DigitReading {
            bounds: Some(drawing.bounds),
            ..self.reading(outputs, drawing.pixels())
        };
        Some(outputs.rows().into_iter().zip(prepared).map(read).collect())
    }

    fn read(&self, pixels: &[f32; PIXELS]) -> DigitReading {
        let outputs = self.predict(std::slice::from_ref(pixels));
        self.reading(outputs.row(0), pixels)
    }

    /// The network's outputs for pictures, all in one batch.
    fn predict(&self, pictures: &[[f32; PIXELS]]) -> Array2<f32> {
        self.network.predict(ArrayView2::from(pictures))
    }

    /// What the network's outputs for a picture say.
    fn reading(&self, outputs: ArrayView1<'_, f32>, pixels: &[f32; PIXELS]) -> DigitReading {
        let digit = self.coding.read(outputs);
        let activation = self.network.output_activation();
        let scores = self.coding.scores(&self.calibration, activation, outputs);
        DigitReading {
            digit: digit as u8,
            scores,
            sure: self.calibration.is_sure(&scores, digit),
            line: 0,
            bounds: None,
            strokes: Vec::new(),
            specks: Vec::new(),
            pixels: Box::new(*pixels),
        }
    }
}

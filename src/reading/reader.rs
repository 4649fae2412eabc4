//! A network that reads drawings.

use ndarray::{Array2, ArrayView1, ArrayView2};
use thiserror::Error;

use crate::drawing::{Group, Line, NormalizedDrawing, PIXELS, Stroke, normalize, segment};
use crate::model_file::{self, Model, ModelFileError};
use crate::nn::{Calibration, Network, digit_read};
use crate::reading::{DIGITS, DigitReading, Reading};

/// Ink that geometry speaks so much against, in nats, is not surely a digit whatever the network
/// says: a mark a third as high as the line, a stroke twice as wide as high.
const DOUBTFUL_COST: f32 = 4.0;

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

    /// Reads a drawing on a square pad, `pad_size` units wide: as many digits as it shows.
    ///
    /// Where geometry says which strokes make up each digit the network reads each digit once. Where
    /// it does not, the network reads all groups of strokes that may be digits, in one batch, and
    /// those are the digits that are cheapest together: by their geometry (see
    /// [`segment`]) and by how little the network makes of them.
    pub fn read_strokes(&self, strokes: &[Stroke], pad_size: f32) -> Reading {
        let lines = segment(strokes, pad_size);
        let groups = lines.iter().flat_map(Line::groups);
        let mut readings = self.read_groups(strokes, pad_size, groups).into_iter();
        let mut digits = Vec::new();
        for line in &lines {
            let readings: Vec<_> = readings.by_ref().take(line.groups().len()).collect();
            let costs: Vec<f32> = readings.iter().map(reading_cost).collect();
            let chosen = line.cheapest(&costs);
            let is_chosen = |(index, reading)| chosen.contains(&index).then_some(reading);
            digits.extend(readings.into_iter().enumerate().filter_map(is_chosen));
        }
        Reading { digits }
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

    /// Reads each group of a drawing's strokes.
    fn read_groups<'a>(
        &self,
        strokes: &[Stroke],
        pad_size: f32,
        groups: impl Iterator<Item = &'a Group>,
    ) -> Vec<DigitReading> {
        let prepare = |group: &Group| {
            let ink = group.strokes.iter().filter_map(|&index| strokes.get(index));
            normalize(&ink.cloned().collect::<Vec<_>>(), pad_size)
        };
        // Ink so large that numbers overflow has no picture; then nothing is read.
        let prepared: Option<Vec<_>> = groups.map(|group| Some((group, prepare(group)?))).collect();
        let prepared = prepared.unwrap_or_default();
        if prepared.is_empty() {
            return Vec::new();
        }
        let pictures: Vec<_> = prepared
            .iter()
            .map(|(_, drawing)| *drawing.pixels())
            .collect();
        let outputs = self.predict(&pictures);
        let read = |(outputs, (group, drawing)): (_, (&Group, NormalizedDrawing))| {
            let reading = self.reading(outputs, drawing.pixels());
            DigitReading {
                sure: reading.sure && group.cost < DOUBTFUL_COST && group.specks.is_empty(),
                bounds: Some(drawing.bounds),
                strokes: group.strokes.clone(),
                specks: group.specks.clone(),
                ..reading
            }
        };
        outputs.rows().into_iter().zip(prepared).map(read).collect()
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
        let digit = digit_read(outputs);
        let activation = self.network.output_activation();
        let scores = self.calibration.scores(outputs, activation);
        DigitReading {
            digit: digit as u8,
            scores,
            sure: self.calibration.is_sure(&scores, digit),
            bounds: None,
            strokes: Vec::new(),
            specks: Vec::new(),
            pixels: Box::new(*pixels),
        }
    }
}

/// What it costs to take this for a digit, in nats: `-ln` of the score of the digit read.
///
/// Scores below a hundredth count as one: what a network says of ink that is no digit is no
/// measurement.
fn reading_cost(reading: &DigitReading) -> f32 {
    const LEAST_SCORE: f32 = 0.01;
    let score = reading.scores.get(usize::from(reading.digit));
    -score.copied().unwrap_or(0.0).max(LEAST_SCORE).ln()
}

//! Reading the digits in a picture.

use crate::picture::{Lines, Picture, PictureDigit};
use crate::reading::{DigitReading, Reader, ReaderError};

/// What is read from a picture.
#[derive(Clone, Debug, PartialEq)]
pub struct PictureReading {
    /// The digits, line by line from the top, in each from left to right. Their bounds are in
    /// pixels of the picture as it came.
    pub lines: Vec<Vec<DigitReading>>,
}

impl PictureReading {
    /// The digits as text, a line break between lines; empty where no digit is found.
    pub fn text(&self) -> String {
        let line = |digits: &Vec<DigitReading>| -> String {
            digits
                .iter()
                .map(|reading| char::from(b'0' + reading.digit))
                .collect()
        };
        self.lines.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    /// Whether every digit is sure, and there is one.
    pub fn is_sure(&self) -> bool {
        self.digits().next().is_some() && self.digits().all(|reading| reading.sure)
    }

    /// All digits in reading order.
    pub fn digits(&self) -> impl Iterator<Item = &DigitReading> {
        self.lines.iter().flatten()
    }
}

/// How much a digit that is not sure counts when the polarity is chosen, a sure one counting 1.
const UNSURE: f32 = 0.1;

impl Reader {
    /// Reads the digits in a picture.
    ///
    /// Of dark and light ink that counts whose digits surely read have the longer lines, in line
    /// widths. By the amount of ink, the light half of a sheet in the shade would outweigh all that is
    /// written on it.
    pub fn read_picture(&self, picture: &Picture) -> Result<PictureReading, ReaderError> {
        let polarities = picture.digits();
        let (dark, dark_weight) = self.read_lines(&polarities.dark)?;
        let (light, light_weight) = self.read_lines(&polarities.light)?;
        let lines = if light_weight > dark_weight {
            light
        } else {
            dark
        };
        Ok(PictureReading { lines })
    }

    fn read_lines(&self, lines: &Lines) -> Result<(Vec<Vec<DigitReading>>, f32), ReaderError> {
        let mut weight = 0.0;
        let mut read = |digit: &PictureDigit| -> Result<DigitReading, ReaderError> {
            let reading = self.read_pixels(&digit.pixels[..])?;
            weight += digit.length * if reading.sure { 1.0 } else { UNSURE };
            Ok(DigitReading {
                bounds: Some(digit.bounds),
                ..reading
            })
        };
        let lines = lines
            .iter()
            .map(|line| line.iter().map(&mut read).collect())
            .collect::<Result<_, _>>()?;
        Ok((lines, weight))
    }
}

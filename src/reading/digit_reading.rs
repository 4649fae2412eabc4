//! What is read: digits, with what speaks for them and where they are.

use crate::drawing::{Bounds, PIXELS};
use crate::reading::DIGITS;

/// What is read from a drawing.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The digits, line by line from left to right.
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
    /// Whether the scores single out the digit and its ink lies as a digit's does.
    pub sure: bool,
    /// Which of the drawing's strokes are its ink, as ascending indices; none for a picture that was
    /// never drawn.
    pub strokes: Vec<usize>,
    /// Which of the drawing's strokes are specks beside it that it was read without.
    pub specks: Vec<usize>,
    /// Where the ink lies on the pad, in pad units; nothing for a picture that was never drawn.
    pub bounds: Option<Bounds>,
    /// The picture that the network got, grays from 0 to 1, row by row.
    pub pixels: Box<[f32; PIXELS]>,
}

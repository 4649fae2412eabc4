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
    /// The digits as text, such as "2026", a line break between lines; empty where there is no ink.
    pub fn text(&self) -> String {
        let mut text = String::new();
        let mut line = self.digits.first().map_or(0, |reading| reading.line);
        for reading in &self.digits {
            if reading.line != line {
                line = reading.line;
                text.push('\n');
            }
            text.push(char::from(b'0' + reading.digit));
        }
        text
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
    /// Which of the drawing's lines it is in, counted from the top; 0 for a picture that was never
    /// drawn.
    pub line: usize,
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

impl DigitReading {
    /// How far the network's output speaks for the digit read.
    pub fn score(&self) -> f32 {
        let score = self.scores.get(usize::from(self.digit));
        score.copied().unwrap_or(0.0)
    }
}

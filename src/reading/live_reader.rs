//! Reading a drawing again and again while it grows.

use std::sync::Arc;

use crate::drawing::{Preparation, Stroke};
use crate::reading::number::read_number;
use crate::reading::{DigitReading, Reader, Reading};

/// A reader that remembers what it read last, so that of a growing number only the digit at which
/// the pen is goes through the network.
///
/// It reads what [`Reader::read_strokes`] reads, except for the last bits of scores: pictures are in
/// other batches, whose sums may be in another order.
#[derive(Clone, Debug)]
pub struct LiveReader {
    reader: Arc<Reader>,
    preparation: Preparation,
    pad_size: f32,
    /// Every ink of the last drawing that might have been a digit, with what was read.
    known: Vec<(Vec<Stroke>, DigitReading)>,
}

impl LiveReader {
    /// Reads drawings on a square pad, `pad_size` units wide, prepared in this way.
    pub fn new(reader: Arc<Reader>, preparation: Preparation, pad_size: f32) -> Self {
        Self {
            reader,
            preparation,
            pad_size,
            known: Vec::new(),
        }
    }

    /// Whether it reads with this very reader in this way, so that what it remembers still holds.
    pub fn is_for(&self, reader: &Arc<Reader>, preparation: Preparation) -> bool {
        Arc::ptr_eq(&self.reader, reader) && self.preparation == preparation
    }

    /// Reads a drawing: as many digits as it shows.
    pub fn read(&mut self, strokes: &[Stroke]) -> Reading {
        read_number(strokes, self.pad_size, |inks| {
            let readings = self.read_inks(&inks);
            let known = readings.iter().flatten().cloned();
            self.known = inks.into_iter().zip(known).collect();
            readings
        })
    }

    fn read_inks(&self, inks: &[Vec<Stroke>]) -> Option<Vec<DigitReading>> {
        let remembered = |ink: &Vec<Stroke>| {
            let known = self.known.iter().find(|(known, _)| known == ink);
            known.map(|(_, reading)| reading.clone())
        };
        let readings: Vec<Option<DigitReading>> = inks.iter().map(remembered).collect();
        let unknown = inks.iter().zip(&readings);
        let unknown: Vec<&[Stroke]> = unknown
            .filter(|(_, reading)| reading.is_none())
            .map(|(ink, _)| &ink[..])
            .collect();
        let mut new = self
            .reader
            .read_inks(self.preparation, &unknown, self.pad_size)?
            .into_iter();
        readings
            .into_iter()
            .map(|reading| reading.or_else(|| new.next()))
            .collect()
    }
}

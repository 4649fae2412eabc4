//! The drawing read by the chosen network, again whenever either changes, once a frame at most.

use std::sync::Arc;

use digit_lab::reading::{DigitReading, Reader, Reading};
use leptos::prelude::*;

use crate::frame::NextFrame;
use crate::pad::{Content, Drawing};
use crate::readers::Readers;

/// Strokes lie in shares of the pad's side.
const PAD_SIZE: f32 = 1.0;

/// A reading and its place in the row of all of them.
#[derive(Clone, Debug)]
pub struct Latest {
    /// Grows with every reading.
    pub count: u32,
    /// What was read.
    pub reading: Reading,
    /// How many changes to the drawing were complete when it was read.
    pub settled: u32,
}

impl Latest {
    /// The score of the digit read, the least of them where there are several; nothing for an empty pad.
    pub fn confidence(&self) -> Option<f32> {
        let scores = self.reading.digits.iter().map(score_of_digit);
        scores.reduce(f32::min)
    }

    /// The digit whose scores are shown: the last one.
    pub fn selected(&self) -> Option<&DigitReading> {
        self.reading.digits.last()
    }
}

fn score_of_digit(digit: &DigitReading) -> f32 {
    let score = digit.scores.get(usize::from(digit.digit));
    score.copied().unwrap_or(0.0)
}

/// The latest reading. Provided as a context; copies are handles to the same one.
#[derive(Clone, Copy)]
pub struct LiveReading {
    latest: RwSignal<Latest>,
}

impl LiveReading {
    /// The latest reading, as a signal.
    pub fn latest(self) -> Signal<Latest> {
        self.latest.into()
    }
}

/// Makes the latest reading known to the whole page, and keeps it so.
pub fn provide(drawing: Drawing, readers: Readers) {
    let reader = readers.reader();
    let latest = RwSignal::new(Latest {
        count: 0,
        reading: Reading { digits: Vec::new() },
        settled: 0,
    });
    provide_context(LiveReading { latest });

    let settled = drawing.settled();
    let read = NextFrame::new(move || {
        if let Some(reader) = reader.get_untracked() {
            let reading = drawing.with_untracked(|content| read(&reader, content));
            latest.update(|latest| {
                latest.count = latest.count.wrapping_add(1);
                latest.reading = reading;
                latest.settled = settled.get_untracked();
            });
        }
    });
    Effect::new(move |_| {
        drawing.with(|_| ());
        reader.track();
        read.request();
    });
}

fn read(reader: &Arc<Reader>, content: &Content) -> Reading {
    match content {
        Content::Strokes(strokes) => reader.read_strokes(strokes, PAD_SIZE),
        Content::Picture(picture) => Reading {
            // The picture was made from bytes, so its pixels are grays and it is always read.
            digits: reader
                .read_pixels(&picture.pixels[..])
                .into_iter()
                .collect(),
        },
    }
}

//! The drawing read by the chosen network, again whenever either changes, once a frame at most.

use std::cell::RefCell;
use std::sync::Arc;

use digit_lab::drawing::{Preparation, Step};
use digit_lab::reading::{DigitReading, LiveReader, Reader, Reading};
use leptos::prelude::*;

use crate::frame::NextFrame;
use crate::pad::{Content, Drawing};
use crate::readers::Readers;

/// Strokes lie in shares of the pad's side.
pub const PAD_SIZE: f32 = 1.0;

/// A reading and its place in the row of all of them.
#[derive(Clone, Debug)]
pub struct Latest {
    /// Grows with every reading.
    pub count: u32,
    /// What was read.
    pub reading: Reading,
    /// How the drawing was prepared for it.
    pub preparation: Preparation,
    /// How many changes to the drawing were complete when it was read.
    pub settled: u32,
    /// Which digit somebody wants to see, until the drawing changes.
    chosen: Option<usize>,
}

impl Latest {
    /// The score of the digit read, the least of them where there are several; nothing for an empty pad.
    pub fn confidence(&self) -> Option<f32> {
        let scores = self.reading.digits.iter().map(DigitReading::score);
        scores.reduce(f32::min)
    }

    /// Which digit's scores are shown: the chosen one, or else the last.
    pub fn selected_index(&self) -> usize {
        let last = self.reading.digits.len().saturating_sub(1);
        self.chosen.map_or(last, |chosen| chosen.min(last))
    }

    /// The digit whose scores are shown.
    pub fn selected(&self) -> Option<&DigitReading> {
        self.reading.digits.get(self.selected_index())
    }
}

/// The latest reading. Provided as a context; copies are handles to the same one.
#[derive(Clone, Copy)]
pub struct LiveReading {
    latest: RwSignal<Latest>,
    preparation: RwSignal<Preparation>,
}

impl LiveReading {
    /// The latest reading, as a signal.
    pub fn latest(self) -> Signal<Latest> {
        self.latest.into()
    }

    /// How many digits were read.
    pub fn digit_count(self) -> Signal<usize> {
        let latest = self.latest;
        Memo::new(move |_| latest.with(|latest| latest.reading.digits.len())).into()
    }

    /// Shows another digit's scores, until the drawing changes.
    pub fn select(self, digit: usize) {
        self.latest.update(|latest| latest.chosen = Some(digit));
    }

    /// How drawings are prepared for reading.
    pub fn preparation(self) -> Signal<Preparation> {
        self.preparation.into()
    }

    /// Takes a step of the preparation from now on, or leaves it out.
    pub fn take_step(self, step: Step, takes: bool) {
        self.preparation.update(|preparation| {
            *preparation = if takes {
                preparation.with(step)
            } else {
                preparation.without(step)
            };
        });
    }

    /// Takes every step of the preparation from now on.
    pub fn take_all_steps(self) {
        self.preparation.set(Preparation::default());
    }
}

/// Makes the latest reading known to the whole page, and keeps it so.
pub fn provide(drawing: Drawing, readers: Readers) {
    let reader = readers.reader();
    let preparation = RwSignal::new(Preparation::default());
    let latest = RwSignal::new(Latest {
        count: 0,
        reading: Reading { digits: Vec::new() },
        preparation: Preparation::default(),
        settled: 0,
        chosen: None,
    });
    provide_context(LiveReading {
        latest,
        preparation,
    });

    let settled = drawing.settled();
    let live = RefCell::new(None);
    let read = NextFrame::new(move || {
        if let Some(reader) = reader.get_untracked() {
            let preparation = preparation.get_untracked();
            let mut live = live.borrow_mut();
            let reading = drawing.with_untracked(|content| match content {
                Content::Strokes(strokes) => {
                    live_reader(&mut live, &reader, preparation).read(strokes)
                }
                Content::Picture(picture) => Reading {
                    // The picture was made from bytes, so its pixels are grays and it is always read.
                    digits: reader
                        .read_pixels(&picture.pixels[..])
                        .into_iter()
                        .collect(),
                },
            });
            latest.update(|latest| {
                latest.count = latest.count.wrapping_add(1);
                latest.reading = reading;
                latest.preparation = preparation;
                latest.settled = settled.get_untracked();
            });
        }
    });
    Effect::new({
        let read = read.clone();
        move |_| {
            drawing.with(|_| ());
            latest.update_untracked(|latest| latest.chosen = None);
            read.request();
        }
    });
    Effect::new(move |_| {
        reader.track();
        preparation.track();
        read.request();
    });
}

/// The reader that remembers its last reading, or a new one where network or preparation are others.
fn live_reader<'a>(
    live: &'a mut Option<LiveReader>,
    reader: &Arc<Reader>,
    preparation: Preparation,
) -> &'a mut LiveReader {
    live.take_if(|live| !live.is_for(reader, preparation));
    live.get_or_insert_with(|| LiveReader::new(Arc::clone(reader), preparation, PAD_SIZE))
}

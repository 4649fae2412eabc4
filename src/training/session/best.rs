//! The best epoch of a training, kept as it was.
//!
//! It is kept whenever one ends that is better than all before, so that whoever asks now and then misses none.

use super::Session;
use super::training::Training;
use crate::model_file::save_exact;
use crate::training::{EpochRecord, Event};

/// An epoch that was better than all before.
#[derive(Debug)]
pub(super) struct Best {
    record: EpochRecord,
    /// Network and checkpoint, until they are told.
    kept: Option<(Vec<u8>, Vec<u8>)>,
}

impl Training {
    /// An epoch has ended, and the next one has not begun.
    pub(super) fn keep_best(&mut self, record: &EpochRecord) {
        let best = self.best.as_ref();
        // Without validation images none is better than any other.
        if record.validation_size == 0
            || best.is_some_and(|best| !record.is_better_than(&best.record))
        {
            return;
        }
        // The one before makes room first.
        self.best = None;
        let model = save_exact(&self.run.reading_network());
        self.best = Some(Best {
            record: record.clone(),
            kept: Some((model, self.run.checkpoint())),
        });
    }
}

impl Session {
    /// Tells the best epoch, unless it has been told.
    pub(super) fn tell_best(&mut self) {
        let best = self.training.as_mut().and_then(|it| it.best.as_mut());
        let Some(Best { record, kept }) = best else {
            return;
        };
        if let Some((model, checkpoint)) = kept.take() {
            self.events.push(Event::Best {
                epoch: record.epoch,
                model,
                checkpoint,
            });
        }
    }
}

//! Networks trained here as they were at the end of their best epoch.

use digit_lab::reading::Reader;
use leptos::prelude::*;

use super::{Loaded, ReaderId, Readers};

/// A training's best epoch.
#[derive(Clone, Debug)]
pub struct BestEpoch {
    /// Which training.
    pub run: u32,
    /// The epoch, counted from 1.
    pub epoch: u32,
    /// What the training is called.
    pub(super) name: String,
    pub(super) network: Loaded,
}

impl Readers {
    /// The best epochs that can read, in the order in which they were asked for.
    pub fn best(self) -> Signal<Vec<BestEpoch>> {
        self.best.into()
    }

    /// Whether the best epoch of a training can read.
    pub fn has_best(self, run: u32) -> bool {
        self.best
            .with_untracked(|best| best.iter().any(|it| it.run == run))
    }

    /// A training's best epoch, in place of any other of it; its network came in this file.
    pub fn set_best(self, run: u32, epoch: u32, name: &str, reader: Reader, file: &[u8]) {
        let new = BestEpoch {
            run,
            epoch,
            name: name.to_owned(),
            network: Loaded::new(reader, file),
        };
        self.best
            .update(|best| match best.iter_mut().find(|it| it.run == run) {
                Some(known) => *known = new,
                None => best.push(new),
            });
    }

    /// Forgets it; the shipped one reads in its place where it was selected.
    pub(super) fn forget_best(self, run: u32) {
        if self.selected.get_untracked() == ReaderId::Best(run) {
            self.selected.set(ReaderId::Shipped);
        }
        if self.has_best(run) {
            self.best.update(|best| best.retain(|it| it.run != run));
        }
    }
}

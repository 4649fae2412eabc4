//! All trainings, and all that can be done to one.

mod current;
mod deleting;
mod editing;
mod present;

use std::sync::Arc;

use digit_lab::training::{DataNote, Phase, Recorder, RunRecord, TrainingSpec};
use js_sys::Date;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::kept::{Holds, Kept};
use super::network::{Networks, set_has_network};
use super::store::{self, Checkpoint, NoStorage};
use crate::readers::{ReaderId, Readers};

use self::deleting::Deleted;

/// What is to be known of a training that is about to begin.
#[derive(Clone, Debug, PartialEq)]
pub struct Next {
    /// What to call it.
    pub name: String,
    /// Its settings.
    pub spec: TrainingSpec,
    /// What it will learn from.
    pub data: DataNote,
    /// When the training began that it repeats.
    pub repeats: Option<f64>,
}

/// All trainings; copies are handles to the same ones.
#[derive(Clone, Copy)]
pub struct Runs {
    /// In no particular order; see [`shown_order`](super::kept::shown_order).
    pub(super) all: RwSignal<Vec<Kept>>,
    /// The trainings that are compared, each in its place; a place that was left is nothing.
    pub(super) compared: RwSignal<Vec<Option<u32>>>,
    /// What can still be brought back.
    pub(super) deleted: RwSignal<Option<Deleted>>,
    /// Whether the browser has refused to keep anything.
    pub(super) is_unstored: RwSignal<bool>,
    pub(super) readers: Readers,
    networks: Networks,
    next: StoredValue<Option<Next>>,
    /// The training that is about to go on, as it was when its checkpoint was made.
    resumed: StoredValue<Option<(u32, RunRecord)>>,
    /// The number and the record of the present training or the last one.
    current: StoredValue<Option<(u32, Recorder)>>,
    count: StoredValue<u32>,
    published_at: StoredValue<f64>,
}

impl Runs {
    /// None yet; those of earlier visits come with [`Self::restore`].
    pub fn new() -> Self {
        let readers = expect_context();
        Self {
            all: RwSignal::new(Vec::new()),
            compared: RwSignal::new(Vec::new()),
            deleted: RwSignal::new(None),
            is_unstored: RwSignal::new(false),
            readers,
            networks: Networks::new(readers),
            next: StoredValue::new(None),
            resumed: StoredValue::new(None),
            current: StoredValue::new(None),
            count: StoredValue::new(0),
            published_at: StoredValue::new(f64::NEG_INFINITY),
        }
    }

    /// A training has been asked for.
    pub fn expect(self, next: Next) {
        self.next.set_value(Some(next));
        self.resumed.set_value(None);
    }

    /// A training has been asked to go on from its checkpoint.
    pub fn expect_to_go_on(self, number: u32, record: RunRecord) {
        self.resumed.set_value(Some((number, record)));
    }

    /// The checkpoint of a training.
    pub async fn checkpoint(self, number: u32) -> Option<Checkpoint> {
        let kept = self.find(number)?;
        store::checkpoint(kept.began).await.ok().flatten()
    }

    /// The worker is gone, and the present training with it.
    pub fn lose_worker(self) {
        self.set_over(Phase::Failed);
    }

    /// Whether the network should be fetched now: see [`Networks::is_rested`].
    pub fn wants_snapshot(self, is_epoch_end: bool) -> bool {
        let reads = self
            .current_number()
            .is_some_and(|number| self.reads(number));
        (reads || is_epoch_end) && self.networks.is_rested()
    }

    /// Whether a checkpoint should be made now, at the end of an epoch.
    pub fn wants_checkpoint(self) -> bool {
        self.networks.wants_checkpoint()
    }

    /// The network has been sent for.
    pub fn asked_for_snapshot(self) {
        self.networks.asked();
    }

    /// Lets the network of a training read the pad.
    pub fn read_with(self, number: u32) {
        let Some(kept) = self.find(number) else {
            return;
        };
        spawn_local(async move {
            if self.networks.bring(&kept).await {
                self.readers.select(ReaderId::Trained(number));
            } else {
                set_has_network(self.all, number, false);
            }
        });
    }

    /// Adds a training from a file.
    pub fn add(self, record: RunRecord) {
        self.insert(record, None, true);
    }

    /// The training of this number.
    pub fn find(self, number: u32) -> Option<Kept> {
        self.all
            .with_untracked(|all| all.iter().find(|kept| kept.number == number).cloned())
    }

    /// Whether the network of a training reads the pad.
    pub fn reads(self, number: u32) -> bool {
        self.readers.selected().get_untracked() == ReaderId::Trained(number)
    }

    fn insert(self, record: RunRecord, repeats: Option<f64>, is_over: bool) -> u32 {
        let last = self.all.with_untracked(|all| {
            let began = all.iter().map(|kept| kept.began);
            began.fold(f64::NEG_INFINITY, f64::max)
        });
        let kept = Kept {
            number: self.next_number(),
            began: Date::now().max(last + 1.0),
            record: Arc::new(record),
            is_pinned: false,
            repeats,
            is_over,
            holds: Holds::default(),
        };
        self.store(&kept);
        let number = kept.number;
        self.all.update(|all| all.push(kept));
        number
    }

    fn next_number(self) -> u32 {
        self.count.update_value(|count| *count += 1);
        self.count.get_value()
    }

    fn set_over(self, phase: Phase) {
        let is_over = !matches!(phase, Phase::Running | Phase::Paused);
        let Some(number) = self.current_number() else {
            return;
        };
        if self
            .find(number)
            .is_some_and(|kept| kept.is_over != is_over)
        {
            self.change(number, |kept| kept.is_over = is_over);
        }
    }

    async fn keep_network(self, number: u32, model: Vec<u8>) {
        if let Some(kept) = self.find(number) {
            self.note(self.networks.store(&kept, &model, self.all).await);
        }
    }

    fn change(self, number: u32, change: impl FnOnce(&mut Kept)) {
        self.all.update(|all| {
            if let Some(kept) = all.iter_mut().find(|kept| kept.number == number) {
                change(kept);
            }
        });
        if let Some(kept) = self.find(number) {
            self.store(&kept);
        }
    }

    fn store(self, kept: &Kept) {
        let (began, entry) = (kept.began, kept.entry());
        spawn_local(async move { self.note(store::put_run(began, &entry).await) });
    }

    fn note(self, stored: Result<(), NoStorage>) {
        // The panel may be gone by the time storage answers.
        self.is_unstored.try_set(stored.is_err());
    }

    /// Whether earlier visits have left anything.
    pub async fn is_any_stored(self) -> bool {
        store::is_any().await
    }

    /// Brings back what earlier visits have left.
    pub async fn restore(self) {
        let Ok(found) = store::runs().await else {
            // Told when there is something to lose.
            return;
        };
        let mut restored = Vec::with_capacity(found.len());
        for found in found {
            restored.push(Kept {
                number: self.next_number(),
                began: found.began,
                record: Arc::new(found.entry.record),
                is_pinned: found.entry.is_pinned,
                repeats: found.entry.repeats,
                is_over: true,
                holds: Holds {
                    network: found.has_network,
                    checkpoint: found.has_checkpoint,
                },
            });
        }
        self.all.update(|all| all.extend(restored.clone()));
        self.networks.restore(&restored).await;
    }
}

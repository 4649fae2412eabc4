//! All trainings, and all that can be done to one.

mod current;
mod deleting;
mod editing;
mod present;
mod stored;
mod storing;

use std::sync::Arc;

use digit_lab::training::{Phase, Recorder, RunRecord};
use js_sys::Date;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::expected::Expected;
use super::kept::{Holds, Kept, free_name};
use super::network::{Networks, set_has_network};
use super::pace::Pace;
use super::store::{self, Best, Checkpoint};
use super::windows;
use crate::database::NoStorage;
use crate::readers::{ReaderId, Readers};
use crate::training::now_millis;

use self::deleting::Deleted;

/// All trainings; copies are handles to the same ones.
#[derive(Clone, Copy)]
pub struct Runs {
    /// In no particular order; see [`shown_order`](super::kept::shown_order).
    pub(super) all: RwSignal<Vec<Kept>>,
    /// The trainings that are compared, each in its place; a place that was left is nothing.
    pub(super) compared: RwSignal<Vec<Option<u32>>>,
    /// What can still be brought back.
    pub(super) deleted: RwSignal<Option<Deleted>>,
    /// Why the browser keeps nothing, where it has just refused to.
    pub(super) unstored: RwSignal<Option<NoStorage>>,
    pub(super) readers: Readers,
    networks: Networks,
    expected: StoredValue<Option<Expected>>,
    /// What was known of the present training at its best epoch, until that is stored.
    best: StoredValue<Option<RunRecord>>,
    /// The number and the record of the present training or the last one.
    current: StoredValue<Option<(u32, Recorder)>>,
    /// Whether another window has gone on with the present training since it ended here.
    is_taken: StoredValue<bool>,
    count: StoredValue<u32>,
    /// When the trainings began that were last found in storage.
    stored: StoredValue<Vec<f64>>,
    /// When the trainings began that the browser has refused to store.
    missing: StoredValue<Vec<f64>>,
    /// When the trainings began that are being stored, and whether they have changed since.
    storing: StoredValue<Vec<(f64, bool)>>,
    /// From the present training's coming into the list to its being stored.
    publishing: StoredValue<Pace>,
}

impl Runs {
    /// None yet; those of earlier visits come with [`Self::restore`].
    pub fn new() -> Self {
        let readers = expect_context();
        Self {
            all: RwSignal::new(Vec::new()),
            compared: RwSignal::new(Vec::new()),
            deleted: RwSignal::new(None),
            unstored: RwSignal::new(None),
            readers,
            networks: Networks::new(readers),
            expected: StoredValue::new(None),
            best: StoredValue::new(None),
            current: StoredValue::new(None),
            is_taken: StoredValue::new(false),
            count: StoredValue::new(0),
            stored: StoredValue::new(Vec::new()),
            missing: StoredValue::new(Vec::new()),
            storing: StoredValue::new(Vec::new()),
            publishing: StoredValue::new(present::PUBLISHING),
        }
    }

    /// The worker has been asked for a training, or, with nothing, will not begin one.
    pub fn expect(self, expected: Option<Expected>) {
        self.expected.set_value(expected);
    }

    /// The checkpoint of a training.
    pub async fn checkpoint(self, number: u32) -> Option<Checkpoint> {
        let kept = self.find(number)?;
        store::checkpoint(kept.began).await.ok().flatten()
    }

    /// Whether another window has a training under way, perhaps since a moment ago.
    pub async fn is_elsewhere(self, number: u32) -> bool {
        let elsewhere = windows::elsewhere().await;
        self.find(number)
            .is_some_and(|kept| elsewhere.contains(&kept.began))
    }

    /// A training that was [found interrupted](Self::interrupted) is not gone on with after all.
    pub fn let_go_of(kept: &Kept) {
        windows::let_go_of(kept.began);
    }

    /// The best epoch of a training.
    pub async fn best(self, number: u32) -> Option<Best> {
        let kept = self.find(number)?;
        store::best(kept.began).await.ok().flatten()
    }

    /// The worker is gone, and the present training with it.
    pub fn lose_worker(self) {
        self.expect(None);
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

    /// Lets the network of a training's best epoch read the pad.
    pub fn read_with_best(self, number: u32) {
        let Some(kept) = self.find(number) else {
            return;
        };
        spawn_local(async move {
            if self.networks.bring_best(&kept).await {
                self.readers.select(ReaderId::Best(number));
            }
        });
    }

    /// Adds a training from a file.
    pub fn add(self, mut record: RunRecord) {
        record.name = self.name_for(&record.name);
        self.insert(record, None, true);
    }

    /// The training of this number.
    pub fn find(self, number: u32) -> Option<Kept> {
        self.all
            .with_untracked(|all| all.iter().find(|kept| kept.number == number).cloned())
    }

    /// Whether the network of a training reads the pad.
    pub fn reads(self, number: u32) -> bool {
        self.readers.selected_untracked() == ReaderId::Trained(number)
    }

    /// What a new training is called: no other is called that.
    fn name_for(self, name: &str) -> String {
        self.all.with_untracked(|all| {
            free_name(name, |name| all.iter().any(|kept| kept.record.name == name))
        })
    }

    fn insert(self, record: RunRecord, repeats: Option<f64>, is_over: bool) -> u32 {
        let last = self.all.with_untracked(|all| {
            let began = all.iter().map(|kept| kept.began);
            began.fold(f64::NEG_INFINITY, f64::max)
        });
        // Two windows may begin one in the same millisecond, but hardly as long after they were opened.
        let began = (Date::now() + now_millis().fract()).max(last + 1.0);
        let kept = Kept {
            number: self.next_number(),
            began,
            record: Arc::new(record),
            is_pinned: false,
            went_on: (!is_over).then_some(began),
            repeats,
            is_over,
            is_paused: false,
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
        if self.is_taken.get_value() {
            // It is the other window's to say.
            return;
        }
        let is_over = !matches!(phase, Phase::Running | Phase::Paused);
        let is_paused = phase == Phase::Paused;
        let Some(kept) = self.current_number().and_then(|number| self.find(number)) else {
            return;
        };
        if is_over {
            windows::release();
        }
        if (kept.is_over, kept.is_paused) != (is_over, is_paused) {
            self.change(kept.number, |kept| {
                kept.is_over = is_over;
                kept.is_paused = is_paused;
            });
        }
    }
}

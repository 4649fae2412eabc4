//! The trainings' networks, for reading the pad: fetched from the worker now and then, kept in storage.

use leptos::prelude::*;

use super::kept::{Kept, shown_order};
use super::pace::Pace;
use super::store::{self, Best, Checkpoint};
use crate::breath::breathe;
use crate::database::NoStorage;
use crate::readers::{ReaderId, Readers, reader_of};
use crate::training::now_millis;

/// How often the network in training is fetched while it reads the pad, in milliseconds.
const SNAPSHOT_MILLIS: f64 = 250.0;

/// How many bytes of a network are unpacked in a breath; larger ones are fetched less often.
const EASY_BYTES: f64 = 500_000.0;

/// How many networks are at hand for reading; the oldest that does not read is put away first.
const MOST_AT_HAND: usize = 12;

/// How many networks are kept in storage, pinned ones aside.
const MOST_STORED: usize = 40;

/// How far apart checkpoints of a training under way are at least, in milliseconds: what a closed window costs.
const CHECKPOINT_MILLIS: f64 = 1_000.0;

/// How long one is waited for: there may be none any more.
const CHECKPOINT_PATIENCE_MILLIS: f64 = 60_000.0;

/// How many checkpoints are kept in storage, pinned trainings' aside.
const MOST_CHECKPOINTS: usize = 20;

/// The trainings' networks; copies are handles to the same ones.
#[derive(Clone, Copy)]
pub struct Networks {
    readers: Readers,
    asked_at: StoredValue<f64>,
    /// How long to wait before the next snapshot, by the size of the last one.
    rest_millis: StoredValue<f64>,
    /// From sending for a checkpoint to its being stored.
    checkpoints: StoredValue<Pace>,
}

impl Networks {
    /// None yet.
    pub fn new(readers: Readers) -> Self {
        Self {
            readers,
            asked_at: StoredValue::new(f64::NEG_INFINITY),
            rest_millis: StoredValue::new(SNAPSHOT_MILLIS),
            checkpoints: StoredValue::new(Pace::new(CHECKPOINT_MILLIS, CHECKPOINT_PATIENCE_MILLIS)),
        }
    }

    /// A training has begun.
    pub fn begin(self) {
        self.rest_millis.set_value(SNAPSHOT_MILLIS);
        self.checkpoints.update_value(|pace| {
            pace.least = CHECKPOINT_MILLIS;
            pace.rest(now_millis());
        });
    }

    /// Whether the last checkpoint is stored and long enough ago, or the beginning.
    pub fn wants_checkpoint(self) -> bool {
        let now = now_millis();
        let wants = self.checkpoints.with_value(|pace| pace.is_due(now));
        if wants {
            self.checkpoints.update_value(|pace| pace.begin(now));
        }
        wants
    }

    /// Stores a training's checkpoint; where there are too many, the oldest one goes.
    pub async fn store_checkpoint(
        self,
        kept: &Kept,
        checkpoint: &Checkpoint,
        all: RwSignal<Vec<Kept>>,
    ) -> Result<(), NoStorage> {
        let scale = (checkpoint.bytes.len() as f64 / EASY_BYTES).max(1.0);
        let stored = store::put_checkpoint(kept.began, checkpoint).await;
        // The panel may be gone by the time storage answers.
        self.checkpoints.try_update_value(|pace| {
            pace.least = CHECKPOINT_MILLIS * scale;
            pace.end(now_millis());
        });
        stored?;
        set(all, kept.number, |kept| kept.holds.checkpoint = true);
        let has = |kept: &Kept| kept.holds.checkpoint;
        let oldest =
            || all.with_untracked(|all| oldest_of(all, kept.number, MOST_CHECKPOINTS, has, has));
        while let Some((number, began)) = oldest() {
            store::delete_checkpoint(began).await?;
            set(all, number, |kept| kept.holds.checkpoint = false);
        }
        Ok(())
    }

    /// Stores a training's best epoch; where there are too many, the oldest one goes.
    pub async fn store_best(
        self,
        kept: &Kept,
        best: &Best,
        all: RwSignal<Vec<Kept>>,
    ) -> Result<(), NoStorage> {
        store::put_best(kept.began, best).await?;
        set(all, kept.number, |kept| kept.holds.best = true);
        let has = |kept: &Kept| kept.holds.best;
        let oldest =
            || all.with_untracked(|all| oldest_of(all, kept.number, MOST_CHECKPOINTS, has, has));
        while let Some((number, began)) = oldest() {
            store::delete_best(began).await?;
            set(all, number, |kept| kept.holds.best = false);
        }
        Ok(())
    }

    /// Sees to it that the best epoch of a training can read; answers whether it can.
    pub async fn bring_best(self, kept: &Kept) -> bool {
        if !self.readers.has_best(kept.number)
            && let Ok(Some(best)) = store::best(kept.began).await
        {
            self.show_best(kept, &best);
        }
        self.readers.has_best(kept.number)
    }

    /// A training has come to its best epoch so far.
    pub fn show_best(self, kept: &Kept, best: &Best) {
        // What the engine wrote itself it can read.
        if let Ok(reader) = reader_of(&best.model) {
            let (number, name) = (kept.number, &kept.record.name);
            self.readers
                .set_best(number, best.epoch(), name, reader, &best.model);
        }
    }

    /// Whether the last snapshot is long enough ago.
    pub fn is_rested(self) -> bool {
        now_millis() - self.asked_at.get_value() >= self.rest_millis.get_value()
    }

    /// A snapshot has been sent for.
    pub fn asked(self) {
        self.asked_at.set_value(now_millis());
    }

    /// The network of a training as it now is, a model file.
    pub fn learned(self, kept: &Kept, model: &[u8]) {
        let scale = (model.len() as f64 / EASY_BYTES).max(1.0);
        self.rest_millis.set_value(SNAPSHOT_MILLIS * scale);
        // What the engine wrote itself it can read; a network that it cannot is left unread.
        if let Ok(reader) = reader_of(model) {
            self.readers
                .set_trained(kept.number, &kept.record.name, reader, model);
        }
    }

    /// Sees to it that the network of a training can read; answers whether it can.
    pub async fn bring(self, kept: &Kept) -> bool {
        if self.is_at_hand(kept.number) {
            return true;
        }
        let Ok(Some(model)) = store::network(kept.began).await else {
            return false;
        };
        self.learned(kept, &model);
        self.is_at_hand(kept.number)
    }

    /// The network of a training as a file, where it is stored.
    pub async fn model(self, kept: &Kept) -> Option<Vec<u8>> {
        store::network(kept.began).await.ok().flatten()
    }

    /// Stores the network of a training that is over; where there are too many, the oldest one goes that is not at hand.
    pub async fn store(
        self,
        kept: &Kept,
        model: &[u8],
        all: RwSignal<Vec<Kept>>,
    ) -> Result<(), NoStorage> {
        store::put_network(kept.began, model).await?;
        let has = |kept: &Kept| kept.holds.network;
        let may_go = |kept: &Kept| has(kept) && !self.is_at_hand(kept.number);
        let oldest =
            || all.with_untracked(|all| oldest_of(all, kept.number, MOST_STORED, has, may_go));
        while let Some((number, began)) = oldest() {
            store::delete_network(began).await?;
            set_has_network(all, number, false);
        }
        Ok(())
    }

    /// Brings the networks of the trainings that stand first in the list.
    pub async fn restore(self, all: &[Kept]) {
        let mut first: Vec<u32> = shown_order(all);
        first.truncate(MOST_AT_HAND);
        // The newest one last, where a new training's would stand, too.
        for number in first.into_iter().rev() {
            let kept = all.iter().find(|kept| kept.number == number);
            if let Some(kept) = kept.filter(|kept| kept.holds.network) {
                self.bring(kept).await;
                breathe().await;
            }
        }
    }

    /// Where too many networks are at hand, the oldest that does not read is put away.
    pub fn forget_oldest(self, all: RwSignal<Vec<Kept>>) {
        let selected = self.readers.selected_untracked();
        let numbers = self.readers.runs_at_hand();
        if numbers.len() < MOST_AT_HAND {
            return;
        }
        let mut others = numbers
            .into_iter()
            .filter(|number| selected != ReaderId::Trained(*number));
        if let Some(oldest) = others.next() {
            self.readers.forget(oldest);
            // Where nothing is stored, it is gone for good.
            let began = all.with_untracked(|all| {
                let kept = all.iter().find(|kept| kept.number == oldest);
                kept.map(|kept| kept.began)
            });
            leptos::task::spawn_local(async move {
                let Some(began) = began else { return };
                if !matches!(store::network(began).await, Ok(Some(_))) {
                    set_has_network(all, oldest, false);
                }
            });
        }
    }

    fn is_at_hand(self, number: u32) -> bool {
        self.readers.find(number).is_some()
    }
}

/// The oldest of the trainings that hold something and may go, pinned ones and the one that has just come to hold it aside,
/// where more than `most` hold it.
fn oldest_of(
    all: &[Kept],
    newest: u32,
    most: usize,
    holds: impl Fn(&Kept) -> bool,
    may_go: impl Fn(&Kept) -> bool,
) -> Option<(u32, f64)> {
    let holders = all.iter().filter(|kept| holds(kept) && !kept.is_pinned);
    let is_too_many = holders.clone().count() > most;
    let others = holders.filter(|kept| kept.number != newest && may_go(kept));
    let oldest = others.min_by(|one, other| one.began.total_cmp(&other.began));
    oldest
        .filter(|_| is_too_many)
        .map(|kept| (kept.number, kept.began))
}

fn set(all: RwSignal<Vec<Kept>>, number: u32, change: impl FnOnce(&mut Kept)) {
    // The panel may be gone by the time storage answers.
    all.try_update(|all| {
        if let Some(kept) = all.iter_mut().find(|kept| kept.number == number) {
            change(kept);
        }
    });
}

/// Says of a training whether its network can be had.
pub fn set_has_network(all: RwSignal<Vec<Kept>>, number: u32, has_network: bool) {
    set(all, number, |kept| kept.holds.network = has_network);
}

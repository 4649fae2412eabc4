//! The trainings' networks, for reading the pad: fetched from the worker now and then, kept in storage.

use leptos::prelude::*;

use super::kept::{Kept, shown_order};
use super::store::{self, NoStorage};
use crate::hand::breathe;
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

/// The trainings' networks; copies are handles to the same ones.
#[derive(Clone, Copy)]
pub struct Networks {
    readers: Readers,
    asked_at: StoredValue<f64>,
    /// How long to wait before the next snapshot, by the size of the last one.
    rest_millis: StoredValue<f64>,
}

impl Networks {
    /// None yet.
    pub fn new(readers: Readers) -> Self {
        Self {
            readers,
            asked_at: StoredValue::new(f64::NEG_INFINITY),
            rest_millis: StoredValue::new(SNAPSHOT_MILLIS),
        }
    }

    /// A training has begun.
    pub fn begin(self) {
        self.rest_millis.set_value(SNAPSHOT_MILLIS);
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

    /// Stores the network of a training that is over; where there are too many, the oldest one goes.
    pub async fn store(
        self,
        kept: &Kept,
        model: &[u8],
        all: RwSignal<Vec<Kept>>,
    ) -> Result<(), NoStorage> {
        store::put_network(kept.began, model).await?;
        let oldest = all.with_untracked(|all| {
            let mut stored: Vec<&Kept> = all
                .iter()
                .filter(|other| other.has_network && !other.is_pinned)
                .collect();
            stored.sort_by(|one, other| one.began.total_cmp(&other.began));
            let first = stored.first().filter(|_| stored.len() > MOST_STORED);
            first.map(|kept| (kept.number, kept.began))
        });
        if let Some((number, began)) = oldest {
            store::delete_network(began).await?;
            if !self.is_at_hand(number) {
                set_has_network(all, number, false);
            }
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
            if let Some(kept) = kept.filter(|kept| kept.has_network) {
                self.bring(kept).await;
                breathe().await;
            }
        }
    }

    /// Where too many networks are at hand, the oldest that does not read is put away.
    pub fn forget_oldest(self, all: RwSignal<Vec<Kept>>) {
        let selected = self.readers.selected().get_untracked();
        let numbers = self.readers.trained().with_untracked(|trained| {
            trained
                .iter()
                .map(|network| network.run)
                .collect::<Vec<_>>()
        });
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

/// Says of a training whether its network can be had.
pub fn set_has_network(all: RwSignal<Vec<Kept>>, number: u32, has_network: bool) {
    all.update(|all| {
        if let Some(kept) = all.iter_mut().find(|kept| kept.number == number) {
            kept.has_network = has_network;
        }
    });
}

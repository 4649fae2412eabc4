//! All trainings, and all that can be done to one.

use std::sync::Arc;

use digit_lab::training::{DataNote, Event, Phase, Recorder, RunRecord, TrainingSpec};
use js_sys::Date;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::kept::Kept;
use super::network::{Networks, set_has_network};
use super::store::{self, NoStorage};
use crate::readers::{ReaderId, Readers, Trained};
use crate::training::now_millis;

/// How far apart the ends of short epochs reach the list and storage, in milliseconds.
const PUBLISH_MILLIS: f64 = 300.0;

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

/// A training that was deleted a moment ago, with its network.
#[derive(Clone, Debug)]
pub struct Deleted {
    pub(super) kept: Kept,
    /// The network as it was at hand.
    network: Option<Trained>,
    /// The network as it was stored.
    model: Option<Vec<u8>>,
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
    /// The number and the record of the present training or the last one.
    current: StoredValue<Option<(u32, Recorder)>>,
    count: StoredValue<u32>,
    published_at: StoredValue<f64>,
}

impl Runs {
    /// Those of earlier visits, as soon as storage has brought them.
    pub fn new() -> Self {
        let readers = expect_context();
        let runs = Self {
            all: RwSignal::new(Vec::new()),
            compared: RwSignal::new(Vec::new()),
            deleted: RwSignal::new(None),
            is_unstored: RwSignal::new(false),
            readers,
            networks: Networks::new(readers),
            next: StoredValue::new(None),
            current: StoredValue::new(None),
            count: StoredValue::new(0),
            published_at: StoredValue::new(f64::NEG_INFINITY),
        };
        spawn_local(runs.restore());
        runs
    }

    /// A training has been asked for.
    pub fn expect(self, next: Next) {
        self.next.set_value(Some(next));
    }

    /// What the present training is called, or the last one.
    pub fn current_name(self) -> Signal<String> {
        Signal::derive(move || {
            self.all.track();
            self.current.with_value(|current| {
                let recorder = current.as_ref().map(|(_, recorder)| recorder);
                recorder.map_or_else(String::new, |recorder| recorder.record().name.clone())
            })
        })
    }

    /// The number of the present training, or the last one.
    fn current_number(self) -> Option<u32> {
        self.current
            .with_value(|current| current.as_ref().map(|(number, _)| *number))
    }

    /// Takes in what the worker says.
    pub fn hear(self, event: &Event) {
        match event {
            Event::Started { plan, build } => {
                let next = self.next.try_update_value(Option::take).flatten();
                if let Some(next) = next {
                    let Next {
                        name, spec, data, ..
                    } = next;
                    let record = RunRecord::begin(name, spec, data, plan.clone(), build.clone());
                    self.begin(record, next.repeats);
                }
            }
            Event::Phase { phase } => self.set_over(*phase),
            Event::Snapshot { model } => self.learned(model),
            event => {
                let is_news = self.current.try_update_value(|current| {
                    let recorder = current.as_mut().map(|(_, recorder)| recorder);
                    recorder.is_some_and(|recorder| recorder.apply(event))
                });
                let is_end = matches!(event, Event::Outcome { .. });
                let is_epoch = matches!(event, Event::EpochEnded { .. });
                let is_due = now_millis() - self.published_at.get_value() >= PUBLISH_MILLIS;
                if is_news == Some(true) && (is_end || is_epoch && is_due) {
                    self.publish();
                }
            }
        }
    }

    /// The worker is gone, and the present training with it.
    pub fn lose_worker(self) {
        self.set_over(Phase::Failed);
    }

    /// The learning rate of the present training, or the last.
    pub fn learning_rate(self) -> f64 {
        self.current.with_value(|current| {
            let recorder = current.as_ref().map(|(_, recorder)| recorder);
            recorder.map_or(f64::NAN, |recorder| recorder.record().spec.learning_rate)
        })
    }

    /// Whether the network should be fetched now: see [`Networks::wants`].
    pub fn wants_snapshot(self, is_epoch_end: bool) -> bool {
        let reads = self
            .current_number()
            .is_some_and(|number| self.reads(number));
        (reads || is_epoch_end) && self.networks.is_rested()
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

    /// Calls a training something else.
    pub fn rename(self, number: u32, name: &str) {
        /// As long as a line of a file's name may be.
        const LONGEST: usize = 120;
        let name: String = name.trim().chars().take(LONGEST).collect();
        if name.is_empty() {
            return;
        }
        self.current.update_value(|current| {
            if let Some((_, recorder)) = current.as_mut().filter(|(it, _)| *it == number) {
                recorder.rename(&name);
            }
        });
        self.change(number, |kept| {
            Arc::make_mut(&mut kept.record).name.clone_from(&name);
        });
        self.readers.rename(number, &name);
    }

    /// Puts a training at the top of the list, or back among the others.
    pub fn toggle_pin(self, number: u32) {
        self.change(number, |kept| kept.is_pinned = !kept.is_pinned);
    }

    /// Adds a training to those compared, or takes it away.
    pub fn toggle_compared(self, number: u32) {
        self.compared.update(|compared| {
            let place = compared.iter().position(|other| *other == Some(number));
            let free = compared.iter().position(Option::is_none);
            match (place, free) {
                (Some(place), _) => compared[place] = None,
                (None, Some(free)) => compared[free] = Some(number),
                (None, None) => compared.push(Some(number)),
            }
            while compared.last() == Some(&None) {
                compared.pop();
            }
        });
    }

    /// Adds a training from a file.
    pub fn add(self, record: RunRecord) {
        self.insert(record, None, true);
    }

    /// Deletes a training that is over, until [`Self::undo_delete`].
    pub fn delete(self, number: u32) {
        let Some(kept) = self.find(number).filter(|kept| kept.is_over) else {
            return;
        };
        spawn_local(async move {
            let model = self.networks.model(&kept).await;
            self.all
                .update(|all| all.retain(|other| other.number != number));
            self.compared.update(|compared| {
                let places = compared.iter_mut();
                places.for_each(|place| *place = place.filter(|other| *other != number));
            });
            let network = self.readers.find(number);
            self.readers.forget(number);
            let began = kept.began;
            self.deleted.set(Some(Deleted {
                kept,
                network,
                model,
            }));
            self.note(store::delete_run(began).await);
        });
    }

    /// Brings back what was deleted last.
    pub fn undo_delete(self) {
        let Some(deleted) = self.deleted.try_update(Option::take).flatten() else {
            return;
        };
        let Deleted {
            kept,
            network,
            model,
        } = deleted;
        self.store(&kept);
        let number = kept.number;
        self.all.update(|all| all.push(kept));
        if let Some(network) = network {
            self.readers.bring_back(network);
        }
        if let Some(model) = model {
            spawn_local(self.keep_network(number, model));
        }
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

    fn begin(self, record: RunRecord, repeats: Option<f64>) {
        self.networks.begin();
        // One begun in its place ends a training, even where its worker could not say so.
        self.set_over(Phase::Stopped);
        let number = self.insert(record.clone(), repeats, false);
        self.current
            .set_value(Some((number, Recorder::new(record))));
        self.networks.forget_oldest(self.all);
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
            has_network: false,
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

    /// The present training's record as it now is goes into the list and into storage.
    fn publish(self) {
        self.published_at.set_value(now_millis());
        let current = self.current.with_value(|current| {
            let (number, recorder) = current.as_ref()?;
            Some((*number, recorder.record().clone()))
        });
        let Some((number, record)) = current else {
            return;
        };
        self.change(number, |kept| kept.record = Arc::new(record));
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

    /// The network of the present training as it now is.
    fn learned(self, model: &[u8]) {
        let Some(kept) = self.current_number().and_then(|number| self.find(number)) else {
            return;
        };
        self.networks.learned(&kept, model);
        let number = kept.number;
        if !kept.has_network {
            set_has_network(self.all, number, true);
        }
        if kept.is_over {
            let model = model.to_vec();
            spawn_local(async move { self.keep_network(number, model).await });
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

    /// Brings back what earlier visits have left.
    async fn restore(self) {
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
                has_network: found.has_network,
            });
        }
        self.all.update(|all| all.extend(restored.clone()));
        self.networks.restore(&restored).await;
    }
}

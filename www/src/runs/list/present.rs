//! The training under way, as its worker tells of it.

use std::sync::Arc;

use digit_lab::training::{Event, Phase, Recorder, RunRecord};
use js_sys::Date;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Runs;
use crate::runs::expected::{Expected, Next};
use crate::runs::kept::Kept;
use crate::runs::network::set_has_network;
use crate::runs::pace::Pace;
use crate::runs::store::{Best, Checkpoint};
use crate::training::now_millis;

/// How far apart the ends of short epochs reach the list and storage: more than 300 ms, and more where there are so many
/// epochs that it takes long; 10 s where storage does not answer, since the list need not wait for it.
pub(super) const PUBLISHING: Pace = Pace::new(300.0, 10_000.0);

impl Runs {
    /// Takes in what the worker says.
    pub fn hear(self, event: &Event) {
        match event {
            Event::Started { plan, build } => {
                match self.expected.try_update_value(Option::take).flatten() {
                    Some(Expected::New(next)) => {
                        let Next {
                            name, spec, data, ..
                        } = next;
                        let (plan, build) = (plan.clone(), build.clone());
                        let record = RunRecord::begin(name, spec, data, plan, build);
                        self.begin(Recorder::new(record), next.repeats);
                    }
                    Some(Expected::GoOn(number, record)) => self.go_on(number, record),
                    Some(Expected::Branch(record)) => self.begin(Recorder::resume(record), None),
                    None => {}
                }
            }
            Event::Phase { phase } => {
                if *phase == Phase::Paused {
                    self.publish();
                }
                self.set_over(*phase);
            }
            Event::Snapshot { model } => self.learned(model),
            Event::Checkpoint { checkpoint } => self.came_to(checkpoint),
            Event::Best {
                epoch,
                model,
                checkpoint,
            } => self.was_best(*epoch, model, checkpoint),
            event => {
                let is_news = self.current.try_update_value(|current| {
                    let recorder = current.as_mut().map(|(_, recorder)| recorder);
                    recorder.is_some_and(|recorder| recorder.apply(event))
                });
                let is_end = matches!(
                    event,
                    Event::Outcome { .. } | Event::Changed { .. } | Event::Extended { .. }
                );
                let is_epoch = matches!(event, Event::EpochEnded { .. });
                if is_epoch {
                    self.note_best();
                }
                let is_due = self.publishing.with_value(|pace| pace.is_due(now_millis()));
                if is_news == Some(true) && (is_end || is_epoch && is_due) {
                    self.publish();
                }
            }
        }
    }

    fn begin(self, mut recorder: Recorder, repeats: Option<f64>) {
        self.clear_present();
        recorder.rename(&self.name_for(&recorder.record().name));
        let number = self.insert(recorder.record().clone(), repeats, false);
        self.current.set_value(Some((number, recorder)));
        self.hold(number);
        self.networks.forget_oldest(self.all);
    }

    fn go_on(self, number: u32, record: RunRecord) {
        let Some(kept) = self.find(number) else {
            // Deleted since it was asked to go on.
            return self.begin(Recorder::resume(record), None);
        };
        self.clear_present();
        let mut recorder = Recorder::resume(record);
        // It may have been called something else since the checkpoint was made.
        recorder.rename(&kept.record.name);
        let record = Arc::new(recorder.record().clone());
        self.current.set_value(Some((number, recorder)));
        self.change(number, |kept| {
            kept.is_over = false;
            kept.went_on = Some(Date::now());
            kept.record = record;
        });
        self.hold(number);
    }

    /// Another training takes the present one's place, and ends it even where its worker could not say so.
    fn clear_present(self) {
        self.networks.begin();
        self.best.set_value(None);
        self.set_over(Phase::Stopped);
        self.is_taken.set_value(false);
    }

    /// The present training can go on from here later.
    fn came_to(self, checkpoint: &[u8]) {
        let Some((number, record)) = self.current_record() else {
            return;
        };
        if let Some(kept) = self.find(number) {
            let bytes = checkpoint.to_vec();
            self.keep_checkpoint(kept, Checkpoint { record, bytes });
        }
    }

    /// Remembers what is known of the present training where its last epoch is the best so far.
    fn note_best(self) {
        let best = self.current.with_value(|current| {
            let recorder = current.as_ref().map(|(_, recorder)| recorder);
            let recorder = recorder.filter(|recorder| recorder.is_at_best());
            recorder.map(|recorder| recorder.record().clone())
        });
        if best.is_some() {
            self.best.set_value(best);
        }
    }

    /// The best epoch since the present training began or went on, which is the best of all where it is the one
    /// remembered.
    fn was_best(self, epoch: u32, model: &[u8], checkpoint: &[u8]) {
        let record = self.best.try_update_value(|best| {
            let is_it = best
                .as_ref()
                .and_then(|record| record.epochs.last())
                .is_some_and(|last| last.epoch == epoch);
            best.take_if(|_| is_it)
        });
        let kept = self.current_number().and_then(|number| self.find(number));
        if let (Some(record), Some(kept)) = (record.flatten(), kept) {
            let checkpoint = Checkpoint {
                record,
                bytes: checkpoint.to_vec(),
            };
            let best = Best {
                checkpoint,
                model: model.to_vec(),
            };
            if self.readers.has_best(kept.number) {
                self.networks.show_best(&kept, &best);
            }
            self.keep_best(kept, best);
        }
    }

    pub(super) fn keep_best(self, kept: Kept, best: Best) {
        spawn_local(async move {
            let stored = self.networks.store_best(&kept, &best, self.all).await;
            self.note(stored);
        });
    }

    pub(super) fn keep_checkpoint(self, kept: Kept, checkpoint: Checkpoint) {
        spawn_local(async move {
            let stored = self
                .networks
                .store_checkpoint(&kept, &checkpoint, self.all)
                .await;
            self.note(stored);
        });
    }

    /// The present training's record as it now is goes into the list and into storage.
    fn publish(self) {
        let Some((number, record)) = self.current_record() else {
            return;
        };
        self.publishing
            .update_value(|pace| pace.begin(now_millis()));
        self.change(number, |kept| kept.record = Arc::new(record));
    }

    /// The network of the present training as it now is.
    fn learned(self, model: &[u8]) {
        let Some(kept) = self.current_number().and_then(|number| self.find(number)) else {
            return;
        };
        self.networks.learned(&kept, model);
        let number = kept.number;
        if !kept.holds.network {
            set_has_network(self.all, number, true);
        }
        if kept.is_over {
            let model = model.to_vec();
            spawn_local(async move { self.keep_network(number, model).await });
        }
    }
}

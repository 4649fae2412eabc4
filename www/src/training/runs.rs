//! The trainings of this visit, and their networks for reading the pad.

use digit_lab::training::Phase;
use leptos::prelude::*;

use super::store::now_millis;
use crate::readers::{ReaderId, Readers, reader_of};

/// How often the network in training is fetched while it reads the pad, in milliseconds.
const SNAPSHOT_MILLIS: f64 = 250.0;

/// How many bytes of a network are unpacked in a breath; larger ones are fetched less often.
const EASY_BYTES: f64 = 500_000.0;

/// How many networks are kept; the oldest that does not read the pad is forgotten first.
const MOST_KEPT: usize = 12;

/// A training of this visit.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// Counted from 1.
    pub number: u32,
    /// What tells it from others.
    pub name: String,
    /// The best share of validation images read rightly; none before the first epoch's end.
    pub best_validation: Option<f64>,
    /// Whether it is over.
    pub is_over: bool,
}

/// All trainings; copies are handles to the same ones.
#[derive(Clone, Copy)]
pub struct Runs {
    /// The trainings whose networks are kept, oldest first; the last may be under way.
    pub all: RwSignal<Vec<Run>>,
    readers: Readers,
    /// The name and the learning rate of the training that is about to begin.
    next: StoredValue<(String, f64)>,
    current: StoredValue<u32>,
    learning_rate: StoredValue<f64>,
    asked_at: StoredValue<f64>,
    /// How long to wait before the next snapshot, by the size of the last one.
    rest_millis: StoredValue<f64>,
}

impl Runs {
    /// None yet.
    pub fn new() -> Self {
        Self {
            all: RwSignal::new(Vec::new()),
            readers: expect_context(),
            next: StoredValue::new((String::new(), f64::NAN)),
            current: StoredValue::new(0),
            learning_rate: StoredValue::new(f64::NAN),
            asked_at: StoredValue::new(f64::NEG_INFINITY),
            rest_millis: StoredValue::new(SNAPSHOT_MILLIS),
        }
    }

    /// A training with this name and learning rate has been asked for.
    pub fn expect(self, name: String, learning_rate: f64) {
        self.next.set_value((name, learning_rate));
    }

    /// It has begun.
    pub fn begin(self) {
        let (name, learning_rate) = self.next.get_value();
        let number = self.current.get_value() + 1;
        self.current.set_value(number);
        self.learning_rate.set_value(learning_rate);
        self.rest_millis.set_value(SNAPSHOT_MILLIS);
        self.all.update(|all| {
            // One begun in its place ends a training without a word.
            if let Some(last) = all.last_mut() {
                last.is_over = true;
            }
            all.push(Run {
                number,
                name,
                best_validation: None,
                is_over: false,
            });
        });
        self.forget_oldest();
    }

    /// It has come into a phase, with this best result so far.
    pub fn enter(self, phase: Phase, best_validation: Option<f64>) {
        let is_over = !matches!(phase, Phase::Running | Phase::Paused);
        let number = self.current.get_value();
        self.all.update(|all| {
            if let Some(run) = all.iter_mut().find(|run| run.number == number) {
                run.best_validation = best_validation;
                run.is_over = is_over;
            }
        });
    }

    /// The learning rate of the present training, or the last.
    pub fn learning_rate(self) -> f64 {
        self.learning_rate.get_value()
    }

    /// Whether the network should be fetched now: when it reads the pad, every now and then; when
    /// it does not, at the ends of epochs only, and not more often either.
    pub fn wants_snapshot(self, is_epoch_end: bool) -> bool {
        let reads =
            self.readers.selected().get_untracked() == ReaderId::Trained(self.current.get_value());
        (reads || is_epoch_end)
            && now_millis() - self.asked_at.get_value() >= self.rest_millis.get_value()
    }

    /// The network has been sent for.
    pub fn asked_for_snapshot(self) {
        self.asked_at.set_value(now_millis());
    }

    /// The network of the present training as it now is.
    pub fn learned(self, model: &[u8]) {
        let number = self.current.get_value();
        let name = self.all.with_untracked(|all| {
            let run = all.iter().find(|run| run.number == number);
            run.map(|run| run.name.clone())
        });
        let scale = (model.len() as f64 / EASY_BYTES).max(1.0);
        self.rest_millis.set_value(SNAPSHOT_MILLIS * scale);
        // What the engine wrote itself it can read; a network that it cannot is left unread.
        if let (Some(name), Ok(reader)) = (name, reader_of(model)) {
            self.readers.set_trained(number, &name, reader, model);
        }
    }

    /// Lets the network of a training read the pad.
    pub fn read_with(self, number: u32) {
        self.readers.select(ReaderId::Trained(number));
    }

    fn forget_oldest(self) {
        let selected = self.readers.selected().get_untracked();
        let oldest = self.all.with_untracked(|all| {
            let mut others = all
                .iter()
                .filter(|run| selected != ReaderId::Trained(run.number));
            others
                .next()
                .filter(|_| all.len() > MOST_KEPT)
                .map(|run| run.number)
        });
        if let Some(number) = oldest {
            self.all
                .update(|all| all.retain(|run| run.number != number));
            self.readers.forget(number);
        }
    }
}

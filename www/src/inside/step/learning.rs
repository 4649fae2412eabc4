//! The step of learning of the moment: from which network, digit, label, cost and learning rate.

use digit_lab::model_file::Model;
use digit_lab::nn::Cost;
use leptos::prelude::*;

use super::latest::{Latest, Step, Wanted};
use crate::inside::costs::cost_of;
use crate::inside::subject::{Seen, Subject};

/// The learning rate at first.
const RATE: f64 = 0.5;

/// What is learned and how far one has come; copies are handles to the same one.
#[derive(Clone, Copy)]
pub struct Learning {
    /// The digit on the pad.
    pub seen: Memo<Option<Seen>>,
    /// The label that was chosen for it.
    pub asked_label: RwSignal<Option<u8>>,
    /// The cost that was chosen.
    pub asked_cost: RwSignal<Option<Cost>>,
    /// `η`
    pub rate: RwSignal<f64>,
    /// Whether what is typed is none by which a step could be taken.
    pub is_rate_wrong: RwSignal<bool>,
    /// Which stage is shown.
    pub at: RwSignal<usize>,
    /// The steps taken from the network of *Read with*, with the cost before the first and after each.
    pub taken: RwSignal<Vec<f64>>,
    /// The step.
    pub latest: Latest,
    /// The network after the steps taken; nothing before the first.
    learned: RwSignal<Option<Step>>,
}

impl Learning {
    /// No step taken yet from the digit on the pad.
    pub fn new(subject: Subject) -> Self {
        let seen = subject.settled;
        let asked_label = subject.label_to_choose();
        let asked_cost = RwSignal::new(None);
        let rate = RwSignal::new(RATE);
        let learned = RwSignal::new(None::<Step>);
        let taken = RwSignal::new(Vec::new());
        let wanted = Memo::new(move |_| {
            let seen = seen.get()?;
            Some(Wanted {
                learned: learned.get(),
                label: label_of(&seen, asked_label.get()),
                cost: cost_of(seen.network(), asked_cost.get()),
                rate: rate.get(),
                seen,
            })
        });
        let learning = Self {
            seen,
            asked_label,
            asked_cost,
            rate,
            is_rate_wrong: RwSignal::new(false),
            at: RwSignal::new(0),
            taken,
            latest: Latest::of(wanted),
            learned,
        };
        // Steps taken belong to one digit and one network.
        Effect::new(move |before: Option<Option<Seen>>| {
            let now = seen.get();
            if before.is_some_and(|before| !is_same(before.as_ref(), now.as_ref())) {
                learning.reset();
            }
            now
        });
        learning
    }

    /// The step; nothing while the pad is empty.
    /// The label that is learned.
    pub fn label(self) -> u8 {
        let asked = self.asked_label.get();
        self.seen
            .with(|seen| seen.as_ref().map_or(0, |seen| label_of(seen, asked)))
    }

    /// The cost that is made smaller.
    pub fn cost(self) -> Cost {
        let asked = self.asked_cost.get();
        self.seen.with(|seen| {
            seen.as_ref()
                .map_or(Cost::Quadratic, |seen| cost_of(seen.network(), asked))
        })
    }

    /// Whether there is a step that can be taken: the one that is asked for is computed. Reactive.
    pub fn can_take(self) -> bool {
        !self.latest.is_due.get() && !self.is_rate_wrong.get()
    }

    /// Takes the step, if there is one: the next one begins at the network that came of it.
    pub fn take(self) {
        let step = self.latest.step.get_untracked();
        let Some(step) = step.filter(|_| untrack(|| self.can_take())) else {
            return;
        };
        let [before, after] = step.costs;
        self.taken.update(|taken| {
            if taken.is_empty() {
                taken.push(before);
            }
            taken.push(after);
        });
        self.learned.set(Some(step));
    }

    /// The network after the steps taken, as a file holds it; nothing before the first.
    pub fn learned(self) -> Option<Model> {
        let seen = self.seen.get_untracked()?;
        let step = self.learned.get_untracked()?;
        Some(Model {
            network: step.updated.clone(),
            calibration: Some(seen.calibration()),
        })
    }

    /// How many steps have been taken. Reactive.
    pub fn steps(self) -> usize {
        self.taken.with(Vec::len).saturating_sub(1)
    }

    /// Back to the network of *Read with*.
    pub fn reset(self) {
        self.taken.set(Vec::new());
        self.learned.set(None);
    }
}

/// Whether two digits are the same picture, read by the same network.
fn is_same(one: Option<&Seen>, other: Option<&Seen>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => one.has_picture_of(other) && one.has_network_of(other),
        (None, None) => true,
        _ => false,
    }
}

/// What was chosen, or the digit's label, or what is read.
pub fn label_of(seen: &Seen, asked: Option<u8>) -> u8 {
    asked.or(seen.label()).unwrap_or(seen.digit())
}

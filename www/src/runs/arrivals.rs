//! Trainings done elsewhere on the page, on their way to the list of trainings.

use digit_lab::training::RunRecord;
use leptos::prelude::*;

/// From the context; copies are handles to the same ones.
#[derive(Clone, Copy)]
pub struct Arrivals {
    waiting: RwSignal<Vec<RunRecord>>,
    /// Whether some have been stored, where the list finds them.
    are_stored: RwSignal<bool>,
}

impl Arrivals {
    /// None yet.
    pub fn new() -> Self {
        Self {
            waiting: RwSignal::new(Vec::new()),
            are_stored: RwSignal::new(false),
        }
    }

    /// Hands one over.
    pub fn bring(self, record: RunRecord) {
        self.waiting.update(|waiting| waiting.push(record));
    }

    /// Some are in storage that were not: a list that is there hears of it from there.
    pub fn tell_of_stored(self) {
        self.are_stored.set(true);
    }

    /// Whether there are any, and from now on whenever there are.
    pub fn are_there(self) -> bool {
        self.are_stored.get() || self.waiting.with(|waiting| !waiting.is_empty())
    }

    /// Takes all of them.
    pub fn take(self) -> Vec<RunRecord> {
        let mut taken = Vec::new();
        self.waiting
            .update_untracked(|waiting| std::mem::swap(waiting, &mut taken));
        taken
    }
}

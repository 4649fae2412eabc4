//! What is under way on the page and must not be interrupted: trainings, experiments, searches.

use leptos::prelude::*;

/// All that may be under way. Provided as a context; copies are handles to the same.
#[derive(Clone, Copy)]
pub struct Activity {
    watched: RwSignal<Vec<Signal<bool>>>,
}

impl Activity {
    /// Nothing yet.
    pub fn new() -> Self {
        Self {
            watched: RwSignal::new(Vec::new()),
        }
    }

    /// Counts something from now on, as long as the page is there.
    pub fn watch(self, is_under_way: Signal<bool>) {
        self.watched.update(|watched| watched.push(is_under_way));
    }

    /// Whether anything is under way.
    pub fn is_under_way(self) -> bool {
        self.watched.with(|watched| watched.iter().any(Signal::get))
    }
}

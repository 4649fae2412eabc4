//! What the network has been, for whoever looks at it.

use digit_lab::training::{Command, RunRecord};
use leptos::prelude::*;

use super::Training;
use crate::training::past::Learner;

impl Training {
    /// A training has begun: its past is another one.
    pub(super) fn begin_past(self, record: &RunRecord) {
        self.past.begin(Learner {
            name: record.name.clone(),
            cost: record.spec.cost,
        });
    }

    /// Has the worker send what is new, where anyone looks at it.
    pub fn recall(self) {
        if self.past.is_wanted.get_untracked() {
            self.send(&Command::History {
                after: self.past.latest(),
            });
        }
    }
}

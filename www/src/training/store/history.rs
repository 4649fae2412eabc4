//! What the network has been, for whoever looks at it.

use std::time::Duration;

use digit_lab::training::{Command, Moment, RunRecord};
use leptos::prelude::*;

use super::Training;
use crate::training::past::Learner;

/// The time between an answer and the next question: it is the training's own worker that answers.
const REST: Duration = Duration::from_secs(2);

/// The same where the worker has more to tell of than comes in one answer.
const BREATH: Duration = Duration::from_millis(50);

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
        if self.past.is_wanted.get_untracked() && self.past.asks() {
            self.send(&Command::History {
                after: self.past.latest(),
            });
        }
    }

    /// The worker has sent what was new.
    pub(super) fn remember(self, kept: &[f64], new: &[Moment]) {
        self.past.take_in(kept, new);
        let has_more = !new.is_empty() && kept.last().copied() > self.past.latest();
        let go_on = move || {
            if self.past.is_free() || has_more {
                self.recall();
            }
        };
        set_timeout(go_on, if has_more { BREATH } else { REST });
    }
}

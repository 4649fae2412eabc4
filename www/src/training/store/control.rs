//! What is done to the training under way.

use digit_lab::training::{Command, Phase};
use leptos::prelude::*;

use super::Training;
use super::beginning::Wanted;
use crate::training::draft::Draft;
use crate::training::progress::Progress;

impl Training {
    pub(super) fn take_step(self) {
        if self.is_under_way() {
            self.send(&Command::Step);
        } else {
            self.begin(Wanted::Step);
        }
    }

    pub(super) fn halt(self) {
        if self.phase() == Phase::Running {
            self.send(&Command::Pause);
        }
    }

    pub(super) fn go_ahead(self) {
        if self.phase() == Phase::Paused {
            self.send(&Command::Resume);
        }
    }

    pub(super) fn end(self) {
        if self.beginning.get_value().is_some() {
            // It is under way as soon as the worker has heard of it, and what was to come next is not wanted any more.
            self.give_up_loading();
            self.send(&Command::Stop);
        } else if self.is_under_way() {
            self.send(&Command::Stop);
        } else {
            self.give_up_loading();
        }
    }

    pub(super) fn pass_on_rates(self) {
        let spec = self.draft.with_untracked(Draft::spec);
        self.send(&Command::Change {
            learning_rate: Some(spec.learning_rate),
            mini_batch: Some(spec.mini_batch),
            lambda: Some(spec.lambda),
        });
    }

    pub(super) fn is_under_way(self) -> bool {
        self.progress.with_untracked(Progress::is_under_way)
    }

    pub(super) fn phase(self) -> Phase {
        self.progress.with_untracked(|progress| progress.phase)
    }
}

//! Going on from a checkpoint: when a person wants it, after an interrupted visit, and after a worker's death.

use digit_lab::training::{Fault, Phase};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Training;
use super::beginning::Wanted;
use super::request::Request;
use crate::errors::Source;
use crate::i18n::t_string;
use crate::runs::{Checkpoint, Kept, Runs};
use crate::training::data::Origin;
use crate::training::words::relief_words;

/// What a training is about to go on from, and how.
pub(super) struct Resumption {
    /// The training that this is for.
    pub how: Wanted,
    /// What it was.
    pub checkpoint: Checkpoint,
    /// To how many epochs in all.
    pub epochs: u32,
    /// Whether it waits, as it did before.
    pub is_paused: bool,
    /// Whether it takes the place of one whose worker died, which has just been told.
    pub is_relief: bool,
}

impl Training {
    /// Goes on with one of the trainings kept, to so many epochs in all, in place of any there was; not if another
    /// window has just done so, which the list is about to say.
    pub fn go_on(self, number: u32, epochs: u32) {
        spawn_local(async move {
            if self.runs.is_elsewhere(number).await {
                return;
            }
            if let Some(checkpoint) = self.runs.checkpoint(number).await {
                self.begin_from(Resumption {
                    how: Wanted::GoOn(number),
                    checkpoint,
                    epochs,
                    is_paused: false,
                    is_relief: false,
                });
            }
        });
    }

    /// Begins a training of its own where the best epoch of one that is kept ended. It waits, so that something can
    /// be changed before it goes on: unchanged it would do what that one did.
    pub fn branch(self, number: u32) {
        spawn_local(async move {
            let Some(best) = self.runs.best(number).await else {
                return;
            };
            let epoch = best.epoch();
            let mut checkpoint = best.checkpoint;
            let record = &mut checkpoint.record;
            let name = self.runs.find(number).map(|kept| kept.record.name.clone());
            let name = name.unwrap_or_default();
            record.name = t_string!(self.i18n, runs.branch_name, name, epoch);
            let epochs = match record.plan.epochs {
                planned if planned > epoch => planned,
                planned => planned.saturating_add(record.spec.epochs as u32),
            };
            self.begin_from(Resumption {
                how: Wanted::Branch(number),
                checkpoint,
                epochs,
                is_paused: true,
                is_relief: false,
            });
        });
    }

    /// Brings back the trainings of earlier visits, and goes on with the one that was under way when the last visit
    /// ended: where its digits can be had, and nothing else has begun meanwhile.
    pub async fn restore(self) {
        self.runs.restore().await;
        if !self.is_untouched() {
            return;
        }
        let Some(kept) = self.runs.interrupted().await else {
            return;
        };
        let origin = Origin::named(&kept.record.data.origin);
        if origin.is_some_and(|origin| self.can_bring(origin))
            && let Some(checkpoint) = self.runs.checkpoint(kept.number).await
            && self.is_untouched()
        {
            self.take_up(&kept, checkpoint, false);
        } else {
            Runs::let_go_of(&kept);
        }
    }

    /// Whether this visit has begun no training and asked for none, not even for one that is over by now.
    fn is_untouched(self) -> bool {
        let phase = self.progress.with_untracked(|progress| progress.phase);
        phase == Phase::Idle
            && self.wanted.with_value(Option::is_none)
            && !self.is_asked.get_untracked()
            && self.beginning.get_value().is_none()
    }

    /// The worker has died: says so, and goes on with another one where it can, unless that one would only
    /// die at the same place.
    pub(super) fn relieve(self, fault: Fault, phase_before: Phase) {
        let images = self.progress.with_untracked(|progress| progress.images);
        let current = self.runs.current();
        let interrupted = current.filter(|kept| {
            let was_under_way = matches!(phase_before, Phase::Running | Phase::Paused);
            let broke_at = self.broke_at.get_value();
            let is_new = broke_at.is_none_or(|it| it.0 != kept.number || it.1 < images);
            self.broke_at.set_value(Some((kept.number, images)));
            was_under_way && is_new && kept.holds.checkpoint
        });
        let Some(kept) = interrupted else {
            self.show_training_fault(fault);
            return;
        };
        let i18n = self.i18n;
        self.errors
            .show(Source::Training, move || relief_words(i18n, &fault));
        let is_paused = phase_before == Phase::Paused;
        spawn_local(async move {
            if let Some(checkpoint) = self.runs.checkpoint(kept.number).await {
                self.take_up(&Kept { is_paused, ..kept }, checkpoint, true);
            }
        });
    }

    fn take_up(self, kept: &Kept, checkpoint: Checkpoint, is_relief: bool) {
        self.begin_from(Resumption {
            how: Wanted::GoOn(kept.number),
            checkpoint,
            epochs: kept.record.plan.epochs,
            is_paused: kept.is_paused,
            is_relief,
        });
    }

    /// Asks for it; it may be that another one is asked for before this one can begin.
    fn begin_from(self, resumption: Resumption) {
        let how = resumption.how;
        self.resumptions.update_value(|all| {
            all.retain(|other| other.how != how);
            all.push(resumption);
        });
        self.ask(Request::Begin(how));
    }
}

//! How a training begins: with the form's settings, as another did, or where another ended.

use digit_lab::training::{Command, DataNote};
use leptos::prelude::*;

use super::Training;
use super::resumption::Resumption;
use crate::errors::Source;
use crate::i18n::t_string;
use crate::runs::{Checkpoint, Next};
use crate::training::data::Origin;

/// How a training is to begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// Running.
    Run,
    /// With its first mini-batch only.
    Step,
    /// From the checkpoint of this one of the trainings kept.
    GoOn(u32),
    /// As a training of its own, from the best epoch of this one.
    Branch(u32),
    /// As this one of the trainings kept, with its settings rather than the form's.
    Repeat(u32),
}

impl Training {
    pub(super) fn begin(self, how: Wanted) {
        let origin = match how {
            Wanted::Repeat(number) | Wanted::GoOn(number) | Wanted::Branch(number) => {
                let origin = self
                    .runs
                    .find(number)
                    .map(|kept| kept.record.data.origin.clone());
                let Some(origin) = origin.and_then(|name| Origin::named(&name)) else {
                    return;
                };
                origin
            }
            Wanted::Run | Wanted::Step => {
                if !untrack(move || self.field_errors()).is_empty() {
                    return;
                }
                self.origin.get_untracked()
            }
        };
        if self.loaded.get_untracked() == Some(origin) {
            self.start(how, origin);
        } else if self.can_bring(origin) {
            self.wanted.set_value(Some(how));
            self.load(origin);
        } else {
            let i18n = self.i18n;
            self.errors.show(Source::Data, move || {
                t_string!(i18n, faults.repeat_own).to_owned()
            });
        }
    }

    fn start(self, how: Wanted, origin: Origin) {
        // One that was given up while its digits were on their way is no longer of interest.
        let resumptions = self.resumptions.try_update_value(std::mem::take);
        let resumption = resumptions
            .into_iter()
            .flatten()
            .find(|resumption| resumption.how == how);
        if !resumption.as_ref().is_some_and(|it| it.is_relief) {
            // Whatever went wrong before, the person has gone on.
            self.errors.clear(Source::Training);
        }
        self.errors.clear(Source::Data);
        if self.is_under_way() {
            // So that the network of the one that ends here is kept as it is in the end.
            self.send(&Command::Stop);
            self.send(&Command::Snapshot);
            self.send_for_checkpoints();
        }
        let counts = self
            .counts
            .with_untracked(|counts| counts.get(&origin).copied());
        let counts = counts.unwrap_or_default();
        let data = DataNote {
            origin: origin.name().to_owned(),
            training: counts.training,
            validation: counts.validation,
            test: counts.test,
        };
        if let Wanted::GoOn(_) | Wanted::Branch(_) = how {
            if let Some(Resumption {
                checkpoint: Checkpoint { record, bytes },
                epochs,
                is_paused,
                ..
            }) = resumption
            {
                match how {
                    Wanted::GoOn(number) => self.runs.expect_to_go_on(number, record),
                    _ => self.runs.expect_branch(record),
                }
                self.send(&Command::Restore {
                    checkpoint: bytes,
                    epochs: Some(epochs.into()),
                    paused: is_paused,
                });
            }
            return;
        }
        let (next, command) = if let Wanted::Repeat(number) = how {
            let Some(kept) = self.runs.find(number) else {
                return;
            };
            let next = Next {
                name: kept.record.name.clone(),
                spec: kept.record.spec.clone(),
                data,
                repeats: Some(kept.began),
            };
            (next, kept.record.repeat())
        } else {
            let images = untrack(move || self.training_images());
            let (spec, name) = self
                .draft
                .with_untracked(|draft| (draft.spec(), draft.name(images)));
            let paused = how == Wanted::Step;
            let next = Next {
                name,
                spec: spec.clone(),
                data,
                repeats: None,
            };
            (next, Command::Start { spec, paused })
        };
        self.runs.expect(next);
        self.send(&command);
        if how == Wanted::Step {
            self.send(&Command::Step);
        }
    }
}

//! How a training begins: with the form's settings, as another did, or where another ended.

use std::collections::HashMap;

use digit_lab::training::{Command, DataNote};
use leptos::prelude::*;

use super::Training;
use super::loading::Files;
use super::resumption::Resumption;
use crate::errors::Source;
use crate::i18n::t_string;
use crate::runs::{Checkpoint, Expected, Next};
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
                let Some(kept) = self.runs.find(number) else {
                    return;
                };
                let data = &kept.record.data;
                let Some(origin) = Origin::named(&data.origin) else {
                    return;
                };
                let of_now = self.digest_of(origin);
                if data.digest.is_some() && of_now.is_some() && data.digest != of_now {
                    let i18n = self.i18n;
                    return self.errors.show(Source::Data, move || {
                        t_string!(i18n, faults.other_own).to_owned()
                    });
                }
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

    /// What tells the digits of an origin from others, as far as they are here.
    fn digest_of(self, origin: Origin) -> Option<String> {
        let digest = |kept: &HashMap<Origin, Files>| kept.get(&origin)?.digest.clone();
        self.kept.with_value(digest)
    }

    /// The worker has begun what it was asked for, or refused to: what was asked for meanwhile comes next.
    pub(super) fn has_begun(self) {
        self.beginning.set_value(None);
        let is_loading = self.loading.get_untracked().is_some_and(|it| !it.is_ahead);
        if !is_loading && let Some(how) = self.wanted.try_update_value(Option::take).flatten() {
            self.begin(how);
        }
    }

    /// Has the worker begin. One after the other, so that each knows what is expected of it; what is asked for twice,
    /// by a double click, begins once.
    fn start(self, how: Wanted, origin: Origin) {
        match self.beginning.get_value() {
            Some(Wanted::Step) if how == Wanted::Step => return self.send(&Command::Step),
            Some(beginning) if beginning == how => return,
            Some(_) => return self.wanted.set_value(Some(how)),
            None => {}
        }
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
            digest: self.digest_of(origin),
        };
        if let Wanted::GoOn(_) | Wanted::Branch(_) = how {
            if let Some(Resumption {
                checkpoint: Checkpoint { record, bytes },
                epochs,
                is_paused,
                ..
            }) = resumption
            {
                self.beginning.set_value(Some(how));
                self.runs.expect(Some(match how {
                    Wanted::GoOn(number) => Expected::GoOn(number, record),
                    _ => Expected::Branch(record),
                }));
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
        self.beginning.set_value(Some(how));
        self.runs.expect(Some(Expected::New(next)));
        self.send(&command);
        if how == Wanted::Step {
            self.send(&Command::Step);
        }
    }
}

//! What the worker says, and who is told of it.

use digit_lab::training::{Command, Event, Fault, Phase, Refusal};
use leptos::prelude::*;

use super::Training;
use super::throttle::now_millis;
use crate::errors::Source;
use crate::i18n::t_string;
use crate::training::data::Counts;
use crate::training::words::{fault_words, field_name, problem_words};

impl Training {
    /// Takes in an event from the worker.
    pub(super) fn receive(self, event: &Event) {
        if let Event::Failed {
            fault: fault @ Fault::Broken { .. },
        } = event
        {
            self.end_worker(fault.clone());
            return;
        }
        self.progress
            .update_untracked(|progress| progress.apply(event, now_millis() / 1000.0));
        self.runs.hear(event);
        if matches!(event, Event::Started { .. })
            && let Some((_, record)) = self.runs.current_record()
        {
            // One that goes on shows what it did before.
            self.progress
                .update_untracked(|progress| progress.recall(&record));
            self.begin_past(&record);
            // From now on it survives the window's being closed.
            self.send(&Command::Checkpoint);
        }
        match event {
            Event::Loaded {
                training,
                validation,
                test,
            } => self.finish_loading(Counts {
                training: *training,
                validation: *validation,
                test: *test,
            }),
            Event::Started { .. } => {
                self.throttle.tell(self.progress);
                self.has_begun();
            }
            Event::Phase { phase } => {
                self.throttle.tell(self.progress);
                // Whoever reads the pad with this network gets it as it now stands.
                self.ask_for_snapshot();
                self.recall();
                if matches!(phase, Phase::Finished | Phase::Stopped | Phase::Paused) {
                    self.send_for_checkpoints();
                }
            }
            Event::Progress { .. } => {
                self.throttle.tell_soon(self.progress);
                if self.runs.wants_snapshot(false) {
                    self.ask_for_snapshot();
                }
            }
            Event::EpochEnded { .. } => {
                self.throttle.tell_soon(self.progress);
                if self.runs.wants_snapshot(true) {
                    self.ask_for_snapshot();
                }
                self.recall();
                if self.runs.wants_checkpoint() {
                    self.send_for_checkpoints();
                }
            }
            Event::History { epochs, moments } => self.remember(epochs, moments),
            Event::Failed { fault } => self.fail(fault),
            Event::Refused { refusal } => self.refused(refusal),
            // The hand is learned in a worker of its own.
            Event::Outcome { .. }
            | Event::Extended { .. }
            | Event::Snapshot { .. }
            | Event::Changed { .. }
            | Event::Ended { .. }
            | Event::Checkpoint { .. }
            | Event::Best { .. }
            | Event::LearningStarted { .. }
            | Event::LearningProgress { .. }
            | Event::Learned { .. }
            | Event::LearningStopped
            | Event::Pong => {}
        }
    }

    /// The worker is dead: its training has failed, and the next one gets another worker.
    pub(super) fn end_worker(self, fault: Fault) {
        self.link.set_value(None);
        // It will not answer what it was asked.
        self.past.is_free();
        self.sent.update_value(std::collections::VecDeque::clear);
        self.beginning.set_value(None);
        self.loaded.set(None);
        self.give_up_loading();
        let event = Event::Failed {
            fault: fault.clone(),
        };
        let phase_before = self.phase();
        self.progress
            .update_untracked(|progress| progress.apply(&event, now_millis() / 1000.0));
        self.throttle.tell(self.progress);
        self.runs.lose_worker();
        self.relieve(fault, phase_before);
    }

    fn fail(self, fault: &Fault) {
        match fault {
            Fault::Data { .. } => self.refuse_loading(fault.clone()),
            Fault::HandNotFinite => {}
            Fault::NotFinite { .. } | Fault::Broken { .. } => {
                self.throttle.tell(self.progress);
                self.show_training_fault(fault.clone());
            }
        }
    }

    fn refused(self, refusal: &Refusal) {
        if matches!(
            refusal,
            Refusal::Spec { .. } | Refusal::NoData | Refusal::Checkpoint { .. }
        ) {
            self.runs.expect(None);
            self.has_begun();
        }
        match refusal {
            // The form's own check comes first; only data that has just become smaller leads here.
            Refusal::Spec { errors } => {
                let i18n = self.i18n;
                let Some(error) = errors.first().cloned() else {
                    return;
                };
                self.errors.show(Source::Training, move || {
                    let field = field_name(i18n, error.field);
                    let problem = problem_words(i18n, &error.problem);
                    t_string!(i18n, faults.refused_spec, field, problem)
                });
            }
            // A click that crossed an event on its way: what it asked for no longer matters.
            Refusal::WrongPhase { .. } | Refusal::NoData | Refusal::Hand { .. } => {}
            Refusal::Checkpoint { error } => {
                let (i18n, reason) = (self.i18n, error.to_string());
                self.errors.show(Source::Training, move || {
                    let reason = reason.clone();
                    t_string!(i18n, faults.not_gone_on, reason)
                });
            }
        }
    }

    pub(super) fn show_training_fault(self, fault: Fault) {
        let i18n = self.i18n;
        let learning_rate = self.runs.learning_rate();
        self.errors.show(Source::Training, move || {
            fault_words(i18n, &fault, learning_rate)
        });
    }

    /// The best epoch comes first: who goes on from the latest one meets it no more.
    pub(super) fn send_for_checkpoints(self) {
        self.send(&Command::Best);
        self.send(&Command::Checkpoint);
    }

    fn ask_for_snapshot(self) {
        self.runs.asked_for_snapshot();
        self.send(&Command::Snapshot);
    }
}

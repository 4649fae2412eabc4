//! The state machine that a training worker runs.

mod best;
mod change;
mod checkpoint;
mod history;
mod learning;
mod repeat;
mod training;

use crate::data::{DataFile, Mnist};
use crate::model_file::save_exact;
use crate::training::hand::HandRun;
use crate::training::{
    Build, Change, Command, Event, Fault, Phase, Refusal, Run, TrainingConfig, TrainingSpec, Work,
};
use training::{Stepping, Training};

/// Data sets, at most one training on them or one hand being learned, and the events not yet taken.
#[derive(Debug, Default)]
pub struct Session {
    data: Option<Mnist>,
    training: Option<Training>,
    learning: Option<HandRun>,
    events: Vec<Event>,
}

impl Session {
    /// A session without data.
    pub fn new() -> Self {
        Self::default()
    }

    /// Obeys a command, or says in an event why not.
    pub fn handle(&mut self, command: Command) {
        let answer = match command {
            Command::Load { files } => {
                self.load(&files);
                Ok(())
            }
            Command::Start { spec, paused } => self.start(&spec, paused),
            Command::Repeat {
                spec,
                changes,
                extensions,
                until,
            } => self.repeat(&spec, changes, extensions, until),
            Command::Pause => self.change(&[Phase::Running], "running", Phase::Paused),
            Command::Resume => self.resume(),
            Command::Learn {
                model,
                images,
                labels,
                seed,
            } => self.learn(&model, &images, &labels, seed),
            Command::Stop if self.stop_learning() => Ok(()),
            Command::Stop => self.change(
                &[Phase::Running, Phase::Paused],
                "running or paused",
                Phase::Stopped,
            ),
            Command::Step => self.step(),
            Command::Snapshot => self.snapshot(),
            Command::History { after } => {
                self.tell_history(after);
                Ok(())
            }
            Command::Change {
                learning_rate,
                mini_batch,
                lambda,
            } => self.change_rates(Change {
                learning_rate,
                mini_batch,
                lambda,
            }),
            Command::Checkpoint => self.checkpoint(),
            Command::Best => {
                self.tell_best();
                Ok(())
            }
            Command::Restore {
                checkpoint,
                epochs,
                paused,
            } => self.restore(&checkpoint, epochs, paused),
            Command::Ping => {
                self.events.push(Event::Pong);
                Ok(())
            }
        };
        if let Err(refusal) = answer {
            self.events.push(Event::Refused { refusal });
        }
    }

    /// Whether [`Self::advance`] has anything to do.
    pub fn is_running(&self) -> bool {
        self.phase() == Phase::Running || self.learning.is_some()
    }

    /// Where the training stands.
    pub fn phase(&self) -> Phase {
        self.training
            .as_ref()
            .map_or(Phase::Idle, |training| training.phase)
    }

    /// Whether what [`Self::advance`] does next is training, whose time is then to be told by
    /// [`Self::add_training_secs`].
    pub fn is_training(&self) -> bool {
        let training = self.training.as_ref().filter(|_| self.learning.is_none());
        training
            .is_some_and(|training| training.phase == Phase::Running && training.run.is_training())
    }

    /// Does one unit of work, a few milliseconds long; nothing unless running. Answers whether it was training.
    pub fn advance(&mut self) -> bool {
        if self.learning.is_some() {
            self.advance_learning();
            return false;
        }
        if self.phase() != Phase::Running {
            return false;
        }
        self.repeat_changes();
        self.make_changes();
        let (Some(data), Some(training)) = (&self.data, &mut self.training) else {
            return false;
        };
        if training.is_where_it_ends() {
            self.enter(Phase::Stopped);
            return false;
        }
        match training.run.advance(data) {
            Work::PartOfBatch => return true,
            Work::Batch { cost, .. } => {
                training.costs.push(cost);
                if training.stepping == Stepping::BeforeBatch {
                    training.stepping = Stepping::AfterBatch;
                }
                self.pause_after_step();
                return true;
            }
            Work::PartOfPreparation | Work::PartOfEvaluation => {}
            Work::UnmonitoredEpoch => {
                training.remember_epoch();
                self.pause_after_step();
            }
            Work::Epoch(record) => {
                training.remember_epoch();
                training.keep_best(&record);
                self.report();
                self.events.push(Event::EpochEnded { record });
                self.pause_after_step();
            }
            Work::Nothing if self.repeat_extension() => {}
            Work::Nothing => self.finish(),
            Work::NotFinite => self.fail_not_finite(),
        }
        false
    }

    /// Tells how long training took, for the events that report it.
    pub fn add_training_secs(&mut self, secs: f64) {
        if let Some(training) = &mut self.training {
            training.run.add_training_secs(secs);
        }
    }

    /// The events since the last call, mini-batches' progress included.
    pub fn take_events(&mut self) -> Vec<Event> {
        self.report();
        self.report_learning();
        std::mem::take(&mut self.events)
    }

    fn load(&mut self, files: &[DataFile]) {
        match Mnist::from_files(files) {
            Ok(data) => {
                self.end_whatever_is_under_way();
                let sizes =
                    [&data.training, &data.validation, &data.test].map(|set| set.len() as u32);
                let [training, validation, test] = sizes;
                self.data = Some(data);
                self.events.push(Event::Loaded {
                    training,
                    validation,
                    test,
                });
            }
            Err(error) => self.events.push(Event::Failed {
                fault: Fault::Data { error },
            }),
        }
    }

    fn start(&mut self, spec: &TrainingSpec, paused: bool) -> Result<(), Refusal> {
        let data = self.data.as_ref().ok_or(Refusal::NoData)?;
        let config = TrainingConfig::check(spec, data.training.len())
            .map_err(|errors| Refusal::Spec { errors })?;
        self.begin(Run::new(config), paused);
        Ok(())
    }

    fn begin(&mut self, run: Run, paused: bool) {
        self.end_whatever_is_under_way();
        self.events.push(Event::Started {
            plan: run.config().plan(),
            build: Build::this(),
        });
        self.training = Some(Training::new(run));
        self.enter(if paused {
            Phase::Paused
        } else {
            Phase::Running
        });
    }

    fn step(&mut self) -> Result<(), Refusal> {
        match &mut self.training {
            Some(training) if matches!(training.phase, Phase::Running | Phase::Paused) => {
                training.stepping = Stepping::BeforeBatch;
                training.phase = Phase::Running;
                Ok(())
            }
            _ => Err(self.wrong_phase("running or paused")),
        }
    }

    /// Goes on, also with what a step has begun: whoever asks for that has not heard yet that it is done.
    fn resume(&mut self) -> Result<(), Refusal> {
        let is_stepping = |it: &Training| it.stepping != Stepping::Off;
        if self.training.as_ref().is_some_and(is_stepping) {
            self.enter(Phase::Running);
            return Ok(());
        }
        self.change(&[Phase::Paused], "paused", Phase::Running)
    }

    fn snapshot(&mut self) -> Result<(), Refusal> {
        let training = self
            .training
            .as_ref()
            .ok_or_else(|| self.wrong_phase("begun"))?;
        let model = save_exact(&training.run.reading_network());
        self.events.push(Event::Snapshot { model });
        Ok(())
    }

    fn change(&mut self, from: &[Phase], expected: &str, to: Phase) -> Result<(), Refusal> {
        if !from.contains(&self.phase()) {
            return Err(self.wrong_phase(expected));
        }
        self.enter(to);
        Ok(())
    }

    fn wrong_phase(&self, expected: &str) -> Refusal {
        Refusal::WrongPhase {
            expected: expected.to_owned(),
            got: self.phase(),
        }
    }

    fn enter(&mut self, phase: Phase) {
        self.report();
        if let Some(training) = &mut self.training {
            training.phase = phase;
            training.stepping = Stepping::Off;
            if matches!(phase, Phase::Finished | Phase::Stopped | Phase::Failed) {
                training.remember_end();
                let outcome = training.outcome();
                self.events.push(Event::Outcome { outcome });
            }
            self.events.push(Event::Phase { phase });
        }
    }

    /// A step ends between mini-batches, once it has done one.
    fn pause_after_step(&mut self) {
        let is_done = self.training.as_ref().is_some_and(|training| {
            training.stepping == Stepping::AfterBatch && training.run.is_between_batches()
        });
        if is_done {
            self.enter(Phase::Paused);
        }
    }

    fn finish(&mut self) {
        self.report();
        let ending = self.training.as_ref().and_then(|it| it.run.ending());
        self.events
            .extend(ending.map(|reason| Event::Ended { reason }));
        self.enter(Phase::Finished);
    }

    fn fail_not_finite(&mut self) {
        let Some(training) = &self.training else {
            return;
        };
        let fault = Fault::NotFinite {
            epoch: training.run.epoch(),
            batch: training.run.batches_done() as u32 + 1,
        };
        self.enter(Phase::Failed);
        self.events.push(Event::Failed { fault });
    }

    /// Puts the mini-batches since the last report into an event.
    fn report(&mut self) {
        let Some(training) = &mut self.training else {
            return;
        };
        if training.costs.is_empty() {
            return;
        }
        self.events.push(Event::Progress {
            epoch: training.run.epoch(),
            batch: training.run.batches_done() as u32,
            share: training.run.epoch_share(),
            costs: std::mem::take(&mut training.costs),
            images: training.run.images_done(),
            training_secs: training.run.training_secs(),
        });
    }
}

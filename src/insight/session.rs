//! The state machine that the worker of the views into a network runs: data, a network, and one question at a time.

mod protocol;
mod study;

use crate::data::{DataFile, Mnist};
use crate::insight::session::study::Study;
use crate::model_file;
use crate::nn::{Calibration, Cost, Network, OutputCoding};

pub use protocol::{Answer, Command, Event, Fault, Images, Question};

/// Data sets, a network, at most one question about them, and the events not yet taken. Knows no clock: whoever runs
/// it tells how long a unit of work took.
#[derive(Default)]
pub struct Session {
    data: Mnist,
    subject: Option<Subject>,
    work: Option<Work>,
    gives_way: bool,
    events: Vec<Event>,
}

/// How many times as long as it works it rests where it gives way to others: without a rest, a training beside it
/// lost a fifth of its speed on a machine of two cores (docs/bench.md).
const REST: f64 = 6.0;

/// What questions are about.
struct Subject {
    network: Network<f32>,
    calibration: Calibration,
    cost: Cost,
}

/// A question under way.
struct Work {
    ticket: u32,
    study: Study,
    /// How long its units took, in seconds.
    secs: f64,
    is_done: bool,
}

impl Session {
    /// A session without data or network.
    pub fn new() -> Self {
        Self::default()
    }

    /// Obeys a command; where it cannot, an event says why.
    pub fn handle(&mut self, command: Command) {
        match command {
            Command::Load { files } => self.load(&files),
            Command::Look { network, cost } => self.look(&network, cost),
            Command::Ask { ticket, question } => self.ask(ticket, &question),
            Command::Stop => self.stop(),
            Command::GiveWay { to_others } => self.gives_way = to_others,
            Command::Ping => self.events.push(Event::Pong),
        }
    }

    /// Whether [`Self::advance`] has anything to do.
    pub fn is_running(&self) -> bool {
        self.work.is_some()
    }

    /// How long to rest after so much work, both in seconds.
    pub fn rest_after(&self, secs: f64) -> f64 {
        if self.gives_way { REST * secs } else { 0.0 }
    }

    /// Does one unit of work; nothing where there is none. Its time is then to be told by [`Self::add_secs`].
    pub fn advance(&mut self) {
        if let Some(work) = &mut self.work {
            work.is_done = !work.study.advance(&self.data);
        }
    }

    /// Tells how long the last unit took, and answers a question of which it was the last.
    pub fn add_secs(&mut self, secs: f64) {
        let Some(work) = &mut self.work else {
            return;
        };
        work.secs += secs;
        if !work.is_done {
            return;
        }
        let (ticket, secs) = (work.ticket, work.secs);
        let answer = work.study.answer();
        self.work = None;
        self.events.push(Event::Answered {
            ticket,
            secs,
            answer,
        });
    }

    /// The events since the last call, the question's progress included.
    pub fn take_events(&mut self) -> Vec<Event> {
        if let Some(work) = &self.work {
            self.events.push(Event::Progress {
                ticket: work.ticket,
                share: work.study.share(&self.data),
                secs: work.secs,
            });
        }
        std::mem::take(&mut self.events)
    }

    fn load(&mut self, files: &[DataFile]) {
        match Mnist::from_files(files) {
            Ok(data) => {
                self.stop();
                self.events.push(Event::Loaded {
                    training: data.training.len() as u32,
                    validation: data.validation.len() as u32,
                    test: data.test.len() as u32,
                });
                self.data = data;
            }
            Err(error) => self.fail(None, Fault::Data { error }),
        }
    }

    /// Takes a network in place of any there was.
    fn look(&mut self, file: &[u8], cost: Cost) {
        let model = match model_file::load_model(file) {
            Ok(model) => model,
            Err(error) => {
                let reason = error.to_string();
                return self.fail(None, Fault::Network { reason });
            }
        };
        if OutputCoding::of(&model.network).is_none() {
            let sizes = model.network.sizes();
            let end = |size: Option<&usize>| size.copied().unwrap_or_default() as u32;
            let (inputs, outputs) = (end(sizes.first()), end(sizes.last()));
            return self.fail(None, Fault::NoDigits { inputs, outputs });
        }
        self.stop();
        self.subject = Some(Subject {
            network: model.network,
            calibration: model.calibration.unwrap_or_default(),
            cost,
        });
        self.events.push(Event::Looking);
    }

    /// Begins with a question in place of any there was.
    fn ask(&mut self, ticket: u32, question: &Question) {
        self.stop();
        let Some(subject) = &self.subject else {
            return self.fail(Some(ticket), Fault::NoNetwork);
        };
        match Study::new(question, subject, &self.data) {
            Ok(study) => {
                self.work = Some(Work {
                    ticket,
                    study,
                    secs: 0.0,
                    is_done: false,
                });
            }
            Err(fault) => self.fail(Some(ticket), fault),
        }
    }

    fn stop(&mut self) {
        if let Some(work) = self.work.take() {
            let ticket = work.ticket;
            self.events.push(Event::Stopped { ticket });
        }
    }

    fn fail(&mut self, ticket: Option<u32>, fault: Fault) {
        self.events.push(Event::Failed { ticket, fault });
    }
}

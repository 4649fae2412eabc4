//! The state machine that an experiment's worker runs: data, one job at a time, and what is told of it.

mod protocol;
mod report;

use crate::book::session::report::Told;
use crate::book::{Job, Task, TaskError};
use crate::data::{DataFile, Mnist};

pub use protocol::{Command, Event, Fault, News, Trained};

/// Data sets, at most one job on them, and the events not yet taken. Knows no clock: whoever runs it tells how
/// long a unit of work took.
#[derive(Default)]
pub struct Session {
    data: Mnist,
    work: Option<Work>,
    events: Vec<Event>,
}

/// A job under way.
struct Work {
    ticket: u32,
    task: Task,
    /// How long its units took, in seconds.
    secs: f64,
    told: Told,
}

impl Session {
    /// A session without data.
    pub fn new() -> Self {
        Self::default()
    }

    /// Obeys a command; where it cannot, an event says why.
    pub fn handle(&mut self, command: Command) {
        match command {
            Command::Load { files } => self.load(&files),
            Command::Run { ticket, job } => self.run(ticket, &job),
            Command::Stop => self.stop(),
            Command::Ping => self.events.push(Event::Pong),
        }
    }

    /// Whether [`Self::advance`] has anything to do.
    pub fn is_running(&self) -> bool {
        self.work.is_some()
    }

    /// Does one unit of work; nothing where there is none. Its time is then to be told by [`Self::add_secs`].
    pub fn advance(&mut self) {
        let Some(work) = &mut self.work else {
            return;
        };
        work.told.is_done = !work.task.advance(&self.data);
    }

    /// Tells how long the last unit took, and ends a job of which it was the last.
    pub fn add_secs(&mut self, secs: f64) {
        let Some(work) = &mut self.work else {
            return;
        };
        work.secs += secs;
        work.task.add_secs(secs);
        if work.told.is_done {
            self.report();
            if let Some(Work { ticket, task, .. }) = self.work.take() {
                let trained = task.trained();
                let trained = trained.map(|trained| Event::Trained { ticket, trained });
                self.events.extend(trained);
                self.events.push(Event::Done { ticket });
            }
        }
    }

    /// The events since the last call, the job's progress included.
    pub fn take_events(&mut self) -> Vec<Event> {
        self.report();
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

    /// Begins a job in place of any there was.
    fn run(&mut self, ticket: u32, job: &Job) {
        self.stop();
        match Task::new(job, &self.data) {
            Ok(task) => {
                self.work = Some(Work {
                    ticket,
                    task,
                    secs: 0.0,
                    told: Told::default(),
                });
            }
            Err(error) => self.fail(Some(ticket), Fault::from(error)),
        }
    }

    fn stop(&mut self) {
        self.report();
        if let Some(work) = self.work.take() {
            let ticket = work.ticket;
            self.events.push(Event::Stopped { ticket });
        }
    }

    fn fail(&mut self, ticket: Option<u32>, fault: Fault) {
        self.events.push(Event::Failed { ticket, fault });
    }

    fn report(&mut self) {
        let Some(work) = &mut self.work else {
            return;
        };
        let news = work.told.news(&work.task.outcome());
        self.events.push(Event::Progress {
            ticket: work.ticket,
            share: work.task.share(),
            secs: work.secs,
            news,
        });
    }
}

impl From<TaskError> for Fault {
    fn from(error: TaskError) -> Self {
        match error {
            TaskError::Settings(errors) => Self::Settings { errors },
            TaskError::Images { training, test } => Self::Images {
                training: training as u32,
                test: test as u32,
            },
            TaskError::NoSvm => Self::NoSvm,
        }
    }
}

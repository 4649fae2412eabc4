//! Questions about the network that take longer than a frame: a worker of their own answers them.

use digit_lab::insight::session::{Answer, Command, Event, Fault, Question};
use digit_lab::nn::Cost;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::subject::Looked;
use crate::fetch;
use crate::readers::{Readers, SHIPPED_ADDRESS};
use crate::workers::{Dialog, Line};

/// The messages of the worker that looks into networks.
struct OfInsight;

impl Dialog for OfInsight {
    type Command = Command;
    type Event = Event;

    const SCRIPT: &'static str = "insight_worker.js";

    const PATIENCE: u32 = 20;

    fn ping() -> Command {
        Command::Ping
    }

    fn broken(message: String) -> Event {
        Event::Failed {
            ticket: None,
            fault: Fault::Broken { message },
        }
    }

    fn answers_files(event: &Event) -> bool {
        matches!(
            event,
            Event::Loaded { .. }
                | Event::Failed {
                    fault: Fault::Data { .. },
                    ..
                }
        )
    }
}

/// How far a question is.
#[derive(Clone, Debug, PartialEq)]
pub enum Asked {
    /// None has been asked.
    Nothing,
    /// So much is done, from 0 to 1.
    Working(f64),
    /// Here it is.
    Answered(Answer),
    /// It cannot be answered.
    Failed(Fault),
}

/// One question at a time; copies are handles to the same.
#[derive(Clone, Copy)]
pub struct Inquiry {
    /// The last question.
    pub asked: RwSignal<Asked>,
    readers: Readers,
    line: StoredValue<Option<Line<OfInsight>>, LocalStorage>,
    /// Names the last question: answers to others come too late.
    ticket: StoredValue<u32>,
    /// What the worker looks into.
    looked: StoredValue<Option<(Looked, Cost)>>,
}

impl Inquiry {
    /// Nothing asked yet, and no worker started.
    pub fn new() -> Self {
        Self {
            asked: RwSignal::new(Asked::Nothing),
            readers: expect_context(),
            line: StoredValue::new_local(None),
            ticket: StoredValue::new(0),
            looked: StoredValue::new(None),
        }
    }

    /// Asks about the network of *Read with*, in place of any other question.
    pub fn ask(self, looked: Looked, cost: Cost, question: Question) {
        let ticket = self.ticket.get_value().wrapping_add(1);
        self.ticket.set_value(ticket);
        self.asked.set(Asked::Working(0.0));
        let subject = Some((looked, cost));
        if self.looked.with_value(|now| *now == subject) {
            self.send(&Command::Ask { ticket, question });
            return;
        }
        self.looked.set_value(None);
        let own = self.readers.file();
        spawn_local(async move {
            let network = match own {
                Some(file) => file.to_vec(),
                // The shipped one is in the browser's cache.
                None => match fetch::bytes(SHIPPED_ADDRESS).await {
                    Ok(file) => file,
                    Err(error) => {
                        let reason = format!("{SHIPPED_ADDRESS}: {error:?}");
                        self.tell(ticket, Asked::Failed(Fault::Network { reason }));
                        return;
                    }
                },
            };
            if self.ticket.try_get_value() != Some(ticket) {
                return;
            }
            self.send(&Command::Look { network, cost });
            self.looked.set_value(subject);
            self.send(&Command::Ask { ticket, question });
        });
    }

    fn send(self, command: &Command) {
        if self.line.with_value(Option::is_none) {
            match Line::open(move |event| self.hear(event)) {
                Ok(line) => self.line.set_value(Some(line)),
                Err(error) => return self.break_off(format!("{error:?}")),
            }
        }
        let sent = self
            .line
            .with_value(|line| line.as_ref().map(|line| line.send(command)));
        if let Some(Err(error)) = sent {
            self.break_off(format!("{error:?}"));
        }
    }

    fn hear(self, event: Event) {
        match event {
            Event::Progress { ticket, share, .. } => self.tell(ticket, Asked::Working(share)),
            Event::Answered { ticket, answer, .. } => self.tell(ticket, Asked::Answered(answer)),
            Event::Failed {
                fault: Fault::Broken { message },
                ..
            } => self.break_off(message),
            Event::Failed { ticket, fault } => {
                let ticket = ticket.or(self.ticket.try_get_value());
                if ticket.is_some() {
                    self.tell(ticket.unwrap_or_default(), Asked::Failed(fault));
                }
            }
            Event::Loaded { .. } | Event::Looking | Event::Stopped { .. } | Event::Pong => {}
        }
    }

    fn tell(self, ticket: u32, asked: Asked) {
        if self.ticket.try_get_value() == Some(ticket) {
            self.asked.try_set(asked);
        }
    }

    /// The worker is gone; the next question starts another.
    fn break_off(self, message: String) {
        self.looked.try_set_value(None);
        // Not within its own callback.
        request_animation_frame(move || {
            self.line.try_set_value(None);
        });
        self.asked.try_set(Asked::Failed(Fault::Broken { message }));
    }
}

//! Questions about the network that take longer than a frame: a worker of their own answers them.

mod dialog;
mod trouble;

use digit_lab::insight::session::{Answer, Command, Event, Fault, Question};
use digit_lab::nn::Cost;
use leptos::prelude::*;
use leptos::task::spawn_local;

use self::dialog::OfInsight;
pub use self::trouble::Trouble;
use super::subject::Looked;
use crate::activity::Activity;
use crate::fetch;
use crate::readers::SHIPPED_ADDRESS;
use crate::training::data::{self, Manifest, Origin};
use crate::workers::{JsFile, Line};

/// How far a question is.
#[derive(Clone, Debug, PartialEq)]
pub enum Asked {
    /// None has been asked.
    Nothing,
    /// The digits that it is about are on their way: so much of them is here, from 0 to 1.
    Fetching(f64),
    /// So much is done, from 0 to 1.
    Working(f64),
    /// Here it is.
    Answered(Answer),
    /// It cannot be answered.
    Failed(Trouble),
}

impl Asked {
    /// Whether there is an answer to come.
    pub fn is_under_way(&self) -> bool {
        matches!(self, Self::Fetching(_) | Self::Working(_))
    }
}

/// One question at a time; copies are handles to the same.
#[derive(Clone, Copy)]
pub struct Inquiry {
    /// The last question.
    pub asked: RwSignal<Asked>,
    line: StoredValue<Option<Line<OfInsight>>, LocalStorage>,
    /// Names the last question: answers to others come too late.
    ticket: StoredValue<u32>,
    /// What the worker looks into.
    looked: StoredValue<Option<(Looked, Cost)>>,
    /// Whether the worker has the digits.
    has_digits: StoredValue<bool>,
    activity: Activity,
}

impl Inquiry {
    /// Nothing asked yet, and no worker started.
    pub fn new() -> Self {
        let inquiry = Self {
            asked: RwSignal::new(Asked::Nothing),
            line: StoredValue::new_local(None),
            ticket: StoredValue::new(0),
            looked: StoredValue::new(None),
            has_digits: StoredValue::new(false),
            activity: expect_context(),
        };
        Effect::new(move |_| {
            // A worker that is yet to start is told when it does.
            inquiry.activity.is_under_way();
            if inquiry.line.with_value(Option::is_some) {
                inquiry.give_way();
            }
        });
        inquiry
    }

    /// Has the worker rest while a training is under way, which it would slow.
    fn give_way(self) {
        let to_others = untrack(move || self.activity.is_under_way());
        self.send(&Command::GiveWay { to_others });
    }

    /// Asks about a network, in place of any other question.
    pub fn ask(self, looked: Looked, cost: Cost, question: Question) {
        let ticket = self.ticket.get_value().wrapping_add(1);
        self.ticket.set_value(ticket);
        self.asked.set(Asked::Working(0.0));
        spawn_local(async move {
            let prepared = self.prepare(ticket, looked, cost, &question).await;
            match prepared {
                Ok(true) => self.send(&Command::Ask { ticket, question }),
                Ok(false) => {}
                Err(trouble) => self.tell(ticket, Asked::Failed(trouble)),
            }
        });
    }

    /// Leaves the question, if there is one.
    pub fn leave(self) {
        self.ticket
            .update_value(|ticket| *ticket = ticket.wrapping_add(1));
        if self.asked.with_untracked(Asked::is_under_way) && self.line.with_value(Option::is_some) {
            self.send(&Command::Stop);
        }
        self.asked.set(Asked::Nothing);
    }

    /// Lets the worker have what the question is about; answers whether it is still the last one.
    async fn prepare(
        self,
        ticket: u32,
        looked: Looked,
        cost: Cost,
        question: &Question,
    ) -> Result<bool, Trouble> {
        if question.images().is_some() && !self.has_digits.get_value() {
            let files = self.fetch_digits(ticket).await?;
            if !self.is_last(ticket) {
                return Ok(false);
            }
            self.send_files(&files);
            self.tell(ticket, Asked::Working(0.0));
        }
        let is_known = |now: &Option<(Looked, Cost)>| {
            now.as_ref()
                .is_some_and(|now| now.0 == looked && now.1 == cost)
        };
        if self.looked.try_with_value(is_known) == Some(true) {
            return Ok(self.is_last(ticket));
        }
        let network = match looked.file() {
            Some(file) => file.to_vec(),
            // The shipped one is in the browser's cache.
            None => fetch::bytes(SHIPPED_ADDRESS).await.map_err(|_| {
                Trouble::Fetch(data::FetchError::Offline {
                    file: SHIPPED_ADDRESS.to_owned(),
                })
            })?,
        };
        if !self.is_last(ticket) {
            return Ok(false);
        }
        self.send(&Command::Look { network, cost });
        self.looked.set_value(Some((looked, cost)));
        Ok(true)
    }

    /// The bundled digits.
    async fn fetch_digits(self, ticket: u32) -> Result<Vec<JsFile>, Trouble> {
        self.tell(ticket, Asked::Fetching(0.0));
        let manifest = Manifest::fetch(|| {}).await.map_err(Trouble::Fetch)?;
        let on_share = |share| self.tell(ticket, Asked::Fetching(share));
        let files = data::fetch(&manifest, Origin::Bundled, on_share).await;
        files.map_err(Trouble::Fetch)
    }

    fn is_last(self, ticket: u32) -> bool {
        self.ticket.try_get_value() == Some(ticket)
    }

    fn send_files(self, files: &[JsFile]) {
        self.with_line(|line| line.send_files(files));
        self.has_digits.set_value(true);
    }

    fn send(self, command: &Command) {
        self.with_line(|line| line.send(command));
    }

    /// Says something to the worker, which is started first where there is none.
    fn with_line(self, say: impl FnOnce(&Line<OfInsight>) -> Result<(), wasm_bindgen::JsValue>) {
        if self.line.with_value(Option::is_none) {
            match Line::open(move |event| self.hear(event)) {
                Ok(line) => {
                    self.line.set_value(Some(line));
                    self.give_way();
                }
                Err(error) => return self.break_off(format!("{error:?}")),
            }
        }
        let said = self.line.with_value(|line| line.as_ref().map(say));
        if let Some(Err(error)) = said {
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
                match fault {
                    Fault::Data { .. } => self.has_digits.set_value(false),
                    Fault::Network { .. } | Fault::NoDigits { .. } => self.looked.set_value(None),
                    _ => {}
                }
                // What is about no question is about what the last one needs.
                let ticket = ticket.or_else(|| self.ticket.try_get_value());
                if let Some(ticket) = ticket {
                    self.tell(ticket, Asked::Failed(Trouble::Fault(fault)));
                }
            }
            Event::Loaded { .. } | Event::Looking | Event::Stopped { .. } | Event::Pong => {}
        }
    }

    fn tell(self, ticket: u32, asked: Asked) {
        if self.is_last(ticket) {
            self.asked.try_set(asked);
        }
    }

    /// The worker is gone; the next question starts another.
    fn break_off(self, message: String) {
        self.looked.try_set_value(None);
        self.has_digits.try_set_value(false);
        // Not within its own callback.
        request_animation_frame(move || {
            self.line.try_set_value(None);
        });
        let fault = Fault::Broken { message };
        self.asked.try_set(Asked::Failed(Trouble::Fault(fault)));
    }
}

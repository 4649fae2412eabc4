//! The questions of one view's parts, to a worker that answers one at a time.

use digit_lab::insight::session::{Answer, Question};
use digit_lab::insight::{KnockOut, Nudge, Occlusion};
use leptos::prelude::*;

use crate::inside::costs::cost_of;
use crate::inside::inquiry::{Asked, Inquiry, Trouble};
use crate::inside::subject::Looked;

/// Which part of the view asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Squares of paper laid over the digit.
    Covering,
    /// The smallest change that is read otherwise.
    Nudge,
    /// Neurons that fall silent.
    Silence,
}

/// A question that waits for its turn, or has it.
#[derive(Clone, Debug)]
struct Errand {
    part: Part,
    looked: Looked,
    question: Question,
}

/// An answer, and the network that it is about.
#[derive(Clone, Debug)]
pub struct Found<T> {
    /// The answer.
    pub answer: T,
    /// The network.
    pub looked: Looked,
}

/// Whether there is an answer, and the network that reads has learned more since.
pub fn is_behind<T: Send + Sync + 'static>(
    found: RwSignal<Option<Found<T>>>,
    reader: Memo<Option<Looked>>,
) -> Memo<bool> {
    Memo::new(move |_| {
        let now = reader.get();
        let is_other = |found: &Found<T>| now.as_ref().is_some_and(|now| *now != found.looked);
        found.with(|found| found.as_ref().is_some_and(is_other))
    })
}

/// Questions and answers of the view's parts; copies are handles to the same ones.
#[derive(Clone, Copy)]
pub struct Desk {
    /// What covering the digit came to.
    pub covering: RwSignal<Option<Found<Occlusion>>>,
    /// What the search for a nudge came to.
    pub nudge: RwSignal<Option<Found<Option<Nudge>>>>,
    /// What silencing neurons came to.
    pub silence: RwSignal<Option<Found<KnockOut>>>,
    inquiry: Inquiry,
    waiting: RwSignal<Vec<Errand>>,
    current: RwSignal<Option<Errand>>,
    /// Parts whose last question has no answer.
    failed: RwSignal<Vec<(Part, Trouble)>>,
}

impl Desk {
    /// Nothing asked yet.
    pub fn new() -> Self {
        let desk = Self {
            covering: RwSignal::new(None),
            nudge: RwSignal::new(None),
            silence: RwSignal::new(None),
            inquiry: expect_context(),
            waiting: RwSignal::new(Vec::new()),
            current: RwSignal::new(None),
            failed: RwSignal::new(Vec::new()),
        };
        let asked = desk.inquiry.asked;
        Effect::new(move |_| {
            if let Some(now) = asked.with(|now| (!now.is_under_way()).then(|| now.clone())) {
                desk.hear(now);
            }
        });
        desk
    }

    /// Asks in place of what the part has asked before, as soon as other parts have their answers.
    pub fn ask(self, part: Part, looked: Looked, question: Question) {
        self.forget(part);
        self.waiting.update(|waiting| {
            waiting.push(Errand {
                part,
                looked,
                question,
            });
        });
        if self.current.with_untracked(Option::is_none) {
            self.take_next();
        }
    }

    /// Forgets what a part has asked, and what came of it.
    pub fn forget(self, part: Part) {
        self.waiting
            .update(|waiting| waiting.retain(|errand| errand.part != part));
        self.failed
            .update(|failed| failed.retain(|(of, _)| *of != part));
        match part {
            Part::Covering => self.covering.set(None),
            Part::Nudge => self.nudge.set(None),
            Part::Silence => self.silence.set(None),
        }
        let is_of_part = |current: &Option<Errand>| {
            let part_of = current.as_ref().map(|errand| errand.part);
            part_of == Some(part)
        };
        if self.current.with_untracked(is_of_part) {
            self.current.set(None);
            self.inquiry.leave();
            self.take_next();
        }
    }

    /// How far a part's question is; an answer is in its own place.
    pub fn state(self, part: Part) -> Signal<Asked> {
        Signal::derive(move || {
            let is_of = |errand: &Errand| errand.part == part;
            if self
                .current
                .with(|current| current.as_ref().is_some_and(is_of))
            {
                return self.inquiry.asked.with(|asked| match asked {
                    Asked::Answered(_) => Asked::Nothing,
                    asked => asked.clone(),
                });
            }
            if self.waiting.with(|waiting| waiting.iter().any(is_of)) {
                return Asked::Working(0.0);
            }
            let failed = self.failed.get().into_iter();
            let trouble = failed
                .filter(|(of, _)| *of == part)
                .map(|(_, it)| it)
                .next();
            trouble.map_or(Asked::Nothing, Asked::Failed)
        })
    }

    /// The question of the moment has come to an end.
    fn hear(self, asked: Asked) {
        let Some(errand) = self.current.get_untracked() else {
            return;
        };
        let looked = errand.looked;
        match asked {
            Asked::Answered(Answer::Occlusion(answer)) => {
                self.covering.set(Some(Found { answer, looked }));
            }
            Asked::Answered(Answer::Nudge(answer)) => {
                self.nudge.set(Some(Found { answer, looked }));
            }
            Asked::Answered(Answer::KnockOut(answer)) => {
                self.silence.set(Some(Found { answer, looked }));
            }
            Asked::Failed(trouble) => {
                self.failed
                    .update(|failed| failed.push((errand.part, trouble)));
            }
            _ => {}
        }
        self.current.set(None);
        self.take_next();
    }

    fn take_next(self) {
        let next = self
            .waiting
            .try_update(|waiting| (!waiting.is_empty()).then(|| waiting.remove(0)));
        let Some(errand) = next.flatten() else {
            return;
        };
        self.current.set(Some(errand.clone()));
        let cost = cost_of(errand.looked.network(), None);
        self.inquiry.ask(errand.looked, cost, errand.question);
    }
}

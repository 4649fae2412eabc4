//! The lesson that runs, its step, and what was expected of the questions so far.

use std::collections::HashMap;

use leptos::prelude::*;

use super::catalog;
use super::guide;
use super::record::{self, Reached, Record};
use super::step::{Lesson, Step};
use crate::pad::Drawing;

/// What one did with a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Expected this option.
    Expected(usize),
    /// Had it told.
    Asked,
}

/// The lessons' state, from the context; copies are handles to the same one.
#[derive(Clone, Copy)]
pub struct Course {
    running: RwSignal<Option<&'static str>>,
    step: RwSignal<usize>,
    record: RwSignal<Record>,
    /// By lesson and step; forgotten with the visit.
    answers: RwSignal<HashMap<(&'static str, usize), Answer>>,
    /// Grows each time that a step is to be shown, also when it is the same again.
    showings: RwSignal<u32>,
    drawing: Drawing,
}

impl Course {
    /// As it was left.
    pub fn new() -> Self {
        let record = Record::load();
        let running = record::running().and_then(|id| catalog::lesson(&id));
        let reached = running.and_then(|lesson| record.of(lesson.id));
        let step = running.map_or(0, |lesson| step_of(lesson, reached));
        Self {
            running: RwSignal::new(running.map(|lesson| lesson.id)),
            step: RwSignal::new(step),
            record: RwSignal::new(record),
            answers: RwSignal::new(HashMap::new()),
            showings: RwSignal::new(0),
            drawing: expect_context(),
        }
    }

    /// The lesson that runs.
    pub fn lesson(self) -> Option<&'static Lesson> {
        self.running.get().and_then(catalog::lesson)
    }

    /// Whether one runs, for work that comes back later.
    pub fn is_running(self) -> bool {
        self.running.try_get_untracked().flatten().is_some()
    }

    /// The number of its step, from 0.
    pub fn number(self) -> usize {
        self.step.get()
    }

    /// Its step.
    pub fn step(self) -> Option<&'static Step> {
        self.lesson()?.steps.get(self.step.get())
    }

    /// How far a lesson has come.
    pub fn reached(self, lesson: &Lesson) -> Option<Reached> {
        self.record.with(|record| record.of(lesson.id))
    }

    /// The step at which a lesson goes on.
    pub fn resumes_at(self, lesson: &Lesson) -> usize {
        step_of(lesson, self.reached(lesson))
    }

    /// Runs a lesson from a step on.
    pub fn begin(self, lesson: &'static Lesson, step: usize) {
        self.running.set(Some(lesson.id));
        record::keep_running(Some(lesson.id));
        self.reach(lesson, step.min(lesson.last()));
        self.show();
    }

    /// Goes a step on; nothing after the last one.
    pub fn next(self) {
        let Some(lesson) = untrack(|| self.lesson()) else {
            return;
        };
        let step = self.step.get_untracked() + 1;
        if step > lesson.last() {
            return;
        }
        self.reach(lesson, step);
        // What the reader has done in the place since stays, unless the step itself opens another.
        if let Some(address) = lesson.steps.get(step).and_then(|step| step.opens) {
            self.open(address);
        }
        self.point();
    }

    /// Goes a step back; nothing before the first one.
    pub fn back(self) {
        let Some(lesson) = untrack(|| self.lesson()) else {
            return;
        };
        if let Some(step) = self.step.get_untracked().checked_sub(1) {
            self.reach(lesson, step);
            self.show();
        }
    }

    /// Opens where the step takes place, and points.
    pub fn show(self) {
        let step = self.step.get_untracked();
        let lesson = untrack(|| self.lesson());
        if let Some(address) = lesson.and_then(|lesson| lesson.place_of(step)) {
            self.open(address);
        }
        self.point();
    }

    /// Points at what the step is about, wherever on the page one is.
    pub fn point(self) {
        self.showings.update(|showings| *showings += 1);
    }

    /// Leaves the lesson, to go on later.
    pub fn leave(self) {
        self.running.set(None);
        record::keep_running(None);
    }

    /// Ends the lesson.
    pub fn finish(self) {
        if let Some(lesson) = untrack(|| self.lesson()) {
            self.record.update(|record| record.finish(lesson.id));
            self.record.with_untracked(Record::keep);
        }
        self.leave();
    }

    /// How often a step was to be shown so far.
    pub fn showings(self) -> u32 {
        self.showings.get()
    }

    /// What one did with the question of the moment.
    pub fn answer(self) -> Option<Answer> {
        let key = (self.running.get()?, self.step.get());
        self.answers.with(|answers| answers.get(&key).copied())
    }

    /// Answers the question of the moment.
    pub fn give(self, answer: Answer) {
        if let Some(id) = self.running.get_untracked() {
            let key = (id, self.step.get_untracked());
            self.answers.update(|answers| {
                answers.insert(key, answer);
            });
        }
    }

    /// Whether a question waits for its answer: what would tell it stays covered meanwhile.
    pub fn is_asking(self) -> bool {
        self.step().is_some_and(|step| step.asks.is_some()) && self.answer().is_none()
    }

    fn open(self, address: &str) {
        guide::open(address);
        // Inside there is nothing to see of an empty pad.
        if address.starts_with("#/inside") && self.drawing.is_empty().get_untracked() {
            guide::press("pad-random");
        }
    }

    fn reach(self, lesson: &Lesson, step: usize) {
        self.step.set(step);
        self.record.update(|record| record.reach(lesson.id, step));
        self.record.with_untracked(Record::keep);
    }
}

/// The step that was reached; a lesson may have had more of them when that was kept.
fn step_of(lesson: &Lesson, reached: Option<Reached>) -> usize {
    reached.map_or(0, |reached| reached.step.min(lesson.last()))
}

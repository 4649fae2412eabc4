//! What a lesson is made of.

use digit_lab::training::Field;

use crate::i18n::Text;

/// A lesson: a table of steps, of which the last is something to try.
pub struct Lesson {
    /// Stable, for addresses and storage: `mini-batch`.
    pub id: &'static str,
    pub title: &'static Text,
    /// What it is about, in a sentence.
    pub about: &'static Text,
    pub steps: &'static [Step],
}

/// A step: words, and what they have to do with the page.
#[derive(Clone, Copy)]
pub struct Step {
    pub heading: &'static Text,
    pub words: &'static Text,
    /// The address that it opens. One of the training panel fills in the form; without one, the step is
    /// about the place where the step before it was.
    pub opens: Option<&'static str>,
    /// What it points at.
    pub looks_at: Option<Target>,
    /// A button of the page that it offers to press.
    pub presses: Option<Press>,
    /// What it asks to predict.
    pub asks: Option<Question>,
    /// Whether it is something to try.
    pub is_attempt: bool,
}

/// Something on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// The element of this `data-testid`.
    Element(&'static str),
    /// A field of the training form, with its name and hint.
    Field(Field),
}

/// A button of the page.
#[derive(Clone, Copy)]
pub struct Press {
    /// Its `data-testid`.
    pub element: &'static str,
    /// What is written on it.
    pub name: &'static Text,
}

/// A question to which one gives an expectation before the answer is told.
#[derive(Clone, Copy)]
pub struct Question {
    pub options: &'static [&'static Text],
    /// Which option is how it is.
    pub holds: usize,
    /// How it is, and why.
    pub told: &'static Text,
}

impl Step {
    /// A step of words alone.
    pub const fn new(heading: &'static Text, words: &'static Text) -> Self {
        Self {
            heading,
            words,
            opens: None,
            looks_at: None,
            presses: None,
            asks: None,
            is_attempt: false,
        }
    }

    /// Something to try.
    pub const fn attempt(heading: &'static Text, words: &'static Text) -> Self {
        Self {
            is_attempt: true,
            ..Self::new(heading, words)
        }
    }

    /// The same, opening an address.
    pub const fn opens(self, address: &'static str) -> Self {
        Self {
            opens: Some(address),
            ..self
        }
    }

    /// The same, pointing at something.
    pub const fn looks_at(self, target: Target) -> Self {
        Self {
            looks_at: Some(target),
            ..self
        }
    }

    /// The same, offering to press a button.
    pub const fn presses(self, element: &'static str, name: &'static Text) -> Self {
        Self {
            presses: Some(Press { element, name }),
            ..self
        }
    }

    /// The same, asking what one expects.
    pub const fn asks(
        self,
        options: &'static [&'static Text],
        holds: usize,
        told: &'static Text,
    ) -> Self {
        Self {
            asks: Some(Question {
                options,
                holds,
                told,
            }),
            ..self
        }
    }
}

impl Lesson {
    /// The address where a step takes place: its own, or that of the last step before it that has one.
    pub fn place_of(&self, step: usize) -> Option<&'static str> {
        let so_far = self.steps.iter().take(step + 1);
        so_far.rev().find_map(|step| step.opens)
    }

    /// The last step's number, from 0.
    pub fn last(&self) -> usize {
        self.steps.len().saturating_sub(1)
    }
}

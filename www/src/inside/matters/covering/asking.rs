//! When the digit is covered anew: whenever it, the digit asked for, the square or the network is another, but not
//! whenever a network in training has learned more, which it does several times a second.

use digit_lab::insight::session::Question;
use leptos::prelude::*;

use crate::inside::matters::Matters;
use crate::inside::matters::desk::{Desk, Part};
use crate::inside::subject::Seen;
use crate::readers::Readers;

/// The square's side at first, in pixels.
const SQUARE: u32 = 5;

/// What a question is about.
#[derive(Clone, PartialEq)]
struct About {
    seen: Option<Seen>,
    digit: Option<u8>,
    square: u32,
}

impl About {
    /// Whether only the network is another, and that because it has gone on learning.
    fn is_same_drawing(&self, other: &Self) -> bool {
        let is_same_picture = match (&self.seen, &other.seen) {
            (Some(one), Some(other)) => one.has_picture_of(other),
            _ => false,
        };
        is_same_picture && self.digit == other.digit && self.square == other.square
    }
}

/// What is asked; copies are handles to the same.
#[derive(Clone, Copy)]
pub struct Asking {
    /// The square's side, in pixels.
    pub square: RwSignal<u32>,
    matters: Matters,
    desk: Desk,
}

impl Asking {
    /// Asks at once, and then whenever something is another.
    pub fn new(matters: Matters, desk: Desk) -> Self {
        let asking = Self {
            square: RwSignal::new(SQUARE),
            matters,
            desk,
        };
        let readers = expect_context::<Readers>();
        Effect::new(move |before: Option<(About, _)>| {
            let about = About {
                seen: matters.subject.settled.get(),
                digit: matters.settled_digit(),
                square: asking.square.get(),
            };
            let reader = readers.selected_untracked();
            let is_learning = before.is_some_and(|(before, reader_before)| {
                reader == reader_before && before != about && before.is_same_drawing(&about)
            });
            if !is_learning {
                asking.ask();
            }
            (about, reader)
        });
        asking
    }

    /// Asks about what is there now.
    pub fn ask(self) {
        let digit = untrack(|| self.matters.settled_digit());
        let (Some(seen), Some(digit)) = (self.matters.subject.settled.get_untracked(), digit)
        else {
            return self.desk.forget(Part::Covering);
        };
        let question = Question::Occlusion {
            picture: seen.trace().input.clone(),
            digit,
            patch: self.square.get_untracked(),
            stride: 1,
        };
        self.desk.ask(Part::Covering, seen.looked(), question);
    }
}

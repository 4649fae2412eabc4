//! Copies of networks that have taken some steps of learning by hand.

use digit_lab::reading::Reader;
use leptos::prelude::*;

use super::{Loaded, ReaderId, Readers};

/// As many are kept, besides one that reads the pad.
const MOST: usize = 4;

/// A copy that has taken some steps.
#[derive(Clone, Debug)]
pub struct Stepped {
    /// Which copy, counted from 1 over the visit.
    pub number: u32,
    /// How many steps it has taken since it was copied from its original.
    pub steps: u32,
    /// The network that it is a copy of.
    pub(super) of: ReaderId,
    /// What that was called: it may have been forgotten.
    pub(super) of_name: String,
    pub(super) network: Loaded,
}

impl Readers {
    /// The copies that have taken steps, in the order in which they came.
    pub fn stepped(self) -> Signal<Vec<Stepped>> {
        self.stepped.into()
    }

    /// A copy of the network that reads the pad has taken so many steps, came in this file, and reads from now on.
    /// `name` is what that network is called.
    pub fn read_with_stepped(self, steps: u32, name: String, reader: Reader, file: &[u8]) {
        let selected = self.selected.get_untracked();
        let mut known = self.stepped.get_untracked();
        let number = known.last().map_or(1, |last| last.number + 1);
        let original = known
            .iter()
            .find(|it| ReaderId::Stepped(it.number) == selected);
        // Steps after steps are steps from the same original.
        let stepped = match original {
            Some(original) => Stepped {
                number,
                steps: original.steps.saturating_add(steps),
                of: original.of,
                of_name: original.of_name.clone(),
                network: Loaded::new(reader, file),
            },
            None => Stepped {
                number,
                steps,
                of: selected,
                of_name: name,
                network: Loaded::new(reader, file),
            },
        };
        let surplus = known.len().saturating_sub(MOST);
        known.drain(..surplus);
        known.push(stepped);
        self.stepped.set(known);
        self.select(ReaderId::Stepped(number));
    }
}

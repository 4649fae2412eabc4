//! Networks from files of the visitor's own, for as long as the visit.

use digit_lab::reading::Reader;
use leptos::prelude::*;

use super::{Loaded, ReaderId, Readers};

/// As many are kept, besides one that reads the pad.
const MOST: usize = 4;

/// The longest that a file's name is shown, in characters.
const LONGEST_NAME: usize = 60;

/// A network from a file.
#[derive(Clone, Debug)]
pub struct Imported {
    /// Which file, counted from 1 over the visit.
    pub number: u32,
    /// The file's name.
    pub(super) name: String,
    pub(super) network: Loaded,
}

impl Readers {
    /// The networks from files, in the order in which they came.
    pub fn imported(self) -> Signal<Vec<Imported>> {
        self.imported.into()
    }

    /// A network has come in a file of the visitor's, as `file` holds it for workers, and reads from now on.
    pub fn read_with_imported(self, name: &str, reader: Reader, file: &[u8]) {
        let mut known = self.imported.get_untracked();
        let number = known.last().map_or(1, |last| last.number + 1);
        let surplus = known.len().saturating_sub(MOST);
        known.drain(..surplus);
        known.push(Imported {
            number,
            name: name.chars().take(LONGEST_NAME).collect(),
            network: Loaded::new(reader, file),
        });
        self.imported.set(known);
        self.select(ReaderId::Imported(number));
    }
}

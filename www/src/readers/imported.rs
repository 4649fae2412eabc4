//! Networks from files of the visitor's own.

use digit_lab::reading::Reader;
use leptos::prelude::*;

use super::{Loaded, ReaderId, Readers};

/// The longest that a file's name is shown, in characters.
const LONGEST_NAME: usize = 60;

/// A network from a file.
#[derive(Clone, Debug)]
pub struct Imported {
    /// Which file: its key in storage; counted down from the largest number where it is not stored.
    pub number: u32,
    /// The file's name.
    pub(super) name: String,
    pub(super) network: Loaded,
}

impl Imported {
    /// A file's name as it is shown and stored.
    pub fn short_name(name: &str) -> String {
        name.chars().take(LONGEST_NAME).collect()
    }

    /// The file's name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// A safetensors file of the network.
    pub fn file(&self) -> &[u8] {
        &self.network.file
    }
}

impl Readers {
    /// The networks from files, in the order in which they came.
    pub fn imported(self) -> Signal<Vec<Imported>> {
        self.imported.into()
    }

    /// The number of the network that has come in a file of this name and content before.
    pub fn find_same_imported(self, name: &str, file: &[u8]) -> Option<u32> {
        self.imported.with_untracked(|known| {
            let mut known = known.iter();
            let same = known.find(|it| it.name == name && it.file() == file);
            same.map(|it| it.number)
        })
    }

    /// The network from a file of that number.
    pub fn find_imported(self, number: u32) -> Option<Imported> {
        self.imported
            .with_untracked(|known| known.iter().find(|it| it.number == number).cloned())
    }

    /// A network has come in a file of the visitor's, as `file` holds it for workers. Its number is its key in storage,
    /// where it is stored. Answers with the number under which it can be selected.
    pub fn add_imported(self, stored: Option<u32>, name: &str, reader: Reader, file: &[u8]) -> u32 {
        let known = self.imported.get_untracked();
        let unstored = || {
            let mut free = (0..=u32::MAX).rev();
            free.find(|number| known.iter().all(|it| it.number != *number))
        };
        let number = stored.or_else(unstored).unwrap_or(u32::MAX);
        let new = Imported {
            number,
            name: Imported::short_name(name),
            network: Loaded::new(reader, file),
        };
        self.imported.update(|known| {
            known.retain(|it| it.number != number);
            known.push(new);
        });
        number
    }

    /// A network that was forgotten can be chosen again, under another number where it is stored anew.
    pub fn bring_back_imported(self, network: Imported, stored: Option<u32>) -> u32 {
        let number = stored.unwrap_or(network.number);
        self.imported
            .update(|known| known.push(Imported { number, ..network }));
        number
    }

    /// Forgets the network from a file; the shipped one reads in its place where it was selected.
    pub fn forget_imported(self, number: u32) {
        if self.selected.get_untracked() == ReaderId::Imported(number) {
            self.selected.set(ReaderId::Shipped);
        }
        self.imported
            .update(|known| known.retain(|it| it.number != number));
    }
}

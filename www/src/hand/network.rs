//! The network that has learned the hand, once it is kept.

use digit_lab::reading::ReaderError;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::store;
use crate::readers::{ReaderId, Readers, reader_of};
use crate::storage;

/// Under what name the choice of the network that reads outlasts a visit.
const CHOICE: &str = "reader";

/// Keeps and forgets the network. Provided as a context; copies are handles to the same one.
#[derive(Clone, Copy)]
pub struct HandNetwork {
    readers: Readers,
    is_unstored: RwSignal<bool>,
    /// Whether storage has been asked; until then the choice there is not to be overwritten.
    is_restored: StoredValue<bool>,
}

impl HandNetwork {
    /// None yet.
    pub fn new(readers: Readers) -> Self {
        let is_restored = StoredValue::new(false);
        let selected = readers.selected();
        Effect::new(move |_| {
            let selected = selected.get();
            if is_restored.get_value() {
                storage::store(CHOICE, &selected.to_string());
            }
        });
        Self {
            readers,
            is_unstored: RwSignal::new(false),
            is_restored,
        }
    }

    /// Whether there is one.
    pub fn is_kept(self) -> Signal<bool> {
        self.readers.has_hand()
    }

    /// Whether the browser has refused to keep it.
    pub fn is_unstored(self) -> Signal<bool> {
        self.is_unstored.into()
    }

    /// Brings back the one that an earlier visit has left, and lets it read if it did then.
    pub fn restore(self) {
        spawn_local(async move {
            if let Ok(Some(model)) = store::network().await
                && let Ok(reader) = reader_of(&model)
            {
                self.readers.set_hand(reader, &model);
                if storage::load(CHOICE).and_then(|id| id.parse().ok()) == Some(ReaderId::Hand) {
                    self.readers.select(ReaderId::Hand);
                }
            }
            self.is_restored.set_value(true);
        });
    }

    /// Keeps a network in place of any other, and lets it read the pad.
    pub fn keep(self, model: Vec<u8>) -> Result<(), ReaderError> {
        self.readers.set_hand(reader_of(&model)?, &model);
        self.readers.select(ReaderId::Hand);
        spawn_local(async move {
            let stored = store::put_network(&model).await;
            self.is_unstored.set(stored.is_err());
        });
        Ok(())
    }

    /// Forgets it.
    pub fn forget(self) {
        self.readers.forget_hand();
        self.is_unstored.set(false);
        spawn_local(async move {
            // Where nothing can be stored there is nothing to forget.
            let _ = store::delete_network().await;
        });
    }
}

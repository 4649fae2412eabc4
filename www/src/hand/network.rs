//! The network that has learned the hand, once it is kept.

use digit_lab::reading::ReaderError;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::store;
use crate::breath::breathe;
use crate::database::{self, NoStorage};
use crate::readers::{CHOICE, ReaderId, Readers, reader_of};
use crate::storage;

/// Keeps and forgets the network. Provided as a context; copies are handles to the same one.
#[derive(Clone, Copy)]
pub struct HandNetwork {
    readers: Readers,
    unstored: RwSignal<Option<NoStorage>>,
    /// Whether storage has been asked; until then the choice there is not to be overwritten.
    is_restored: StoredValue<bool>,
}

impl HandNetwork {
    /// None yet.
    pub fn new(readers: Readers) -> Self {
        let is_restored = StoredValue::new(false);
        Effect::new(move |_| {
            let selected = readers.selected();
            if is_restored.get_value() {
                storage::store(CHOICE, &selected.to_string());
            }
        });
        Self {
            readers,
            unstored: RwSignal::new(None),
            is_restored,
        }
    }

    /// Whether there is one.
    pub fn is_kept(self) -> Signal<bool> {
        self.readers.has_hand()
    }

    /// Why the browser does not keep it, where it has refused to.
    pub fn unstored(self) -> Signal<Option<NoStorage>> {
        self.unstored.into()
    }

    /// Brings back the one that an earlier visit has left, and lets it read if it did then.
    pub fn restore(self) {
        spawn_local(async move {
            breathe().await;
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
            self.unstored.set(stored.err());
            database::make_last(false).await;
        });
        Ok(())
    }

    /// Forgets it.
    pub fn forget(self) {
        self.readers.forget_hand();
        self.unstored.set(None);
        spawn_local(async move {
            // Where nothing can be stored there is nothing to forget.
            let _ = store::delete_network().await;
        });
    }
}

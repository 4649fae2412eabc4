//! Deleting, and the way back.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Runs;
use crate::readers::{ReaderId, Trained};
use crate::runs::kept::Kept;
use crate::runs::store::{self, Best, Checkpoint};

/// A training that was deleted a moment ago, with its network.
#[derive(Clone, Debug)]
pub struct Deleted {
    pub(in crate::runs) kept: Kept,
    /// The network as it was at hand.
    network: Option<Trained>,
    /// The network as it was stored.
    model: Option<Vec<u8>>,
    /// Its checkpoint.
    checkpoint: Option<Checkpoint>,
    /// Its best epoch.
    best: Option<Best>,
    /// What read the pad before and afterwards.
    selected: [ReaderId; 2],
}

impl Runs {
    /// Deletes a training that is over, until [`Self::undo_delete`]; not if another window has just gone on with it, which
    /// the list is about to say.
    pub fn delete(self, number: u32) {
        let Some(kept) = self.find(number).filter(|kept| kept.is_over) else {
            return;
        };
        spawn_local(async move {
            if self.is_elsewhere(number).await {
                return;
            }
            let model = self.networks.model(&kept).await;
            let checkpoint = store::checkpoint(kept.began).await.ok().flatten();
            let best = self.best(number).await;
            self.all
                .update(|all| all.retain(|other| other.number != number));
            self.compared.update(|compared| {
                let places = compared.iter_mut();
                places.for_each(|place| *place = place.filter(|other| *other != number));
            });
            let network = self.readers.find(number);
            let before = self.readers.selected_untracked();
            self.readers.forget_all_of(number);
            let selected = [before, self.readers.selected_untracked()];
            let began = kept.began;
            self.deleted.set(Some(Deleted {
                kept,
                network,
                model,
                checkpoint,
                best,
                selected,
            }));
            self.note(store::delete_run(began).await);
        });
    }

    /// Brings back what was deleted last.
    pub fn undo_delete(self) {
        let Some(deleted) = self.deleted.try_update(Option::take).flatten() else {
            return;
        };
        let Deleted {
            kept,
            network,
            model,
            checkpoint,
            best,
            selected: [before, afterwards],
        } = deleted;
        self.store(&kept);
        if let Some(checkpoint) = checkpoint {
            self.keep_checkpoint(kept.clone(), checkpoint);
        }
        if let Some(best) = best {
            self.keep_best(kept.clone(), best);
        }
        let number = kept.number;
        self.all.update(|all| all.push(kept));
        if let Some(network) = network {
            self.readers.bring_back(network);
            let is_unchanged = self.readers.selected_untracked() == afterwards;
            if is_unchanged && before == ReaderId::Trained(number) {
                self.readers.select(before);
            }
        }
        if let Some(model) = model {
            spawn_local(self.keep_network(number, model));
        }
    }
}

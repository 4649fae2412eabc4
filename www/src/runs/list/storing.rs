//! What becomes known of trainings goes into storage.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Runs;
use crate::database::NoStorage;
use crate::runs::kept::Kept;
use crate::runs::store;
use crate::runs::windows;

impl Runs {
    pub(super) async fn keep_network(self, number: u32, model: Vec<u8>) {
        if let Some(kept) = self.find(number) {
            self.note(self.networks.store(&kept, &model, self.all).await);
        }
    }

    pub(super) fn change(self, number: u32, change: impl FnOnce(&mut Kept)) {
        self.all.update(|all| {
            if let Some(kept) = all.iter_mut().find(|kept| kept.number == number) {
                change(kept);
            }
        });
        if let Some(kept) = self.find(number) {
            self.store(&kept);
        }
    }

    pub(super) fn hold(self, number: u32) {
        if let Some(kept) = self.find(number) {
            windows::hold(kept.began);
        }
    }

    pub(super) fn store(self, kept: &Kept) {
        let (began, entry) = (kept.began, kept.entry());
        spawn_local(async move {
            let stored = store::put_run(began, &entry).await;
            self.missing.try_update_value(|missing| {
                missing.retain(|other| other.total_cmp(&began).is_ne());
                if stored.is_err() {
                    missing.push(began);
                }
            });
            let has_room = stored.is_ok();
            self.note(stored);
            if has_room {
                self.store_missing();
            }
        });
    }

    /// Storage has room again: for one of those, too, for which it had none.
    fn store_missing(self) {
        let next = self.missing.try_update_value(|missing| {
            self.all.with_untracked(|all| {
                let find =
                    |began: &f64| all.iter().find(|kept| kept.began.total_cmp(began).is_eq());
                missing.retain(|began| find(began).is_some());
                missing.first().and_then(find).cloned()
            })
        });
        if let Some(kept) = next.flatten() {
            self.store(&kept);
        }
    }

    pub(super) fn note(self, stored: Result<(), NoStorage>) {
        let why = stored.err();
        let is_all_stored = self.missing.try_with_value(Vec::is_empty).unwrap_or(true);
        if why.is_some() || is_all_stored {
            // The panel may be gone by the time storage answers.
            self.unstored.try_set(why);
        }
    }
}

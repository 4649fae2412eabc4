//! What becomes known of trainings goes into storage.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Runs;
use crate::database::NoStorage;
use crate::runs::kept::Kept;
use crate::runs::store;
use crate::runs::windows;
use crate::training::now_millis;

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

    /// Stores what is known of a training: as it will be then, where it is being stored already. So there is never more
    /// than one on its way, however slow storage is.
    pub(super) fn store(self, kept: &Kept) {
        let (number, began) = (kept.number, kept.began);
        let is_under_way = self.storing.try_update_value(|storing| {
            let found = storing
                .iter_mut()
                .find(|(it, _)| it.total_cmp(&began).is_eq());
            if let Some((_, has_changed)) = found {
                *has_changed = true;
                return true;
            }
            storing.push((began, false));
            false
        });
        if is_under_way != Some(false) {
            return;
        }
        let mut entry = kept.entry();
        spawn_local(async move {
            loop {
                let stored = store::put_run(began, &entry).await;
                let has_room = stored.is_ok();
                if !self.have_stored(number, began, stored) {
                    return;
                }
                let kept = self.find(number);
                if let Some(kept) = self.as_changed_since(began, kept) {
                    entry = kept.entry();
                } else {
                    if has_room {
                        self.store_missing();
                    }
                    return;
                }
            }
        });
    }

    /// Answers whether anybody still wants to know.
    fn have_stored(self, number: u32, began: f64, stored: Result<(), NoStorage>) -> bool {
        let noted = self.missing.try_update_value(|missing| {
            missing.retain(|other| other.total_cmp(&began).is_ne());
            if stored.is_err() {
                missing.push(began);
            }
        });
        if noted.is_none() {
            return false;
        }
        if self.current_number() == Some(number) {
            self.publishing.update_value(|pace| pace.end(now_millis()));
        }
        self.note(stored);
        true
    }

    /// A training that has changed since it was last stored and is still there; any other is not being stored any more.
    fn as_changed_since(self, began: f64, kept: Option<Kept>) -> Option<Kept> {
        self.storing
            .try_update_value(|storing| {
                let index = storing
                    .iter()
                    .position(|(it, _)| it.total_cmp(&began).is_eq())?;
                let has_changed = std::mem::take(&mut storing[index].1);
                let kept = kept.filter(|_| has_changed);
                if kept.is_none() {
                    storing.swap_remove(index);
                }
                kept
            })
            .flatten()
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

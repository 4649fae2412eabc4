//! Drawings go into storage, which may refuse.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Drawings;
use crate::database::NoStorage;
use crate::hand::store;

impl Drawings {
    /// Lets storage have under these names what is here.
    pub(super) fn put(self, names: Vec<u64>) {
        let drawings = self.under(&names);
        self.store(names, store::put_drawings(drawings));
    }

    /// What is here under these names: lines, and nothing for what was deleted.
    fn under(self, names: &[u64]) -> Vec<(u64, Option<String>)> {
        self.all.with_untracked(|all| {
            let line = |name: u64| {
                let place = all.binary_search_by_key(&name, |kept| kept.name).ok()?;
                Some(all[place].drawing.line())
            };
            names.iter().map(|&name| (name, line(name))).collect()
        })
    }

    /// Waits for storage, which is to have under these names what is here, and remembers why it has not. What it has
    /// refused before it is asked for once more as soon as it has done anything: there may be room again.
    pub(super) fn store(
        self,
        names: Vec<u64>,
        work: impl Future<Output = Result<(), NoStorage>> + 'static,
    ) {
        spawn_local(async move {
            let (mut names, mut stored) = (names, work.await);
            while stored.is_ok() {
                self.unsettled
                    .update_value(|unsettled| unsettled.retain(|it| !names.contains(it)));
                names = self.unsettled.get_value();
                if names.is_empty() {
                    break;
                }
                stored = store::put_drawings(self.under(&names)).await;
            }
            if stored.is_err() {
                self.unsettled.update_value(|unsettled| {
                    unsettled.retain(|it| !names.contains(it));
                    unsettled.extend(names);
                });
            }
            self.unstored.set(stored.err());
        });
    }
}

//! What earlier visits and other windows have left in storage.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Runs;
use crate::database;
use crate::runs::kept::{Holds, Kept, interrupted};
use crate::runs::store::{self, Found};
use crate::runs::windows;

/// The time between news from another window and the list's being read anew: a training there makes news all the time.
const NEWS_DELAY: Duration = Duration::from_secs(1);

impl Runs {
    /// Whether earlier visits have left anything.
    pub async fn is_any_stored(self) -> bool {
        store::is_any().await
    }

    /// Brings back what earlier visits have left, and from now on what other windows leave.
    pub async fn restore(self) {
        self.read_stored().await;
        let all = self.all.get_untracked();
        self.networks.restore(&all).await;
        self.follow_news();
    }

    /// The training that was under way when an earlier visit ended, unless another window has it: it is this window's
    /// from now on.
    pub async fn interrupted(self) -> Option<Kept> {
        for kept in self.all.with_untracked(|all| interrupted(all)) {
            // This very window may not have let go of it yet when it is loaded anew.
            if windows::is_held(kept.began).await {
                self.change(kept.number, |kept| kept.is_over = true);
                return self.find(kept.number);
            }
        }
        None
    }

    /// Whether another window has a training under way, whose record it is meanwhile.
    pub fn is_others(self, kept: &Kept) -> bool {
        let is_present = self.current_number() == Some(kept.number) && !self.is_taken.get_value();
        !kept.is_over && !is_present
    }

    fn follow_news(self) {
        let is_due = Rc::new(Cell::new(false));
        database::on_news(move || {
            if is_due.replace(true) {
                return;
            }
            let is_due = Rc::clone(&is_due);
            let read = move || {
                is_due.set(false);
                spawn_local(self.read_stored());
            };
            set_timeout(read, NEWS_DELAY);
        });
    }

    /// Lets the list be as what is stored, the present training aside.
    async fn read_stored(self) {
        let Ok(found) = store::runs().await else {
            // Told when there is something to lose.
            return;
        };
        let elsewhere = windows::elsewhere().await;
        let mut all = self.all.get_untracked();
        // One that is no longer there another window has deleted; one that never was is on its way.
        let now: Vec<f64> = found.iter().map(|found| found.began).collect();
        let before = self
            .stored
            .try_update_value(|stored| std::mem::replace(stored, now.clone()))
            .unwrap_or_default();
        all.retain(|kept| {
            !kept.is_over || now.contains(&kept.began) || !before.contains(&kept.began)
        });
        for found in found {
            let is_over = !elsewhere.contains(&found.began);
            let known = all
                .iter_mut()
                .find(|kept| kept.began.total_cmp(&found.began).is_eq());
            if let Some(known) = known {
                let is_present = self.current_number() == Some(known.number);
                if is_present && known.is_over && !is_over {
                    self.is_taken.set_value(true);
                }
                if !is_present || self.is_taken.get_value() {
                    *known = kept(known.number, is_over, found);
                }
            } else {
                all.push(kept(self.next_number(), is_over, found));
            }
        }
        self.all.set(all);
    }
}

fn kept(number: u32, is_over: bool, found: Found) -> Kept {
    Kept {
        number,
        began: found.began,
        record: Arc::new(found.entry.record),
        is_pinned: found.entry.is_pinned,
        is_paused: found.entry.is_paused,
        went_on: found.entry.went_on,
        repeats: found.entry.repeats,
        is_over,
        holds: Holds {
            network: found.has_network,
            checkpoint: found.has_checkpoint,
            best: found.has_best,
        },
    }
}

//! What a person changes of a training that is kept.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Runs;
use crate::database;

impl Runs {
    /// Calls a training something else.
    pub fn rename(self, number: u32, name: &str) {
        /// As long as a line of a file's name may be.
        const LONGEST: usize = 120;
        let name: String = name.trim().chars().take(LONGEST).collect();
        if name.is_empty() {
            return;
        }
        self.current.update_value(|current| {
            if let Some((_, recorder)) = current.as_mut().filter(|(it, _)| *it == number) {
                recorder.rename(&name);
            }
        });
        self.change(number, |kept| {
            Arc::make_mut(&mut kept.record).name.clone_from(&name);
        });
        self.readers.rename(number, &name);
    }

    /// Puts a training at the top of the list, or back among the others.
    pub fn toggle_pin(self, number: u32) {
        self.change(number, |kept| kept.is_pinned = !kept.is_pinned);
        spawn_local(database::make_last(false));
    }

    /// Adds a training to those compared, or takes it away.
    pub fn toggle_compared(self, number: u32) {
        self.compared.update(|compared| {
            let place = compared.iter().position(|other| *other == Some(number));
            let free = compared.iter().position(Option::is_none);
            match (place, free) {
                (Some(place), _) => compared[place] = None,
                (None, Some(free)) => compared[free] = Some(number),
                (None, None) => compared.push(Some(number)),
            }
            while compared.last() == Some(&None) {
                compared.pop();
            }
        });
    }
}

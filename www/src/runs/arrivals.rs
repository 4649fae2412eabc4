//! Trainings done elsewhere on the page, on their way to the list of trainings.

use digit_lab::training::RunRecord;
use leptos::prelude::*;
use web_sys::File;

/// From the context; copies are handles to the same ones.
#[derive(Clone, Copy)]
pub struct Arrivals {
    waiting: RwSignal<Vec<RunRecord>>,
    /// Files of such.
    files: RwSignal<Vec<File>, LocalStorage>,
    /// Whether some have been stored, where the list finds them.
    are_stored: RwSignal<bool>,
    /// What is to be done once none waits.
    afterwards: StoredValue<Vec<Box<dyn FnOnce()>>, LocalStorage>,
}

impl Arrivals {
    /// None yet.
    pub fn new() -> Self {
        Self {
            waiting: RwSignal::new(Vec::new()),
            files: RwSignal::new_local(Vec::new()),
            are_stored: RwSignal::new(false),
            afterwards: StoredValue::new_local(Vec::new()),
        }
    }

    /// Hands one over.
    pub fn bring(self, record: RunRecord) {
        self.waiting.update(|waiting| waiting.push(record));
    }

    /// Hands over a file that says that it holds one.
    pub fn bring_file(self, file: File) {
        self.files.update(|files| files.push(file));
    }

    /// Some are in storage that were not: a list that is there hears of it from there.
    pub fn tell_of_stored(self) {
        self.are_stored.set(true);
    }

    /// Whether there are any, and from now on whenever there are.
    pub fn are_there(self) -> bool {
        self.are_stored.get()
            || self.waiting.with(|waiting| !waiting.is_empty())
            || self.files.with(|files| !files.is_empty())
    }

    /// Takes all files, and whoever takes them is told of the next ones.
    pub fn take_files(self) -> Vec<File> {
        self.files.track();
        let mut taken = Vec::new();
        self.files
            .update_untracked(|files| std::mem::swap(files, &mut taken));
        taken
    }

    /// Hands all of them on.
    pub fn hand_on(self, to: impl FnMut(RunRecord)) {
        let mut taken = Vec::new();
        self.waiting
            .update_untracked(|waiting| std::mem::swap(waiting, &mut taken));
        taken.into_iter().for_each(to);
        let afterwards = self.afterwards.try_update_value(std::mem::take);
        afterwards.into_iter().flatten().for_each(|then| then());
    }

    /// Does this as soon as none waits: at once where none does.
    pub fn once_handed_on(self, then: impl FnOnce() + 'static) {
        if self.waiting.with_untracked(Vec::is_empty) {
            then();
        } else {
            self.afterwards
                .update_value(|afterwards| afterwards.push(Box::new(then)));
        }
    }
}

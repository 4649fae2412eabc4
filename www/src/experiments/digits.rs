//! The digits that experiments learn from, fetched once and kept for all of them.

use std::cell::Cell;
use std::collections::HashMap;
use std::rc::Rc;

use leptos::prelude::*;
use web_sys::File;

use super::progress::expected_counts;
use crate::training::data::{self, Counts, FetchError, Manifest, Origin};
use crate::workers::DataSet;

/// All that has been fetched; copies are handles to the same.
#[derive(Clone, Copy)]
pub struct Digits {
    /// What this site carries; nothing until it has been asked.
    pub manifest: RwSignal<Option<Manifest>>,
    /// Numbers of images that are known for sure.
    counts: RwSignal<HashMap<Origin, Counts>>,
    kept: StoredValue<HashMap<Origin, Rc<DataSet>>, LocalStorage>,
    latest: StoredValue<Rc<Cell<u32>>, LocalStorage>,
    /// How often files of the visitor's own have been chosen.
    choices: StoredValue<u32>,
}

impl Digits {
    /// Nothing fetched yet.
    pub fn new() -> Self {
        Self {
            manifest: RwSignal::new(None),
            counts: RwSignal::new(HashMap::new()),
            kept: StoredValue::new_local(HashMap::new()),
            latest: StoredValue::new_local(Rc::default()),
            choices: StoredValue::new(0),
        }
    }

    /// Files of the visitor's own have been chosen. Answers whether they still are: the next ones may be here before them.
    pub fn choose_own(self) -> impl Fn() -> bool + Copy {
        self.choices.update_value(|choices| *choices += 1);
        let choice = self.choices.get_value();
        move || self.choices.get_value() == choice
    }

    /// The numbers of images of an origin.
    pub fn counts(self, origin: Origin) -> Counts {
        let known = self.counts.with(|counts| counts.get(&origin).copied());
        known.unwrap_or_else(|| expected_counts(origin))
    }

    /// A worker has counted them.
    pub fn set_counts(self, origin: Origin, [training, validation, test]: [u32; 3]) {
        let counts = Counts {
            training,
            validation,
            test,
        };
        if self
            .counts
            .with_untracked(|known| known.get(&origin) != Some(&counts))
        {
            self.counts.update(|known| {
                known.insert(origin, counts);
            });
        }
    }

    /// Whether there are files of the visitor's own.
    pub fn has_own(self) -> bool {
        self.counts.with(|counts| counts.contains_key(&Origin::Own))
    }

    /// Asks the site what it carries.
    pub async fn ask(self) -> Result<Manifest, FetchError> {
        if let Some(known) = self.manifest.get_untracked() {
            return Ok(known);
        }
        let manifest = Manifest::fetch(|| {}).await?;
        self.manifest.set(Some(manifest.clone()));
        Ok(manifest)
    }

    /// The digits of an origin; `on_share` is told how much of them is here.
    pub async fn get(
        self,
        origin: Origin,
        on_share: impl Fn(f64),
    ) -> Result<Rc<DataSet>, FetchError> {
        if let Some(kept) = self.kept.with_value(|kept| kept.get(&origin).cloned()) {
            return Ok(kept);
        }
        let manifest = self.ask().await?;
        let files = data::fetch(&manifest, origin, on_share).await?;
        Ok(self.keep(origin, files))
    }

    /// Reads files of the visitor's own; they are used from now on once a worker has taken them in.
    pub async fn read(self, files: &[File]) -> Result<Rc<DataSet>, FetchError> {
        let files = data::read(files).await?;
        Ok(self.numbered(files))
    }

    /// A worker has taken in the visitor's own files.
    pub fn use_own(self, set: Rc<DataSet>) {
        self.kept
            .update_value(|kept| drop(kept.insert(Origin::Own, set)));
    }

    fn keep(self, origin: Origin, files: Vec<crate::workers::JsFile>) -> Rc<DataSet> {
        let set = self.numbered(files);
        self.kept
            .update_value(|kept| drop(kept.insert(origin, Rc::clone(&set))));
        set
    }

    fn numbered(self, files: Vec<crate::workers::JsFile>) -> Rc<DataSet> {
        let latest = self.latest.get_value();
        latest.set(latest.get() + 1);
        let number = latest.get();
        Rc::new(DataSet { number, files })
    }
}

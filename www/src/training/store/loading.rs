//! How data gets to the worker.

use digit_lab::training::Fault;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use super::Training;
use crate::errors::Source;
use crate::training::data::{self, Counts, FetchError, Manifest, Origin};
use crate::training::words::{fault_words, fetch_words};
use crate::workers::JsFile;

/// Data on its way here.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Loading {
    /// Where from.
    pub origin: Origin,
    /// How much of it is here, 0 to 1.
    pub share: f64,
    /// Whether nobody waits for it yet.
    pub is_ahead: bool,
    /// Whether the line is broken, and is tried again.
    pub is_broken: bool,
}

/// The files of a data set.
#[derive(Clone)]
pub(super) struct Files {
    files: Vec<JsFile>,
    /// What tells files of the visitor's own from others.
    pub digest: Option<String>,
}

/// Files that the worker was sent, and the load that they belong to.
pub(super) struct Sent {
    origin: Origin,
    attempt: u32,
    files: Files,
}

impl Training {
    /// Brings the digits before anyone waits for them.
    pub(super) fn fetch_ahead(self) {
        if self.attempt.get_value() == 0 {
            let origin = self.origin.get_untracked();
            self.bring(origin, true);
        }
    }

    /// Uses files of the visitor's own from now on. Those in use stay where these are no data set.
    pub(super) fn take_in(self, files: Vec<File>) {
        if let Some(error) = data::too_large(&files) {
            self.show_data_fault(Fault::Data { error });
            return;
        }
        self.wanted.set_value(None);
        let attempt = self.begin_loading(Origin::Own, false);
        spawn_local(async move {
            let files = match data::read(&files).await {
                Ok(files) => {
                    let digest = data::digest(&files).await;
                    Ok(Files { files, digest })
                }
                Err(error) => Err(error),
            };
            self.arrived(attempt, Origin::Own, files);
        });
    }

    /// Whether the data of an origin can be had without its being chosen anew.
    pub(super) fn can_bring(self, origin: Origin) -> bool {
        origin != Origin::Own || self.kept.with_value(|kept| kept.contains_key(&origin))
    }

    /// Brings the data of an origin to the worker, for a training that waits for it.
    pub(super) fn load(self, origin: Origin) {
        match self.loading.get_untracked() {
            Some(loading) if loading.origin == origin => {
                let is_ahead = false;
                self.loading.set(Some(Loading {
                    is_ahead,
                    ..loading
                }));
            }
            _ => self.bring(origin, false),
        }
    }

    /// Ends the wait for data, and for the training that was to begin with it.
    pub(super) fn give_up_loading(self) {
        self.attempt.update_value(|attempt| *attempt += 1);
        self.wanted.set_value(None);
        self.loading.set(None);
    }

    /// The worker has taken in what it was sent first.
    pub(super) fn finish_loading(self, counts: Counts) {
        let Some(Sent {
            origin,
            attempt,
            files,
        }) = self.answered()
        else {
            return;
        };
        let before = untrack(move || self.training_images());
        self.kept
            .update_value(|kept| drop(kept.insert(origin, files)));
        self.counts.update(|known| {
            known.insert(origin, counts);
        });
        self.loaded.set(Some(origin));
        if origin == Origin::Own {
            self.origin.set(origin);
        }
        self.fit_training_size(before);
        if attempt == self.attempt.get_value() {
            self.loading.set(None);
            if let Some(how) = self.wanted.try_update_value(Option::take).flatten() {
                self.begin(how);
            }
        }
    }

    /// The worker has refused what it was sent first.
    pub(super) fn refuse_loading(self, fault: Fault) {
        if self
            .answered()
            .is_some_and(|sent| sent.attempt == self.attempt.get_value())
        {
            self.give_up_loading();
        }
        self.show_data_fault(fault);
    }

    fn bring(self, origin: Origin, is_ahead: bool) {
        let attempt = self.begin_loading(origin, is_ahead);
        // The engine comes while the digits do.
        if let Err(error) = self.open_line() {
            self.worker_died(&error);
            return;
        }
        if let Some(files) = self.kept.with_value(|kept| kept.get(&origin).cloned()) {
            self.arrived(attempt, origin, Ok(files));
            return;
        }
        spawn_local(async move {
            let files = self.fetch(attempt, origin).await;
            let files = files.map(|files| Files {
                files,
                digest: None,
            });
            self.arrived(attempt, origin, files);
        });
    }

    /// Lets a load begin in place of any other; answers its number.
    fn begin_loading(self, origin: Origin, is_ahead: bool) -> u32 {
        self.attempt.update_value(|attempt| *attempt += 1);
        let share = 0.0;
        self.loading.set(Some(Loading {
            origin,
            share,
            is_ahead,
            is_broken: false,
        }));
        self.errors.clear(Source::Data);
        self.attempt.get_value()
    }

    async fn fetch(self, attempt: u32, origin: Origin) -> Result<Vec<JsFile>, FetchError> {
        let manifest = if let Some(known) = self.manifest.get_untracked() {
            known
        } else {
            let manifest = Manifest::fetch(|| self.show_share(attempt, 0.0)).await?;
            self.manifest.set(Some(manifest.clone()));
            manifest
        };
        data::fetch(&manifest, origin, move |share| {
            self.show_share(attempt, share);
        })
        .await
    }

    fn show_share(self, attempt: u32, share: f64) {
        if self.attempt.get_value() == attempt {
            self.loading.update(|loading| {
                if let Some(loading) = loading {
                    loading.share = share.min(1.0);
                    loading.is_broken = data::waits();
                }
            });
        }
    }

    fn arrived(self, attempt: u32, origin: Origin, files: Result<Files, FetchError>) {
        if self.attempt.get_value() != attempt {
            return;
        }
        match files {
            Ok(files) => {
                self.show_share(attempt, 1.0);
                if let Err(error) = self.send_files(&files.files) {
                    self.worker_died(&error);
                    return;
                }
                let sent = Sent {
                    origin,
                    attempt,
                    files,
                };
                self.sent.update_value(|queue| queue.push_back(sent));
            }
            Err(error) => {
                // What nobody waits for nobody misses: pressing Train tries again, and tells.
                let is_ahead = self.loading.get_untracked().is_some_and(|it| it.is_ahead);
                self.give_up_loading();
                if !is_ahead {
                    let Self { i18n, errors, .. } = self;
                    errors.show(Source::Data, move || fetch_words(i18n, &error));
                }
            }
        }
    }

    fn answered(self) -> Option<Sent> {
        self.sent
            .try_update_value(std::collections::VecDeque::pop_front)
            .flatten()
    }

    fn show_data_fault(self, fault: Fault) {
        let Self { i18n, errors, .. } = self;
        errors.show(Source::Data, move || fault_words(i18n, &fault, f64::NAN));
    }
}

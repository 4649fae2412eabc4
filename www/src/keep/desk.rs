//! What is done with all that is kept, one thing at a time.

use digit_lab::backup::LARGEST_BACKUP;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use super::words::Trouble;
use super::worker::{self, Answer, Settings, Taken};
use crate::database::{self, Database, NoStorage, Request, Room};
use crate::download::save_blob;
use crate::readers::{CHOICE, Readers};
use crate::runs::Arrivals;
use crate::{hand, network_files, storage};

/// The name of the file.
const FILE: &str = "digit-lab-everything.zip";

/// How the last thing went.
#[derive(Clone, Debug)]
pub(super) enum Said {
    Nothing,
    AtWork,
    Saved { file: &'static str, left_out: u32 },
    Taken(Taken),
    Trouble { file: String, trouble: Trouble },
}

/// How much is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Counts {
    pub(super) runs: f64,
    pub(super) networks: f64,
    pub(super) drawings: f64,
}

/// Copies are handles to the same one.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    pub(super) said: RwSignal<Said>,
    /// Nothing until it is known; why nothing is kept, where that is so.
    pub(super) counts: RwSignal<Option<Result<Counts, NoStorage>>>,
    pub(super) room: RwSignal<Room>,
    arrivals: Arrivals,
    drawings: hand::Drawings,
    network: hand::HandNetwork,
    readers: Readers,
}

impl Desk {
    /// With nothing to do, and nothing known.
    pub(super) fn new() -> Self {
        Self {
            said: RwSignal::new(Said::Nothing),
            counts: RwSignal::new(None),
            room: RwSignal::new(Room::default()),
            arrivals: expect_context(),
            drawings: expect_context(),
            network: expect_context(),
            readers: expect_context(),
        }
    }

    /// Finds out how much is kept.
    pub(super) fn count(self) {
        spawn_local(async move {
            let counted = counts().await;
            self.counts.set(Some(counted));
            self.room.set(database::room().await);
        });
    }

    /// Saves everything as one file.
    pub(super) fn save(self) {
        self.work(FILE.to_owned(), async move {
            let saved = worker::save(&settings()).await.map_err(Trouble::of)?;
            save_blob(FILE, &saved.blob);
            let left_out = saved.left_out;
            Ok(Said::Saved {
                file: FILE,
                left_out,
            })
        });
    }

    /// Adds what a file holds and is not there yet.
    pub(super) fn open(self, file: File) {
        self.work(file.name(), async move {
            if file.size() > LARGEST_BACKUP as f64 {
                return Err(Trouble::TooLarge { got: file.size() });
            }
            match worker::open(&file).await {
                Answer::Taken(taken) => {
                    self.show(&taken);
                    Ok(Said::Taken(taken))
                }
                answer => Err(Trouble::of(answer)),
            }
        });
    }

    /// Forgets everything, and begins anew.
    pub(super) fn delete_all(self) {
        self.work(String::new(), async move {
            database::forget_all().await.map_err(Trouble::Unstored)?;
            storage::forget_all();
            storage::forget(CHOICE);
            // Nothing of what the page still shows is kept.
            let _ = window().location().reload();
            Ok(Said::AtWork)
        });
    }

    /// Asks the browser not to clear what it keeps.
    pub(super) fn make_last(self) {
        spawn_local(async move {
            database::make_last(true).await;
            self.room.set(database::room().await);
        });
    }

    /// What has been added shows everywhere; settings count from the next visit on, where none was made here.
    fn show(self, taken: &Taken) {
        for (name, value) in &taken.settings {
            if storage::is_ours(name) && storage::load(name).is_none() {
                storage::store(name, value);
            }
        }
        self.drawings.restore();
        self.network.restore();
        network_files::restore(self.readers);
        self.arrivals.tell_of_stored();
        spawn_local(database::make_last(false));
    }

    /// Nothing is begun before what is under way has come to its end.
    fn work(self, file: String, work: impl Future<Output = Result<Said, Trouble>> + 'static) {
        if matches!(self.said.get_untracked(), Said::AtWork) {
            return;
        }
        self.said.set(Said::AtWork);
        spawn_local(async move {
            let said = work.await;
            self.said
                .set(said.unwrap_or_else(|trouble| Said::Trouble { file, trouble }));
            self.count();
        });
    }
}

fn settings() -> Settings {
    let names = storage::names().into_iter();
    let settings = names.filter_map(|name| Some((name.clone(), storage::load(&name)?)));
    settings.collect()
}

async fn counts() -> Result<Counts, NoStorage> {
    let counted = Database::Runs
        .read(["runs", "imported"].map(Request::count))
        .await?;
    let drawings = Database::Hand.read([Request::count("drawings")]).await?;
    let number = |value: wasm_bindgen::JsValue| value.as_f64().unwrap_or_default();
    Ok(Counts {
        runs: number(counted.get(0)),
        networks: number(counted.get(1)),
        drawings: number(drawings.get(0)),
    })
}

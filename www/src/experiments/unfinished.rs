//! What is done of experiments that are not: kept, so that one whose window was closed goes on with the rest.
//!
//! The same job on the same images by the same build comes to the same outcome, bit for bit, so that it makes no
//! difference when it was done. Once all of an experiment is done it is forgotten: whoever runs it again wants to see it
//! run.

use std::collections::HashMap;

use digit_lab::book::session::News;
use digit_lab::book::{Job, Outcome};
use digit_lab::training::Build;
use js_sys::Array;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsCast;

use super::progress::{Piece, Progress, Stage};
use crate::database::{Database, NoStorage, Request};
use crate::training::data::{Counts, Origin};

const DONE: &str = "done";

/// A job that is done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct DoneJob {
    /// Of which experiment.
    of: String,
    job: Job,
    /// The images there were to train on, to validate with and to test with.
    images: [u32; 3],
    build: Build,
    /// Seconds of work.
    secs: f64,
    /// All that it has come to.
    outcome: News,
}

/// All jobs that are done of experiments that are not; copies are handles to the same ones.
#[derive(Clone, Copy)]
pub struct Unfinished {
    /// With their keys in storage.
    all: RwSignal<Vec<(f64, DoneJob)>>,
    /// How often each experiment was forgotten.
    forgotten: StoredValue<HashMap<String, u32>>,
}

impl Unfinished {
    /// Those of earlier visits, as soon as they are here.
    pub fn new() -> Self {
        let all = RwSignal::new(Vec::new());
        spawn_local(async move {
            if let Ok(stored) = stored().await {
                all.try_update(|all| all.extend(stored));
            }
        });
        let forgotten = StoredValue::new(HashMap::new());
        Self { all, forgotten }
    }

    /// Lets what is done already count as such; answers how much that is. Where all is, nothing counts.
    pub fn recall(self, of: &str, planned: &mut Progress, counts: Counts) -> usize {
        let origin = planned.setup.origin;
        let found = |piece: &Piece| {
            let is_open = piece.stage == Stage::Waiting && is_the_same_again(origin);
            self.all.with(|all| {
                let same = all.iter().find(|(_, done)| {
                    done.of == of && done.job == piece.job && done.images == images(counts)
                });
                same.filter(|_| is_open).map(|(_, done)| done.clone())
            })
        };
        let found: Vec<Option<DoneJob>> = planned.pieces.iter().map(found).collect();
        let count = found.iter().flatten().count();
        let waits = |piece: &&Piece| piece.stage == Stage::Waiting;
        if count == planned.pieces.iter().filter(waits).count() {
            return 0;
        }
        for (piece, done) in planned.pieces.iter_mut().zip(found) {
            if let Some(done) = done {
                piece.stage = Stage::Done;
                piece.share = 1.0;
                piece.secs = done.secs;
                done.outcome.add_to(&mut piece.outcome);
            }
        }
        count
    }

    /// Keeps a piece that is done.
    pub fn keep(self, of: &str, origin: Origin, piece: Piece, counts: Counts) {
        // What could not be done will not be, and what is quickly done again is not worth its place.
        if piece.stage != Stage::Done || !piece.job.needs_images() || !is_the_same_again(origin) {
            return;
        }
        let Outcome {
            records,
            series,
            values,
        } = piece.outcome;
        let done = DoneJob {
            of: of.to_owned(),
            job: piece.job,
            images: images(counts),
            build: Build::this(),
            secs: piece.secs,
            outcome: News {
                records,
                series,
                values,
            },
        };
        let times = self.times_forgotten(of);
        spawn_local(async move {
            // Where nothing can be kept, closing the window costs what is done.
            let Ok(key) = store(&done).await else {
                return;
            };
            if self.times_forgotten(&done.of) == times {
                self.all.try_update(|all| all.push((key, done)));
            } else {
                // The rest was done meanwhile.
                delete(vec![key]).await;
            }
        });
    }

    /// An experiment is done, and what was kept of it no longer wanted.
    pub fn forget(self, of: &str) {
        self.forgotten
            .update_value(|times| *times.entry(of.to_owned()).or_default() += 1);
        let is_of_it = |done: &DoneJob| done.of == of;
        let keys = self.all.with_untracked(|all| {
            let of_it = all.iter().filter(|(_, done)| is_of_it(done));
            of_it.map(|(key, _)| *key).collect::<Vec<_>>()
        });
        if keys.is_empty() {
            return;
        }
        self.all
            .update(|all| all.retain(|(_, done)| !is_of_it(done)));
        spawn_local(delete(keys));
    }

    fn times_forgotten(self, of: &str) -> u32 {
        let times = self.forgotten.try_with_value(|it| it.get(of).copied());
        times.flatten().unwrap_or_default()
    }
}

/// Whether the images of an origin are the same at the next visit: a visitor's own may be others.
fn is_the_same_again(origin: Origin) -> bool {
    origin != Origin::Own
}

fn images(counts: Counts) -> [u32; 3] {
    [counts.training, counts.validation, counts.test]
}

async fn stored() -> Result<Vec<(f64, DoneJob)>, NoStorage> {
    let found = Database::Runs
        .read([Request::keys(DONE), Request::all(DONE)])
        .await?;
    let [keys, jobs]: [Array; 2] = [found.get(0), found.get(1)].map(JsCast::unchecked_into);
    let this = Build::this();
    let pairs = keys.iter().zip(jobs.iter());
    let jobs = pairs.filter_map(|(key, job)| {
        let job: DoneJob = serde_wasm_bindgen::from_value(job).ok()?;
        Some((key.as_f64()?, job)).filter(|(_, job)| job.build == this)
    });
    Ok(jobs.collect())
}

async fn delete(keys: Vec<f64>) {
    let deletions = keys.into_iter().map(|key| Request::delete(DONE, key));
    // What stays is taken for another visit's, and does no harm.
    let _ = Database::Runs.write(deletions).await;
}

async fn store(done: &DoneJob) -> Result<f64, NoStorage> {
    let done = done.serialize(&Serializer::json_compatible());
    let done = done.map_err(|_| NoStorage::Refused)?;
    let answers = Database::Runs.write([Request::add(DONE, done)]).await?;
    answers.get(0).as_f64().ok_or(NoStorage::Refused)
}

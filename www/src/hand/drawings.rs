//! The labeled drawings, in memory and in storage.

mod storing;

use std::collections::HashSet;
use std::sync::Arc;

use digit_lab::drawing::{LabeledDrawing, Stroke};
use js_sys::Date;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::store;
use crate::breath::breathe;
use crate::database::NoStorage;
use crate::readers::BrowserJson;

/// Lines that are taken in between two breaths: a few milliseconds' work.
const LINES_A_BREATH: usize = 40;

/// A drawing under the name that it has in storage.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// Grows from drawing to drawing: microseconds since 1970, more or less.
    pub name: u64,
    /// The drawing.
    pub drawing: Arc<LabeledDrawing>,
}

/// What came of a file of drawings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// Drawings that were added.
    pub added: usize,
    /// Drawings that were there already.
    pub known: usize,
    /// Lines that describe no labeled drawing, counted from 1.
    pub bad_lines: Vec<usize>,
}

/// All labeled drawings. Provided as a context; copies are handles to the same ones.
#[derive(Clone, Copy)]
pub struct Drawings {
    /// Oldest first.
    all: RwSignal<Vec<Kept>>,
    unstored: RwSignal<Option<NoStorage>>,
    /// Names under which storage does not have what is here, since it has refused to.
    unsettled: StoredValue<Vec<u64>>,
}

impl Drawings {
    /// None yet.
    pub fn new() -> Self {
        Self {
            all: RwSignal::new(Vec::new()),
            unstored: RwSignal::new(None),
            unsettled: StoredValue::new(Vec::new()),
        }
    }

    /// All drawings, oldest first.
    pub fn all(self) -> Signal<Vec<Kept>> {
        self.all.into()
    }

    /// Why the browser does not keep all of them as they are here, where it has refused to.
    pub fn unstored(self) -> Signal<Option<NoStorage>> {
        self.unstored.into()
    }

    /// Brings back what earlier visits have left, or a file has brought; what is here stays as it is.
    pub fn restore(self) {
        spawn_local(async move {
            breathe().await;
            let Ok(stored) = store::drawings().await else {
                // Told when there is something to lose.
                return;
            };
            for lines in stored.chunks(LINES_A_BREATH) {
                let known = self.all.with_untracked(|all| {
                    let names = all.iter().map(|kept| kept.name);
                    names.collect::<HashSet<u64>>()
                });
                let news = lines.iter().filter(|(name, _)| !known.contains(name));
                let kept = news.filter_map(|(name, line)| {
                    let drawing = Arc::new(LabeledDrawing::on_pad::<BrowserJson>(line).ok()?);
                    let name = *name;
                    Some(Kept { name, drawing })
                });
                let kept: Vec<Kept> = kept.collect();
                self.all.update(|all| {
                    all.extend(kept);
                    // One may have been drawn meanwhile.
                    all.sort_by_key(|kept| kept.name);
                });
                breathe().await;
            }
        });
    }

    /// The drawing that has these strokes, if it is kept.
    pub fn find(self, strokes: &[Stroke]) -> Option<Kept> {
        self.all.with(|all| {
            let mut newest = all.iter().rev();
            newest.find(|kept| kept.drawing.strokes == strokes).cloned()
        })
    }

    /// Keeps a drawing under a label.
    pub fn add(self, label: u8, strokes: Vec<Stroke>) {
        self.keep(vec![LabeledDrawing::made_here(label, strokes)]);
    }

    /// Gives a drawing another label.
    pub fn relabel(self, name: u64, label: u8) {
        self.all.update(|all| {
            if let Some(kept) = all.iter_mut().find(|kept| kept.name == name) {
                Arc::make_mut(&mut kept.drawing).label = label;
            }
        });
        self.put(vec![name]);
    }

    /// Deletes a drawing.
    pub fn delete(self, name: u64) {
        self.all.update(|all| all.retain(|kept| kept.name != name));
        self.put(vec![name]);
    }

    /// Deletes all of them.
    pub fn delete_all(self) {
        let all = self.all.try_update(std::mem::take).unwrap_or_default();
        let names = all.into_iter().map(|kept| kept.name);
        self.store(names.collect(), store::delete_drawings());
    }

    /// Adds the drawings in a text with one on each line. What cannot be read is counted, and costs
    /// none of the others.
    pub async fn import(self, text: String) -> Imported {
        let (mut added, mut known, mut bad_lines) = (Vec::new(), 0, Vec::new());
        for (index, line) in text.lines().enumerate() {
            if index % LINES_A_BREATH == LINES_A_BREATH - 1 {
                breathe().await;
            }
            if line.trim().is_empty() {
                continue;
            }
            match LabeledDrawing::on_pad::<BrowserJson>(line) {
                Ok(drawing) if self.has(&drawing) || added.contains(&drawing) => known += 1,
                Ok(drawing) => added.push(drawing),
                Err(_) => bad_lines.push(index + 1),
            }
        }
        Imported {
            added: self.keep(added),
            known,
            bad_lines,
        }
    }

    fn has(self, drawing: &LabeledDrawing) -> bool {
        self.all
            .with_untracked(|all| all.iter().any(|kept| *kept.drawing == *drawing))
    }

    /// Keeps drawings; answers how many.
    fn keep(self, drawings: Vec<LabeledDrawing>) -> usize {
        const MICROS_A_MILLI: f64 = 1000.0;
        let last = self
            .all
            .with_untracked(|all| all.last().map_or(0, |kept| kept.name));
        let now = (Date::now() * MICROS_A_MILLI) as u64;
        let first = now.max(last + 1);
        let kept = drawings
            .into_iter()
            .enumerate()
            .map(|(index, drawing)| Kept {
                name: first + index as u64,
                drawing: Arc::new(drawing),
            });
        let kept: Vec<Kept> = kept.collect();
        let names: Vec<u64> = kept.iter().map(|kept| kept.name).collect();
        self.all.update(|all| all.extend(kept));
        let count = names.len();
        self.put(names);
        count
    }
}

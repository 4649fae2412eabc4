//! A network of a training, read from its file. There may be dozens of them at once: they are read in pieces.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::breath::{breathe, work_a_piece};
use crate::inside::picture::most;
use crate::inside::subject::Looked;
use crate::readers::reader_of;
use crate::training::{Moment, Past};

/// A network, and when it was like that.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// Epochs done; nothing where the network is no training's.
    pub epochs: Option<f64>,
    /// The network.
    pub looked: Looked,
    /// Each layer's largest weight.
    pub ranges: Arc<[f32]>,
}

impl Page {
    fn new(epochs: Option<f64>, looked: Looked) -> Self {
        let layers = looked.network().layers().iter();
        let range = layers.map(|layer| layer.parameters().map_or(0.0, |it| most(it.slices()[0])));
        let ranges = range.collect();
        Self {
            epochs,
            looked,
            ranges,
        }
    }

    /// Nothing of a file that cannot be read: what the engine wrote itself it can read.
    fn read(moment: &Moment) -> Option<Self> {
        let reader = reader_of(&moment.model).ok()?;
        let looked = Looked::new(Arc::new(reader), Some(Arc::clone(&moment.model)));
        Some(Self::new(Some(moment.epochs), looked))
    }

    fn is_of(&self, moment: &Moment) -> bool {
        let file = self.looked.file().map(<[u8]>::as_ptr);
        self.epochs == Some(moment.epochs) && file == Some(moment.model.as_ptr())
    }
}

/// The pages of a training's moments in the order of time; without any that of the network that reads.
pub fn pages_of(past: Past, reader: Memo<Option<Looked>>) -> RwSignal<Vec<Page>> {
    let pages = RwSignal::new(Vec::new());
    let known = StoredValue::new(Vec::<Page>::new());
    let latest = StoredValue::new(0_u32);
    Effect::new(move |_| {
        latest.update_value(|latest| *latest = latest.wrapping_add(1));
        let this = latest.get_value();
        let moments = past.moments.get();
        if moments.is_empty() {
            let only = reader.get().map(|looked| Page::new(None, looked));
            pages.set(only.into_iter().collect());
            return known.set_value(Vec::new());
        }
        // What is known is not read again, also where there are new moments before all of these are read.
        known.update_value(|known| known.retain(|page| moments.iter().any(|it| page.is_of(it))));
        let is_known = |known: &Vec<Page>, moment: &Moment| known.iter().any(|it| it.is_of(moment));
        let is_missing = |moment: &Moment| !known.with_value(|known| is_known(known, moment));
        let mut missing = moments
            .into_iter()
            .filter(is_missing)
            .collect::<Vec<_>>()
            .into_iter();
        let mut read_one = move || {
            let Some(moment) = missing.next() else {
                return false;
            };
            known.update_value(|known| known.extend(Page::read(&moment)));
            true
        };
        let show = move || {
            let mut all = known.get_value();
            all.sort_by(|a, b| {
                a.epochs
                    .partial_cmp(&b.epochs)
                    .unwrap_or(std::cmp::Ordering::Equal)
            });
            pages.set(all);
        };
        if !work_a_piece(&mut read_one) {
            return show();
        }
        spawn_local(async move {
            loop {
                breathe().await;
                if latest.try_get_value() != Some(this) {
                    return;
                }
                if !work_a_piece(&mut read_one) {
                    return show();
                }
            }
        });
    });
    pages
}

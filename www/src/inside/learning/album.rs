//! Networks of a training by the time that they are of.

mod page;

use digit_lab::nn::Cost;
use leptos::prelude::*;

pub use self::page::Page;
use self::page::pages_of;
use crate::inside::subject::{Looked, Subject};
use crate::training::Past;

/// All pages there are, and the one that is open; copies are handles to the same.
#[derive(Clone, Copy)]
pub struct Album {
    past: Past,
    /// In the order of time.
    pub pages: RwSignal<Vec<Page>>,
    /// The page that was turned to; nothing for the latest.
    turned: RwSignal<Option<f64>>,
    /// Which page is open.
    pub open: Memo<usize>,
    /// The network on it.
    pub shown: Memo<Option<Looked>>,
    /// Each layer's largest weight on any page, so that pages can be compared.
    pub ranges: Memo<Vec<f32>>,
}

impl Album {
    /// Of the present training; without one of the network that reads the pad.
    pub fn new(past: Past) -> Self {
        let reader = expect_context::<Subject>().reader;
        let pages = pages_of(past, reader);
        let turned = RwSignal::new(None::<f64>);
        // Another training is followed from its beginning.
        Effect::new(move |before: Option<()>| {
            past.learner.track();
            if before.is_some() {
                turned.set(None);
            }
        });
        let open = Memo::new(move |_| {
            pages.with(|pages| {
                let last = pages.len().saturating_sub(1);
                let Some(turned) = turned.get() else {
                    return last;
                };
                // Pages go when there are too many of them.
                let is_there = |page: &Page| page.epochs.is_some_and(|epochs| epochs >= turned);
                pages.iter().position(is_there).unwrap_or(last)
            })
        });
        let shown = Memo::new(move |_| {
            let open = open.get();
            pages.with(|pages| pages.get(open).map(|page| page.looked.clone()))
        });
        let ranges = Memo::new(move |_| pages.with(|pages| ranges(pages)));
        Self {
            past,
            pages,
            turned,
            open,
            shown,
            ranges,
        }
    }

    /// Opens a page; at the last one it goes on with the training.
    pub fn turn_to(self, index: usize) {
        let to = self.pages.with_untracked(|pages| {
            let is_last = index + 1 >= pages.len();
            let page = pages.get(index).filter(|_| !is_last);
            page.and_then(|page| page.epochs)
        });
        self.turned.set(to);
    }

    /// When the open page is of.
    pub fn epochs(self) -> Option<f64> {
        let open = self.open.get();
        self.pages.with(|pages| pages.get(open)?.epochs)
    }

    /// Whose the pages are; nothing where they are no training's.
    pub fn name(self) -> Option<String> {
        self.epochs()?;
        self.past
            .learner
            .with(|learner| Some(learner.as_ref()?.name.clone()))
    }

    /// The cost that it is trained with, if that is known.
    pub fn cost(self) -> Option<Cost> {
        let is_training = self
            .pages
            .with_untracked(|pages| pages.iter().any(|page| page.epochs.is_some()));
        self.past
            .learner
            .with_untracked(|learner| learner.as_ref().map(|learner| learner.cost))
            .filter(|_| is_training)
    }
}

fn ranges(pages: &[Page]) -> Vec<f32> {
    let mut ranges = Vec::new();
    for page in pages {
        ranges.resize(page.ranges.len(), 0.0_f32);
        for (range, of_page) in ranges.iter_mut().zip(&page.ranges[..]) {
            *range = range.max(*of_page);
        }
    }
    ranges
}

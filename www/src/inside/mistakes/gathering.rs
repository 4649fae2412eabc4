//! What the worker is asked and has answered: the readings of a set, and the pictures of some of its images.

use std::collections::BTreeMap;
use std::sync::Arc;

use digit_lab::data;
use digit_lab::drawing::PIXELS;
use digit_lab::insight::session::{Answer, Images, Question};
use digit_lab::insight::{Pictures, Readings};
use leptos::prelude::*;

use crate::inside::costs::cost_of;
use crate::inside::inquiry::{Asked, Inquiry};
use crate::inside::subject::{Looked, Subject};
use crate::readers::{ReaderId, Readers};

/// An image's grays.
pub type Grays = Arc<[f32; PIXELS]>;

/// A set's readings, compared by whether they are the very same ones.
#[derive(Clone, Debug)]
pub struct Read {
    /// The readings.
    pub readings: Arc<Readings>,
    /// Of this set.
    pub set: data::Set,
    looked: Looked,
}

impl PartialEq for Read {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.readings, &other.readings)
    }
}

/// What is known of a set; copies are handles to the same.
#[derive(Clone, Copy)]
pub struct Gathering {
    /// Which set is asked about.
    pub set: RwSignal<data::Set>,
    /// Its readings, once they are there.
    pub read: RwSignal<Option<Read>>,
    /// The images whose grays are there.
    pub album: RwSignal<BTreeMap<usize, Grays>>,
    /// Whether the network has learned more since.
    pub is_old: Memo<bool>,
    reader: Memo<Option<Looked>>,
    readers: Readers,
    inquiry: Inquiry,
    /// What the readings that are asked for are of.
    asked: StoredValue<Option<(Looked, ReaderId, data::Set)>>,
    /// The images whose grays are asked for.
    wanted: StoredValue<Vec<usize>>,
}

impl Gathering {
    /// Asks for the readings of the validation images at once, and anew for every other set and network.
    pub fn new() -> Self {
        let reader = expect_context::<Subject>().reader;
        let read = RwSignal::new(None::<Read>);
        let is_old = Memo::new(move |_| {
            let now = reader.get();
            read.with(|read| {
                let read = read.as_ref();
                read.is_some_and(|read| Some(&read.looked) != now.as_ref())
            })
        });
        let gathering = Self {
            set: RwSignal::new(data::Set::Validation),
            read,
            album: RwSignal::new(BTreeMap::new()),
            is_old,
            reader,
            readers: expect_context(),
            inquiry: expect_context(),
            asked: StoredValue::new(None),
            wanted: StoredValue::new(Vec::new()),
        };
        let asked = gathering.inquiry.asked;
        Effect::new(move |_| {
            asked.with(|asked| match asked {
                Asked::Answered(Answer::Readings(readings)) => gathering.hear(readings),
                Asked::Answered(Answer::Pictures(pictures)) => gathering.paste(pictures),
                _ => {}
            });
        });
        Effect::new(move |_| {
            let set = gathering.set.get();
            let looked = reader.get();
            let selected = gathering.readers.selected_untracked();
            let is_same = gathering.asked.with_value(|asked| {
                let same =
                    |(_, of_reader, of_set): &(_, _, _)| *of_reader == selected && *of_set == set;
                asked.as_ref().is_some_and(same)
            });
            // A training network is another several times a second; whoever reads with it asks again.
            if let Some(looked) = looked
                && !is_same
            {
                gathering.ask_of(looked, selected, set);
            }
        });
        gathering
    }

    /// Asks anew about the network as it now is.
    pub fn ask(self) {
        if let Some(looked) = self.reader.get_untracked() {
            let selected = self.readers.selected_untracked();
            self.ask_of(looked, selected, self.set.get_untracked());
        }
    }

    fn ask_of(self, looked: Looked, selected: ReaderId, set: data::Set) {
        let is_same_set = self
            .asked
            .with_value(|asked| matches!(asked, Some((.., before)) if *before == set));
        if !is_same_set {
            self.album.set(BTreeMap::new());
        }
        self.read.set(None);
        self.asked.set_value(Some((looked.clone(), selected, set)));
        let question = Question::Readings {
            images: images(set),
        };
        let cost = cost_of(looked.network(), None);
        self.inquiry.ask(looked, cost, question);
    }

    /// Asks for the grays of images that are not there.
    pub fn ask_for_pictures(self, indexes: &[usize]) {
        let Some(read) = self.read.get_untracked() else {
            return;
        };
        let missing: Vec<usize> = self.album.with_untracked(|album| {
            let missing = indexes.iter().filter(|index| !album.contains_key(index));
            missing.copied().collect()
        });
        if missing.is_empty() {
            return;
        }
        let question = Question::Pictures {
            images: images(read.set),
            indexes: missing.iter().map(|index| *index as u32).collect(),
        };
        self.wanted.set_value(missing);
        let cost = cost_of(read.looked.network(), None);
        // Pictures are the same whichever network is looked into.
        let looked = self.reader.get_untracked().unwrap_or(read.looked);
        self.inquiry.ask(looked, cost, question);
    }

    fn hear(self, readings: &Readings) {
        let Some((looked, _, set)) = self.asked.get_value() else {
            return;
        };
        self.read.set(Some(Read {
            readings: Arc::new(readings.clone()),
            set,
            looked,
        }));
    }

    fn paste(self, pictures: &Pictures) {
        let wanted = self.wanted.get_value().into_iter().enumerate();
        let here = wanted.filter_map(|(at, index)| Some((index, Arc::new(pictures.get(at)?))));
        self.album.update(|album| album.extend(here));
    }
}

/// All images of a set.
fn images(of: data::Set) -> Images {
    Images { of, most: u32::MAX }
}

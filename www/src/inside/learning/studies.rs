//! What is found out about each page of the album, one after another.

use std::time::Duration;

use digit_lab::data;
use digit_lab::insight::session::{Answer, Images, Question};
use digit_lab::insight::{LayerFigures, Readings};
use leptos::prelude::*;

use super::album::Album;
use crate::activity::Activity;
use crate::inside::costs::cost_of;
use crate::inside::inquiry::{Asked, Inquiry};
use crate::inside::subject::{Looked, Subject};

/// Enough for shares within a few percent, and done in a moment.
const IMAGES: u32 = 1_000;

/// From one study to the next while a training is under way. All that is shown changes with each of them, and page and
/// worker would otherwise take up to two fifths of a core until the last one is done.
const REST: Duration = Duration::from_millis(400);

/// What was found out about a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Study {
    /// Whose.
    looked: Looked,
    /// Over training images.
    pub layers: Vec<LayerFigures>,
    /// Of validation images.
    pub readings: Readings,
}

/// All that has been found out; copies are handles to the same.
#[derive(Clone, Copy)]
pub struct Studies {
    album: Album,
    inquiry: Inquiry,
    activity: Activity,
    done: RwSignal<Vec<Study>>,
    is_resting: RwSignal<bool>,
    /// The page that is being studied, and the first half of what is wanted of it.
    present: StoredValue<Option<(Looked, Option<Vec<LayerFigures>>)>>,
}

impl Studies {
    /// Of all pages, the open one first.
    pub fn new(album: Album) -> Self {
        let studies = Self {
            album,
            inquiry: expect_context(),
            activity: expect_context(),
            done: RwSignal::new(Vec::new()),
            is_resting: RwSignal::new(false),
            present: StoredValue::new(None),
        };
        let shown = expect_context::<Subject>().shown;
        let asked = studies.inquiry.asked;
        Effect::new(move |_| {
            if let Asked::Answered(answer) = asked.get() {
                studies.take_in(answer);
            }
        });
        Effect::new(move |_| {
            let is_idle = asked.with(|asked| matches!(asked, Asked::Nothing | Asked::Answered(_)));
            if shown.get() && is_idle && !studies.is_resting.get() {
                studies.go_on();
            }
        });
        // Another network may be one that can be studied.
        Effect::new(move |_| {
            album.pages.track();
            if asked.with_untracked(|asked| matches!(asked, Asked::Failed(_))) {
                studies.retry();
            }
        });
        studies
    }

    /// Goes on after a failure.
    pub fn retry(self) {
        self.present.set_value(None);
        self.inquiry.asked.set(Asked::Nothing);
    }

    /// What is known of the open page.
    pub fn of_open(self) -> Option<Study> {
        let shown = self.album.shown.get()?;
        self.done.with(|done| find(done, &shown).cloned())
    }

    /// What is known of each page, with its time.
    pub fn all<T>(self, of: impl Fn(&Study) -> T) -> Vec<(f64, T)> {
        self.done.with(|done| {
            self.album.pages.with(|pages| {
                let known = pages.iter().filter_map(|page| {
                    let study = find(done, &page.looked)?;
                    Some((page.epochs?, of(study)))
                });
                known.collect()
            })
        })
    }

    /// Pages that have been studied, and all.
    pub fn count(self) -> (usize, usize) {
        let pages = self.album.pages;
        let known = self.done.with(|done| {
            pages.with(|pages| {
                let known = pages
                    .iter()
                    .filter(|page| find(done, &page.looked).is_some());
                known.count()
            })
        });
        (known, pages.with(Vec::len))
    }

    fn take_in(self, answer: Answer) {
        let Some((looked, layers)) = self.present.try_update_value(Option::take).flatten() else {
            return;
        };
        match (answer, layers) {
            (Answer::Layers(layers), _) => {
                self.present.set_value(Some((looked.clone(), Some(layers))));
                self.ask(
                    looked,
                    Question::Readings {
                        images: images(data::Set::Validation),
                    },
                );
            }
            (Answer::Readings(readings), Some(layers)) => {
                self.rest();
                self.done.update(|done| {
                    self.album.pages.with_untracked(|pages| {
                        done.retain(|study| pages.iter().any(|page| page.looked == study.looked));
                    });
                    done.push(Study {
                        looked,
                        layers,
                        readings,
                    });
                });
            }
            _ => {}
        }
    }

    /// Makes way for a training.
    fn rest(self) {
        if untrack(move || self.activity.is_under_way()) {
            self.is_resting.set(true);
            let go_on = move || {
                self.is_resting.try_set(false);
            };
            set_timeout(go_on, REST);
        }
    }

    /// Studies the next page, if there is one.
    fn go_on(self) {
        let pages = self.album.pages.get();
        let open = self.album.open.get();
        let next = self.done.with(|done| {
            let is_new = |looked: &&Looked| find(done, looked).is_none();
            let all = pages.iter().map(|page| &page.looked);
            let first = pages.get(open).map(|page| &page.looked);
            first.into_iter().chain(all).find(is_new).cloned()
        });
        if self.present.with_value(Option::is_some) {
            return;
        }
        if let Some(looked) = next {
            self.present.set_value(Some((looked.clone(), None)));
            self.ask(
                looked,
                Question::Layers {
                    images: images(data::Set::Training),
                },
            );
        }
    }

    fn ask(self, looked: Looked, question: Question) {
        let cost = cost_of(looked.network(), self.album.cost());
        self.inquiry.ask(looked, cost, question);
    }
}

fn images(of: data::Set) -> Images {
    Images { of, most: IMAGES }
}

fn find<'a>(done: &'a [Study], looked: &Looked) -> Option<&'a Study> {
    done.iter().find(|study| study.looked == *looked)
}

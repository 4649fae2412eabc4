//! What is known of the space of digits: the map, the nearest digits, their pictures; each asked for once what comes
//! before it is there.

use std::sync::Arc;

use digit_lab::data;
use digit_lab::insight::session::{Answer, Images, Question};
use digit_lab::insight::{Components, Neighbor, Pictures, Space};
use leptos::prelude::*;

use crate::inside::anew::AskedAbout;
use crate::inside::costs::cost_of;
use crate::inside::inquiry::{Asked, Inquiry};
use crate::inside::subject::{Looked, Seen, Subject};

/// As many test digits are on the map at first.
const DIGITS: u32 = 1000;

/// So many of the nearest training digits are looked for, among all there are.
const NEIGHBORS: u32 = 8;
const TRAINING: Images = Images {
    of: data::Set::Training,
    most: u32::MAX,
};

/// What the map is to show.
#[derive(Clone, Debug)]
pub struct Wish {
    /// Of what.
    pub space: Space,
    /// Of how many test digits.
    pub digits: u32,
    /// By which network.
    pub looked: Looked,
}

impl PartialEq for Wish {
    fn eq(&self, other: &Self) -> bool {
        // What the pictures are does not depend on who reads them.
        let is_of_same = self.space == Space::Pixels || self.looked == other.looked;
        self.space == other.space && self.digits == other.digits && is_of_same
    }
}

/// The map, compared by whether it is the very same one.
#[derive(Clone)]
pub struct Map {
    wish: Wish,
    components: Arc<Components>,
}

impl Map {
    /// What the engine found.
    pub fn components(&self) -> &Components {
        &self.components
    }
}

impl PartialEq for Map {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.components, &other.components)
    }
}

/// The training digits that are nearest to a picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Near {
    /// To which.
    picture: Vec<f32>,
    /// The nearest first.
    pub neighbors: Vec<Neighbor>,
    /// What each looks like, once that is known.
    pub pictures: Option<Pictures>,
}

/// Something that the worker is sent for.
#[derive(Clone, Debug, PartialEq)]
enum Errand {
    Map(Wish),
    Near(Vec<f32>),
    Pictures(Vec<u32>),
}

/// All of it; copies are handles to the same.
#[derive(Clone, Copy)]
pub struct Atlas {
    /// The network of the map.
    pub about: AskedAbout,
    /// What was chosen to be on the map.
    pub asked_space: RwSignal<Space>,
    /// How many test digits.
    pub digits: RwSignal<u32>,
    /// What the map is to show; nothing while there is no network.
    pub wish: Memo<Option<Wish>>,
    /// The last map.
    pub map: RwSignal<Option<Map>>,
    /// The last digits found.
    pub near: RwSignal<Option<Near>>,
    subject: Subject,
    inquiry: Inquiry,
    /// What the worker was sent for last; what has failed is not tried again and again.
    errand: RwSignal<Option<Errand>>,
}

impl Atlas {
    /// Nothing known yet.
    pub fn new(subject: Subject) -> Self {
        let about = AskedAbout::new(subject);
        let asked_space = RwSignal::new(Space::Pixels);
        let digits = RwSignal::new(DIGITS);
        let wish = Memo::new(move |_| {
            let looked = about.network()?;
            let has_layer = |layer: usize| layer < looked.network().layers().len();
            let space = match asked_space.get() {
                Space::Layer(layer) if has_layer(layer) => Space::Layer(layer),
                _ => Space::Pixels,
            };
            Some(Wish {
                space,
                digits: digits.get(),
                looked,
            })
        });
        let atlas = Self {
            about,
            asked_space,
            digits,
            wish,
            map: RwSignal::new(None),
            near: RwSignal::new(None),
            subject,
            inquiry: expect_context(),
            errand: RwSignal::new(None),
        };
        Effect::new(move |_| {
            if let Asked::Answered(answer) = atlas.inquiry.asked.get() {
                atlas.take(answer);
            }
        });
        Effect::new(move |_| atlas.send());
        atlas
    }

    /// Sends for what is missing once more.
    pub fn retry(self) {
        self.errand.set(None);
    }

    /// Keeps what was found.
    fn take(self, answer: Answer) {
        match (answer, self.errand.get_untracked()) {
            (Answer::Components(components), Some(Errand::Map(wish))) => {
                let components = Arc::new(components);
                self.map.set(Some(Map { wish, components }));
            }
            (Answer::Neighbors(neighbors), Some(Errand::Near(picture))) => {
                self.near.set(Some(Near {
                    picture,
                    neighbors,
                    pictures: None,
                }));
            }
            (Answer::Pictures(pictures), Some(Errand::Pictures(indexes))) => {
                self.near.update(|near| {
                    let near = near.as_mut().filter(|near| indexes_of(near) == indexes);
                    if let Some(near) = near {
                        near.pictures = Some(pictures);
                    }
                });
            }
            _ => {}
        }
    }

    /// Sends the worker for what is missing first, unless it is under way or has failed.
    fn send(self) {
        let (Some(wish), seen) = (self.wish.get(), self.subject.settled.get()) else {
            return;
        };
        let picture = seen.as_ref().map(|seen: &Seen| &seen.trace().input[..]);
        let next = self.map.with(|map| {
            self.near
                .with(|near| missing(&wish, picture, map.as_ref(), near.as_ref()))
        });
        let is_sent = self.errand.with(|errand| *errand == next);
        let Some(errand) = next.filter(|_| !is_sent) else {
            return;
        };
        let looked = wish.looked;
        let question = errand.question();
        self.errand.set(Some(errand));
        let cost = cost_of(looked.network(), None);
        self.inquiry.ask(looked, cost, question);
    }
}

impl Errand {
    fn question(&self) -> Question {
        match self {
            Self::Map(wish) => Question::Components {
                space: wish.space,
                images: Images {
                    of: data::Set::Test,
                    most: wish.digits,
                },
            },
            Self::Near(picture) => Question::Neighbors {
                picture: picture.clone(),
                count: NEIGHBORS,
                images: TRAINING,
            },
            Self::Pictures(indexes) => Question::Pictures {
                images: TRAINING,
                indexes: indexes.clone(),
            },
        }
    }
}

fn indexes_of(near: &Near) -> Vec<u32> {
    near.neighbors.iter().map(|it| it.index as u32).collect()
}

/// What to send for: the map first, then the digits nearest to what is on the pad, then their pictures.
fn missing(
    wish: &Wish,
    picture: Option<&[f32]>,
    map: Option<&Map>,
    near: Option<&Near>,
) -> Option<Errand> {
    if map.is_none_or(|map| map.wish != *wish) {
        return Some(Errand::Map(wish.clone()));
    }
    let picture = picture?;
    match near.filter(|near| near.picture == picture) {
        None => Some(Errand::Near(picture.to_vec())),
        Some(near) if near.pictures.is_none() => Some(Errand::Pictures(indexes_of(near))),
        Some(_) => None,
    }
}

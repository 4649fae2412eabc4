//! The networks that can read the pad: the one shipped with the page, the one that has learned the
//! visitor's hand, and those trained here.

mod file;
mod id;
mod shipped;

pub use file::{BrowserJson, reader_of};
pub use id::ReaderId;
pub use shipped::{ADDRESS as SHIPPED_ADDRESS, fetch as fetch_shipped};

use std::sync::Arc;

use digit_lab::reading::Reader;
use leptos::prelude::*;

/// A network that has been trained here, or is being trained.
#[derive(Clone, Debug)]
pub struct Trained {
    /// Which training.
    pub run: u32,
    /// What tells it from other trainings, in signs rather than words, such as `30 · η 0.5`.
    pub name: String,
    /// The network as it was last heard of.
    pub reader: Arc<Reader>,
}

/// All networks that can read the pad. Provided as a context; copies are handles to the same ones.
#[derive(Clone, Copy)]
pub struct Readers {
    selected: RwSignal<ReaderId>,
    shipped: RwSignal<Shipped>,
    hand: RwSignal<Option<Arc<Reader>>>,
    trained: RwSignal<Vec<Trained>>,
}

/// The network that comes with the page.
enum Shipped {
    Coming,
    Here(Arc<Reader>),
    Missing,
}

impl Shipped {
    fn reader(&self) -> Option<Arc<Reader>> {
        match self {
            Self::Here(reader) => Some(Arc::clone(reader)),
            Self::Coming | Self::Missing => None,
        }
    }
}

impl Readers {
    /// None yet: the shipped one is selected and still to arrive.
    pub fn new() -> Self {
        Self {
            selected: RwSignal::new(ReaderId::Shipped),
            shipped: RwSignal::new(Shipped::Coming),
            hand: RwSignal::new(None),
            trained: RwSignal::new(Vec::new()),
        }
    }

    /// Which network reads the pad.
    pub fn selected(self) -> Signal<ReaderId> {
        self.selected.into()
    }

    /// Lets a network read the pad from now on.
    pub fn select(self, id: ReaderId) {
        self.selected.set(id);
    }

    /// The network that reads the pad, as a signal that changes with the choice and whenever the
    /// chosen network is replaced; nothing until it is there.
    pub fn reader(self) -> Signal<Option<Arc<Reader>>> {
        Signal::derive(move || match self.selected.get() {
            ReaderId::Shipped => self.shipped.with(Shipped::reader),
            ReaderId::Hand => self.hand.get(),
            ReaderId::Trained(run) => self.trained.with(|trained| {
                let network = trained.iter().find(|network| network.run == run);
                network.map(|network| Arc::clone(&network.reader))
            }),
        })
    }

    /// The networks trained here, in the order of their trainings.
    pub fn trained(self) -> Signal<Vec<Trained>> {
        self.trained.into()
    }

    /// The shipped network has arrived.
    pub fn set_shipped(self, reader: Reader) {
        self.shipped.set(Shipped::Here(Arc::new(reader)));
    }

    /// The shipped network will not arrive.
    pub fn set_shipped_missing(self) {
        self.shipped.set(Shipped::Missing);
    }

    /// Whether nothing reads the pad, nor will before another network is chosen.
    pub fn is_missing(self) -> Signal<bool> {
        let is_missing = |shipped: &Shipped| matches!(shipped, Shipped::Missing);
        Signal::derive(move || {
            self.selected.get() == ReaderId::Shipped && self.shipped.with(is_missing)
        })
    }

    /// Whether there is a network that has learned the visitor's hand.
    pub fn has_hand(self) -> Signal<bool> {
        Signal::derive(move || self.hand.with(Option::is_some))
    }

    /// A network has learned the visitor's hand.
    pub fn set_hand(self, reader: Reader) {
        self.hand.set(Some(Arc::new(reader)));
    }

    /// Forgets it; the shipped one reads in its place where it was selected.
    pub fn forget_hand(self) {
        if self.selected.get_untracked() == ReaderId::Hand {
            self.selected.set(ReaderId::Shipped);
        }
        self.hand.set(None);
    }

    /// The network of a training, at first and then whenever it has learned more.
    pub fn set_trained(self, run: u32, name: &str, reader: Reader) {
        let network = Trained {
            run,
            name: name.to_owned(),
            reader: Arc::new(reader),
        };
        self.trained.update(
            |trained| match trained.iter_mut().find(|other| other.run == run) {
                Some(known) => *known = network,
                None => trained.push(network),
            },
        );
    }

    /// Calls the network of a training something else.
    pub fn rename(self, run: u32, name: &str) {
        self.trained.update(|trained| {
            let network = trained.iter_mut().find(|network| network.run == run);
            if let Some(network) = network {
                name.clone_into(&mut network.name);
            }
        });
    }

    /// Forgets the network of a training; the shipped one reads in its place where it was selected.
    pub fn forget(self, run: u32) {
        if self.selected.get_untracked() == ReaderId::Trained(run) {
            self.selected.set(ReaderId::Shipped);
        }
        self.trained
            .update(|trained| trained.retain(|network| network.run != run));
    }
}

//! The networks that can read the pad: the one shipped with the page, the one that has learned the
//! visitor's hand, those trained here, also as they were after their best epoch, copies that have taken steps of learning by hand, and those from files.

mod best;
mod file;
mod id;
mod imported;
mod shipped;
mod stepped;

pub use best::BestEpoch;
pub use file::{BrowserJson, reader_of};
pub use id::ReaderId;
pub use imported::Imported;
pub use shipped::{ADDRESS as SHIPPED_ADDRESS, fetch as fetch_shipped};
pub use stepped::Stepped;

use std::sync::Arc;

use digit_lab::reading::Reader;
use leptos::prelude::*;

use crate::i18n::{I18n, t_string};

/// Under what name the choice of the network that reads outlasts a visit.
pub const CHOICE: &str = "reader";

/// A network that has been trained here, or is being trained.
#[derive(Clone, Debug)]
pub struct Trained {
    /// Which training.
    pub run: u32,
    /// What tells it from other trainings, in signs rather than words, such as `30 · η 0.5`.
    pub name: String,
    /// The network as it was last heard of.
    network: Loaded,
}

/// A network, and the file that it came in.
#[derive(Clone, Debug)]
struct Loaded {
    reader: Arc<Reader>,
    file: Arc<[u8]>,
}

impl Loaded {
    fn new(reader: Reader, file: &[u8]) -> Self {
        Self {
            reader: Arc::new(reader),
            file: file.into(),
        }
    }
}

/// All networks that can read the pad. Provided as a context; copies are handles to the same ones.
#[derive(Clone, Copy)]
pub struct Readers {
    selected: RwSignal<ReaderId>,
    shipped: RwSignal<Shipped>,
    hand: RwSignal<Option<Loaded>>,
    trained: RwSignal<Vec<Trained>>,
    best: RwSignal<Vec<BestEpoch>>,
    stepped: RwSignal<Vec<Stepped>>,
    imported: RwSignal<Vec<Imported>>,
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
            best: RwSignal::new(Vec::new()),
            stepped: RwSignal::new(Vec::new()),
            imported: RwSignal::new(Vec::new()),
        }
    }

    /// Which network reads the pad; reactive.
    pub fn selected(self) -> ReaderId {
        self.selected.get()
    }

    /// Which network reads the pad, at this moment.
    pub fn selected_untracked(self) -> ReaderId {
        self.selected.get_untracked()
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
            own => self.loaded(own).map(|network| network.reader),
        })
    }

    /// The file of the network that reads the pad, as it is now, for workers; nothing for the shipped
    /// one, which they fetch.
    pub fn file(self) -> Option<Arc<[u8]>> {
        untrack(|| self.loaded(self.selected.get()).map(|network| network.file))
    }

    /// A network that did not come with the page.
    fn loaded(self, id: ReaderId) -> Option<Loaded> {
        match id {
            ReaderId::Shipped => None,
            ReaderId::Hand => self.hand.get(),
            ReaderId::Trained(run) => self.trained.with(|trained| {
                let trained = trained.iter().find(|trained| trained.run == run);
                trained.map(|trained| trained.network.clone())
            }),
            ReaderId::Best(run) => self.best.with(|best| {
                let best = best.iter().find(|best| best.run == run);
                best.map(|best| best.network.clone())
            }),
            ReaderId::Stepped(number) => self.stepped.with(|stepped| {
                let stepped = stepped.iter().find(|stepped| stepped.number == number);
                stepped.map(|stepped| stepped.network.clone())
            }),
            ReaderId::Imported(number) => self.imported.with(|imported| {
                let imported = imported.iter().find(|imported| imported.number == number);
                imported.map(|imported| imported.network.clone())
            }),
        }
    }

    /// What a network is called where it can be chosen; nothing once it is forgotten.
    pub fn name(self, i18n: I18n, id: ReaderId) -> String {
        match id {
            ReaderId::Shipped => t_string!(i18n, pad.shipped).to_owned(),
            ReaderId::Hand => t_string!(i18n, hand.reader).to_owned(),
            ReaderId::Trained(run) => self.trained.with(|trained| {
                let trained = trained.iter().find(|trained| trained.run == run);
                trained.map_or_else(String::new, |trained| trained.name.clone())
            }),
            ReaderId::Best(run) => {
                let best = self.best.get();
                best.into_iter()
                    .find(|best| best.run == run)
                    .map_or_else(String::new, |BestEpoch { name, epoch, .. }| {
                        t_string!(i18n, pad.best, name, epoch)
                    })
            }
            ReaderId::Imported(number) => self.imported.with(|imported| {
                let imported = imported.iter().find(|imported| imported.number == number);
                imported.map_or_else(String::new, |imported| imported.name.clone())
            }),
            ReaderId::Stepped(number) => {
                let stepped = self.stepped.get();
                let Some(stepped) = stepped.into_iter().find(|it| it.number == number) else {
                    return String::new();
                };
                let now = self.name(i18n, stepped.of);
                let name = if now.is_empty() { stepped.of_name } else { now };
                t_string!(i18n, pad.stepped, name, steps = stepped.steps)
            }
        }
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

    /// A network has learned the visitor's hand; it came in this file.
    pub fn set_hand(self, reader: Reader, file: &[u8]) {
        self.hand.set(Some(Loaded::new(reader, file)));
    }

    /// Forgets it; the shipped one reads in its place where it was selected.
    pub fn forget_hand(self) {
        if self.selected.get_untracked() == ReaderId::Hand {
            self.selected.set(ReaderId::Shipped);
        }
        self.hand.set(None);
    }

    /// The network of a training, at first and then whenever it has learned more; it came in this file.
    pub fn set_trained(self, run: u32, name: &str, reader: Reader, file: &[u8]) {
        let network = Trained {
            run,
            name: name.to_owned(),
            network: Loaded::new(reader, file),
        };
        self.trained.update(
            |trained| match trained.iter_mut().find(|other| other.run == run) {
                Some(known) => *known = network,
                None => trained.push(network),
            },
        );
    }

    /// The trainings whose networks are at hand, in their order.
    pub fn runs_at_hand(self) -> Vec<u32> {
        self.trained
            .with_untracked(|trained| trained.iter().map(|network| network.run).collect())
    }

    /// The network of a training, where it is at hand.
    pub fn find(self, run: u32) -> Option<Trained> {
        self.trained.with_untracked(|trained| {
            let mut networks = trained.iter();
            networks.find(|network| network.run == run).cloned()
        })
    }

    /// A network that was forgotten can be chosen again.
    pub fn bring_back(self, network: Trained) {
        self.trained.update(|trained| {
            trained.retain(|other| other.run != network.run);
            trained.push(network);
        });
    }

    /// Calls the network of a training something else.
    pub fn rename(self, run: u32, name: &str) {
        self.trained.update(|trained| {
            let network = trained.iter_mut().find(|network| network.run == run);
            if let Some(network) = network {
                name.clone_into(&mut network.name);
            }
        });
        if self.has_best(run) {
            self.best.update(|best| {
                let best = best.iter_mut().find(|best| best.run == run);
                if let Some(best) = best {
                    name.clone_into(&mut best.name);
                }
            });
        }
    }

    /// Forgets the network of a training; the shipped one reads in its place where it was selected.
    pub fn forget(self, run: u32) {
        if self.selected.get_untracked() == ReaderId::Trained(run) {
            self.selected.set(ReaderId::Shipped);
        }
        self.trained
            .update(|trained| trained.retain(|network| network.run != run));
    }

    /// Forgets all networks of a training.
    pub fn forget_all_of(self, run: u32) {
        self.forget(run);
        self.forget_best(run);
    }
}

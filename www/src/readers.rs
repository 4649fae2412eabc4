//! The networks that can read the pad: the one shipped with the page and those trained here.

mod shipped;

pub use shipped::fetch as fetch_shipped;

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use digit_lab::reading::Reader;
use leptos::prelude::*;

/// Which network.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ReaderId {
    /// The one shipped with the page.
    #[default]
    Shipped,
    /// The one of this training, counted from 1 over the visit.
    Trained(u32),
}

/// How the choice among networks is written: `shipped`, `trained-3`.
impl fmt::Display for ReaderId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Shipped => f.write_str(SHIPPED),
            Self::Trained(run) => write!(f, "{TRAINED}{run}"),
        }
    }
}

impl FromStr for ReaderId {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        if text == SHIPPED {
            return Ok(Self::Shipped);
        }
        let run = text.strip_prefix(TRAINED).ok_or(())?;
        run.parse().map(Self::Trained).map_err(|_| ())
    }
}

const SHIPPED: &str = "shipped";
const TRAINED: &str = "trained-";

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
    shipped: RwSignal<Option<Arc<Reader>>>,
    trained: RwSignal<Vec<Trained>>,
}

impl Readers {
    /// None yet: the shipped one is selected and still to arrive.
    pub fn new() -> Self {
        Self {
            selected: RwSignal::new(ReaderId::Shipped),
            shipped: RwSignal::new(None),
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
            ReaderId::Shipped => self.shipped.get(),
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
        self.shipped.set(Some(Arc::new(reader)));
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

    /// Forgets the network of a training; the shipped one reads in its place where it was selected.
    pub fn forget(self, run: u32) {
        if self.selected.get_untracked() == ReaderId::Trained(run) {
            self.selected.set(ReaderId::Shipped);
        }
        self.trained
            .update(|trained| trained.retain(|network| network.run != run));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_read_as_it_is_written() {
        for id in [
            ReaderId::Shipped,
            ReaderId::Trained(1),
            ReaderId::Trained(u32::MAX),
        ] {
            assert_eq!(id.to_string().parse(), Ok(id));
        }
        for text in ["", "trained-", "trained-x", "shipped-1"] {
            assert_eq!(text.parse::<ReaderId>(), Err(()), "{text}");
        }
    }
}

//! Having the hand learned: what it needs is fetched, a worker of its own learns, and what came out
//! waits to be kept or discarded.

use digit_lab::training::hand::{HandProblem, HandScore, HandStage};
use digit_lab::training::{Command, Event, Fault, Refusal};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::drawings::Drawings;
use super::export::pictures;
use super::network::HandNetwork;
use crate::fetch;
use crate::readers::SHIPPED_ADDRESS;
use crate::training::data::{self, Manifest, Origin};
use crate::training::link::Link;

/// From which the engine draws while it learns: the same drawings give the same network.
const SEED: u32 = 1;

/// Where learning stands.
#[derive(Clone, Debug, PartialEq)]
pub enum State {
    /// Nothing has been asked for, or what came of it has been dealt with.
    Idle,
    /// The network and MNIST's images are on their way.
    Fetching,
    /// The worker is at it; so much of the stage is done, 0 to 1.
    Under {
        /// What is being done.
        stage: HandStage,
        /// 0 to 1.
        share: f32,
    },
    /// It is done, and to be kept or discarded.
    Learned(Outcome),
    /// It was ended.
    Stopped,
    /// It went wrong.
    Failed(Trouble),
}

impl State {
    /// Whether learning is under way.
    fn is_busy(&self) -> bool {
        matches!(self, Self::Fetching | Self::Under { .. })
    }

    /// Its name for scripts.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Idle => "idle",
            Self::Fetching => "fetching",
            Self::Under { .. } => "learning",
            Self::Learned(outcome) if outcome.is_kept => "kept",
            Self::Learned(_) => "learned",
            Self::Stopped => "stopped",
            Self::Failed(_) => "failed",
        }
    }
}

/// What learning came to.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// What the built-in network reads.
    pub before: HandScore,
    /// What the copy reads.
    pub after: HandScore,
    /// Whether the copy has been kept.
    pub is_kept: bool,
}

/// What can go wrong.
#[derive(Clone, Debug, PartialEq)]
pub enum Trouble {
    /// The network or the images did not arrive.
    Fetch,
    /// The engine refuses.
    Refused(HandProblem),
    /// Numbers overflowed.
    NotFinite,
    /// The worker broke, or what it sent.
    Broken,
}

/// Learning the hand. Provided as a context; copies are handles to the same one.
#[derive(Clone, Copy)]
pub struct Learning {
    state: RwSignal<State>,
    drawings: Drawings,
    network: HandNetwork,
    link: StoredValue<Option<Link>, LocalStorage>,
    /// What the worker has learned.
    model: StoredValue<Vec<u8>>,
    /// Attempts begun, so that what comes for one that was ended is known.
    attempt: StoredValue<u32>,
}

impl Learning {
    /// Nothing learned yet.
    pub fn new(drawings: Drawings, network: HandNetwork) -> Self {
        Self {
            state: RwSignal::new(State::Idle),
            drawings,
            network,
            link: StoredValue::new_local(None),
            model: StoredValue::new(Vec::new()),
            attempt: StoredValue::new(0),
        }
    }

    /// Where it stands.
    pub fn state(self) -> Signal<State> {
        self.state.into()
    }

    /// Whether it is under way.
    pub fn is_busy(self) -> Signal<bool> {
        let state = self.state;
        Memo::new(move |_| state.with(State::is_busy)).into()
    }

    /// Begins, unless it is under way.
    pub fn begin(self) {
        if self.state.with_untracked(State::is_busy) {
            return;
        }
        let attempt = self.next_attempt();
        self.state.set(State::Fetching);
        spawn_local(async move {
            if self.fetch_and_send(attempt).await.is_none() {
                self.fail(attempt, Trouble::Fetch);
            }
        });
    }

    /// Ends it.
    pub fn stop(self) {
        if self.state.with_untracked(State::is_busy) {
            self.next_attempt();
            self.link.set_value(None);
            self.state.set(State::Stopped);
        }
    }

    /// Keeps what was learned, and lets it read.
    pub fn keep(self) {
        if self.network.keep(self.model.get_value()).is_err() {
            self.state.set(State::Failed(Trouble::Broken));
            return;
        }
        self.state.update(|state| {
            if let State::Learned(outcome) = state {
                outcome.is_kept = true;
            }
        });
    }

    /// Discards what was learned; a network kept before stays.
    pub fn discard(self) {
        self.model.set_value(Vec::new());
        self.state.set(State::Idle);
    }

    /// Forgets the network that was kept.
    pub fn forget(self) {
        self.network.forget();
        self.discard();
    }

    fn next_attempt(self) -> u32 {
        self.attempt.update_value(|attempt| *attempt += 1);
        self.attempt.get_value()
    }

    /// Brings all that is needed to a new worker; nothing where that fails.
    async fn fetch_and_send(self, attempt: u32) -> Option<()> {
        let model = fetch::bytes(SHIPPED_ADDRESS).await.ok()?;
        let manifest = Manifest::fetch(|| {}).await.ok()?;
        let files = data::fetch(&manifest, Origin::Bundled, |_| ()).await.ok()?;
        let drawings = self.drawings.all().get_untracked();
        let (images, labels) = pictures(&drawings).await;
        if self.attempt.get_value() != attempt {
            return Some(());
        }
        let link = Link::open(move |event| self.receive(attempt, event)).ok()?;
        link.send_files(&files).ok()?;
        let seed = SEED;
        link.send(&Command::Learn {
            model,
            images,
            labels,
            seed,
        })
        .ok()?;
        self.link.set_value(Some(link));
        Some(())
    }

    fn receive(self, attempt: u32, event: Event) {
        if self.attempt.get_value() != attempt {
            return;
        }
        match event {
            Event::LearningProgress { stage, share } => {
                self.state.set(State::Under { stage, share });
            }
            Event::Learned {
                model,
                before,
                after,
            } => {
                self.model.set_value(model);
                let is_kept = false;
                self.end(State::Learned(Outcome {
                    before,
                    after,
                    is_kept,
                }));
            }
            Event::Refused {
                refusal: Refusal::Hand { problem },
            } => self.fail(attempt, Trouble::Refused(problem)),
            Event::Failed {
                fault: Fault::HandNotFinite,
            } => self.fail(attempt, Trouble::NotFinite),
            Event::Failed { .. } | Event::Refused { .. } => self.fail(attempt, Trouble::Broken),
            _ => {}
        }
    }

    fn fail(self, attempt: u32, trouble: Trouble) {
        if self.attempt.get_value() == attempt {
            self.end(State::Failed(trouble));
        }
    }

    /// The worker has done its work.
    fn end(self, state: State) {
        self.next_attempt();
        self.state.set(state);
        // Not while it is speaking: its own handler would go with it.
        spawn_local(async move { self.link.set_value(None) });
    }
}

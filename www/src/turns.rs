//! The page's parts one after the other: the pad can be drawn on before what is below and beside it is built, and a
//! slow phone answers in between.

use std::collections::VecDeque;

use leptos::prelude::*;
use leptos::task::{spawn_local, tick};

use crate::breath::{Piece, breathe};

/// The parts that wait to be built, in the order of the document; copies are handles to the same ones.
#[derive(Clone, Copy)]
pub struct Turns {
    waiting: StoredValue<VecDeque<RwSignal<bool>>>,
    is_under_way: StoredValue<bool>,
    are_over: RwSignal<bool>,
}

impl Turns {
    /// Nothing waits yet.
    pub fn new() -> Self {
        Self {
            waiting: StoredValue::default(),
            is_under_way: StoredValue::new(false),
            are_over: RwSignal::new(false),
        }
    }

    /// Whether all of the page is built.
    pub fn are_over(self) -> Signal<bool> {
        self.are_over.into()
    }

    /// Is true once it is the turn of whoever asked.
    fn wait(self) -> RwSignal<bool> {
        let is_there = RwSignal::new(false);
        self.waiting
            .update_value(|waiting| waiting.push_back(is_there));
        if !self.is_under_way.get_value() {
            self.is_under_way.set_value(true);
            spawn_local(self.take());
        }
        is_there
    }

    /// Calls up one after the other.
    async fn take(self) {
        loop {
            breathe().await;
            let piece = Piece::begin();
            while !piece.is_over() {
                let next = self.waiting.try_update_value(VecDeque::pop_front).flatten();
                let Some(next) = next else {
                    self.is_under_way.set_value(false);
                    self.are_over.try_set(true);
                    return;
                };
                next.try_set(true);
                // It is built by whoever waits for the signal.
                tick().await;
            }
        }
    }
}

/// A part of the page that is built when its turn has come.
#[component]
pub fn InTurn(children: ChildrenFn) -> impl IntoView {
    let is_there = expect_context::<Turns>().wait();
    move || is_there.get().then(|| children())
}

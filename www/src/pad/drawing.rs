//! The drawing that the whole page shares.

use digit_lab::drawing::Point;
use leptos::prelude::*;

use crate::pad::history::{Content, History, Picture};

/// The drawing. Provided as a context; copies are handles to the same one.
#[derive(Clone, Copy)]
pub struct Drawing {
    history: RwSignal<History>,
    settled: RwSignal<u32>,
}

impl Drawing {
    /// An empty pad.
    pub fn new() -> Self {
        Self {
            history: RwSignal::new(History::default()),
            settled: RwSignal::new(0),
        }
    }

    /// Calls back with what is on the pad; reactive.
    pub fn with<T>(self, look: impl FnOnce(&Content) -> T) -> T {
        self.history.with(|history| look(history.content()))
    }

    /// Calls back with what is on the pad, at this moment.
    pub fn with_untracked<T>(self, look: impl FnOnce(&Content) -> T) -> T {
        self.history
            .with_untracked(|history| look(history.content()))
    }

    /// Grows whenever a change to the drawing is complete: a stroke ended, undone, cleared.
    pub fn settled(self) -> Signal<u32> {
        self.settled.into()
    }

    /// Whether a stroke is under way, at this moment.
    pub fn is_drawing(self) -> bool {
        self.history.with_untracked(History::is_drawing)
    }

    /// Whether there is anything to see.
    pub fn is_empty(self) -> Signal<bool> {
        self.derived(|history| history.content().is_empty())
    }

    /// Whether there is anything to undo.
    pub fn can_undo(self) -> Signal<bool> {
        self.derived(History::can_undo)
    }

    /// Whether there is anything to do again.
    pub fn can_redo(self) -> Signal<bool> {
        self.derived(History::can_redo)
    }

    /// Whether there is anything to clear away.
    pub fn can_clear(self) -> Signal<bool> {
        self.derived(History::can_clear)
    }

    /// Begins a stroke.
    pub fn begin(self, point: Point) {
        self.history.update(|history| history.begin(point));
    }

    /// Takes the stroke under way further, if there is one.
    pub fn extend(self, points: impl Iterator<Item = Point>) {
        // A pointer goes on moving after Escape; nothing need be painted or read again for it.
        if self.is_drawing() {
            self.history.update(|history| history.extend(points));
        }
    }

    /// Ends the stroke under way.
    pub fn finish(self) {
        self.settle(History::finish);
    }

    /// Takes back the stroke under way where there is one, else empties the pad.
    pub fn escape(self) {
        self.settle(|history| {
            if history.is_drawing() {
                history.cancel();
            } else {
                history.clear();
            }
        });
    }

    /// Empties the pad.
    pub fn clear(self) {
        self.settle(History::clear);
    }

    /// Takes back the last change.
    pub fn undo(self) {
        self.settle(History::undo);
    }

    /// Does the change again that was taken back last.
    pub fn redo(self) {
        self.settle(History::redo);
    }

    /// Puts a picture on the pad.
    pub fn show(self, picture: Picture) {
        self.settle(|history| history.show(picture));
    }

    fn settle(self, change: impl FnOnce(&mut History)) {
        self.history.update(change);
        self.settled.update(|count| *count = count.wrapping_add(1));
    }

    fn derived(self, look: impl Fn(&History) -> bool + Send + Sync + 'static) -> Signal<bool> {
        // A memo, so that a thousand points a second do not touch the buttons.
        Memo::new(move |_| self.history.with(&look)).into()
    }
}

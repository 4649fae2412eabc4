//! Work that is done at most once per animation frame, however often it is asked for.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::request_animation_frame;

/// Some work that waits for the next frame.
#[derive(Clone)]
pub struct NextFrame {
    awaited: Rc<Cell<bool>>,
    work: Rc<dyn Fn()>,
}

impl NextFrame {
    /// Work that is to be done once for each frame in which it was asked for.
    pub fn new(work: impl Fn() + 'static) -> Self {
        Self {
            awaited: Rc::default(),
            work: Rc::new(work),
        }
    }

    /// Asks for the work to be done.
    pub fn request(&self) {
        if self.awaited.replace(true) {
            return;
        }
        let Self { awaited, work } = self.clone();
        request_animation_frame(move || {
            awaited.set(false);
            work();
        });
    }
}

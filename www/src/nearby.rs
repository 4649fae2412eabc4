//! What the whole page shares, as a part of it reads it that comes and goes.
//!
//! Leptos's effects stay noted in all signals that they have read until these change, even once they are gone
//! themselves (`reactive_graph` 0.2.16). A view built anew a thousand times would leave a thousand times its effects
//! in the language, which hardly ever changes. So it reads copies of its own, which go when it goes.

use leptos::prelude::*;

/// A value that the whole page shares; copies are handles to the same one.
pub struct Shared<T: Send + Sync + 'static> {
    source: RwSignal<T>,
    nearby: Option<Memo<T>>,
}

impl<T: Send + Sync + 'static> Clone for Shared<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Shared<T> {}

impl<T: Clone + PartialEq + Send + Sync + 'static> Shared<T> {
    /// A value for as long as whoever makes it.
    pub fn new(value: T) -> Self {
        Self {
            source: RwSignal::new(value),
            nearby: None,
        }
    }

    /// The same to be read by whatever is built here and below, and by nothing that outlives it.
    pub fn nearby(self) -> Self {
        let source = self.source;
        Self {
            source,
            nearby: Some(Memo::new(move |_| source.get())),
        }
    }

    /// The value; reactive.
    pub fn get(self) -> T {
        let nearby = self.nearby.and_then(|nearby| nearby.try_get());
        nearby.unwrap_or_else(|| self.source.get())
    }

    /// Another value, for all of the page.
    pub fn set(self, value: T) {
        self.update(|old| *old = value);
    }

    /// The value changed, for all of the page.
    pub fn update(self, change: impl FnOnce(&mut T)) {
        // What changes it may come when the page's part is gone.
        let _ = self.source.try_update(change);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_nearby_is_what_all_of_the_page_has() {
        let owner = Owner::new();
        owner.with(|| {
            let shared = Shared::new(1);
            let part = Owner::new();
            let nearby = part.with(|| shared.nearby());
            assert_eq!(nearby.get(), 1);
            shared.set(2);
            assert_eq!((shared.get(), nearby.get()), (2, 2));
            nearby.set(3);
            assert_eq!((shared.get(), nearby.get()), (3, 3));
            // Whatever has outlived the part still has the value, and so has a part of the part.
            part.cleanup();
            shared.set(4);
            assert_eq!((nearby.get(), nearby.nearby().get()), (4, 4));
        });
    }

    #[test]
    fn what_is_set_when_the_page_is_gone_is_nobodys_trouble() {
        let owner = Owner::new();
        let shared = owner.with(|| Shared::new(1));
        owner.cleanup();
        shared.set(2);
    }
}

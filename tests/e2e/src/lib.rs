//! A real browser that visits the built page: the means of the end-to-end tests.
//!
//! [`visit`] serves `dist/`, opens it in a browser of its own (Chromium, or Firefox where that is asked for), runs a test on the [`Page`], and
//! fails it if the browser's console holds an error afterwards. The tests, one file a topic, are
//! in `tests/page`; they know the page by the names that automation relies on
//! (`data-testid`), never by its looks.

mod browser;
mod console;
mod controls;
mod covered;
pub mod digits;
mod driver;
mod engine;
pub mod examples;
mod files;
mod gesture;
mod host;
pub mod idx;
mod keys;
mod lost;
mod number;
mod pad;
mod page;
mod stored;
mod tabs;
mod visit;
mod visitor;
mod wait;
pub mod workers;

pub use controls::Control;
pub use files::File;
pub use gesture::{Gesture, Pointer};
pub use host::{Host, root};
pub use keys::Shortcut;
pub use number::Paper;
pub use pad::PAD;
pub use page::Page;
pub use visit::{visit, visit_at, visit_other};
pub use visitor::Visitor;

//! The panel's parts as elements of the page.

mod files;
mod learn;
mod list;
mod panel;
mod result;
mod teach;

pub use panel::HandPanel;
pub use teach::Teach;

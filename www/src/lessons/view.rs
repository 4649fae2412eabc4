//! What lessons look like.

mod card;
mod dock;
mod focus;
mod frame;
mod height;
mod list;
mod no_such;
mod overview;
mod question;
mod reached;

pub use dock::Dock;
pub use list::List;
pub use no_such::NoSuch;
pub use overview::Overview;

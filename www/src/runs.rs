//! The trainings of this and earlier visits: kept, named, compared, repeated, taken along.
//!
//! What is known of a training is the engine's [`RunRecord`](digit_lab::training::RunRecord). [`Runs`]
//! makes one of each training's events and hands it to [`store`]; [`mod@view`] shows them all.

mod arrivals;
mod changes;
pub mod comparison;
mod expected;
mod file;
mod kept;
mod list;
mod network;
mod pace;
mod settings;
mod store;
mod view;
mod windows;

pub use arrivals::Arrivals;
pub use changes::changes_of;
pub use expected::{Expected, Next};
pub use kept::Kept;
pub use list::Runs;
pub use store::Checkpoint;
pub use view::RunList;

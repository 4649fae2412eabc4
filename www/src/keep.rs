//! All that this browser keeps for the page, in one place: how much it is, saved as one file and opened again, deleted.
//!
//! What is in the file is the engine's affair ([`digit_lab::backup`]); `www/keep_worker.js` takes it out of the databases
//! and puts it into them.

mod desk;
mod view;
mod words;
mod worker;

pub use view::YourData;

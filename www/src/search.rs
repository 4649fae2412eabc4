//! The search for settings: what is tried, in workers, and which came out best.
//!
//! Points and their ranking are the engine's affair; here values are typed, trainings are set going side by side and
//! what came of them is shown: [`form`] → [`hunt`] → [`Pool`](crate::workers::Pool) ⇄ workers → [`progress`] →
//! [`mod@view`].

mod form;
mod hunt;
mod picture;
mod progress;
mod view;
mod words;

pub use view::Search;

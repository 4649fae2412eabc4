//! A search for settings: points on a grid or drawn at random, and which of them came out best.
//!
//! Points are judged by the validation images alone. A search knows neither workers nor networks: it says what to
//! train ([`points`]), and puts in order what came of it ([`rank`]).

mod error;
mod point;
mod rank;
mod values;

pub use error::{SearchError, ValuesError};
pub use point::{Axis, Method, Point, points};
pub use rank::{Score, rank};
pub use values::Values;

/// The most points of a search.
pub const MOST_POINTS: usize = 500;

//! What the address of Digit Lab's page says: a place, what of it is shown, and settings.
//!
//! An address may come from anybody. Nothing here knows a browser, so that it is tested and fuzzed natively.

pub mod draft;
pub mod experiments;
pub mod inside;
pub mod lessons;
mod origin;
mod query;
mod route;
pub mod search;
pub mod settings;

pub use origin::Origin;
pub use query::{Query, query_of, with_query};
pub use route::Route;

//! What Digit Lab's own commands share with its end-to-end tests.

pub mod caching;
pub mod policy;
pub mod site;

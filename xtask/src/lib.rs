//! What Digit Lab's own commands share with its end-to-end tests.

pub mod site;

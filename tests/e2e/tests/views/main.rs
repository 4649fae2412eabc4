//! Every view of the built page, in both languages and themes and from wide to narrow, held against axe-core's rules.
//!
//! `cargo xtask check-page` runs these: `DIGIT_LAB_AXE` names the file of axe-core, which comes from npm. A test goes
//! through the views of a place and fails at the end with all that was found in them.

mod bench;
mod experiments;
mod inside;
mod inspection;
mod lessons;
mod training;

//! The digits to learn from: where they come from, and what is known of them.

mod digest;
mod fetch;
mod files;
mod manifest;
mod partial;
mod shared;
mod unpacking;

pub use digest::digest;
pub use fetch::{FetchError, fetch};
pub use files::{read, too_large};
pub use manifest::Manifest;
pub use partial::waits;

pub use digit_lab_address::Origin;

/// Training, validation and test images.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Learned from.
    pub training: u32,
    /// Chosen by.
    pub validation: u32,
    /// Judged by.
    pub test: u32,
}

//! The network that Digit Lab ships.

use crate::reading::{Reader, ReaderError};

/// Its file, safetensors. `www/models/README.md` in the repository says how it was made.
///
/// Found by way of a link, which cargo follows when it packs the crate: it leaves out files of `www`, a package of its
/// own.
pub const SHIPPED: &[u8] = include_bytes!("shipped.safetensors");

impl Reader {
    /// A reader with the network that Digit Lab ships. It is in the program, with the feature `shipped-network`.
    pub fn shipped() -> Result<Self, ReaderError> {
        Self::from_file(SHIPPED)
    }
}

//! What a dropped file is, by its name or else by how it begins.

use wasm_bindgen_futures::JsFuture;
use web_sys::File;

use crate::network_files::is_network;

/// What compressed files and archives begin with.
const GZIP: &[u8] = &[0x1f, 0x8b];
const ZIP: &[u8] = b"PK";

/// What IDX files begin with, whatever is in them.
const IDX: &[u8] = &[0, 0];

/// The first name in the file of a training, as none is in that of a network.
const FORMAT: &[u8] = b"\"format\"";

/// How much of a file is looked at.
const LOOK: i32 = 64;

/// What it is.
pub enum Dropped {
    /// A network, or what would be one.
    Network,
    /// A training that was saved.
    Run,
    /// All that was kept, as one file.
    Everything,
    /// Labeled drawings, one a line.
    Drawings,
    /// A file of a data set, or what would be one.
    Data,
    /// Nothing that the page reads.
    Unknown,
}

impl Dropped {
    /// Looks at a file that is no picture.
    pub async fn of(file: &File) -> Self {
        let beginning = beginning(file).await.unwrap_or_default();
        if is_network(&file.name()) {
            // Large networks are taken apart in a worker, and not here.
            let is_run = beginning.windows(FORMAT.len()).any(|it| it == FORMAT);
            return if is_run { Self::Run } else { Self::Network };
        }
        let begins = |with: &[u8]| beginning.starts_with(with);
        if begins(IDX) || begins(GZIP) || is_data(&file.name()) {
            Self::Data
        } else if begins(ZIP) {
            Self::Everything
        } else if begins(b"{") {
            Self::Drawings
        } else {
            Self::Unknown
        }
    }
}

/// Whether a file's name says that it is of a data set, such as `train-images-idx3-ubyte`.
fn is_data(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.contains("idx") || name.contains("ubyte")
}

/// How it begins.
async fn beginning(file: &File) -> Option<Vec<u8>> {
    let part = file.slice_with_i32_and_i32(0, LOOK).ok()?;
    let bytes = JsFuture::from(part.array_buffer()).await.ok()?;
    Some(js_sys::Uint8Array::new(&bytes).to_vec())
}

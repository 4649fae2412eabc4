//! Data sets of digits: the IDX format, and MNIST's division into training, validation and test.

mod augment;
mod content;
mod dataset;
mod error;
mod gzip;
mod idx;
mod ink;
mod mnist;

pub use augment::{Distortion, distort};
pub use content::{Content, Elsewhere};
pub use dataset::{CLASSES, Dataset};
pub use error::{DataError, IdxError, IdxKind, Set};
pub use gzip::{LARGEST_FILE, unpacked};
pub use idx::{parse_images, parse_labels, write_images, write_labels};
pub use ink::Ink;
pub use mnist::{DataFile, Mnist};

//! Files as they come, plain or gzipped.

use std::borrow::Cow;
use std::io::Read;

use flate2::read::MultiGzDecoder;

use crate::data::DataError;

/// The most bytes that a file may have, unpacked: MNIST's 60,000 images are 47 MB.
pub const LARGEST_FILE: u64 = 128 << 20;

/// Whether a file begins like gzip.
pub(super) fn is_packed(first: &[u8]) -> bool {
    first.starts_with(&[0x1f, 0x8b])
}

/// The content of a file: unpacked where it begins like gzip, as it is otherwise.
///
/// A few bytes can announce gigabytes; unpacking stops at a limit.
pub fn unpacked<'a>(file: &str, bytes: &'a [u8]) -> Result<Cow<'a, [u8]>, DataError> {
    if !is_packed(bytes) {
        return Ok(Cow::Borrowed(bytes));
    }
    let mut content = Vec::new();
    MultiGzDecoder::new(bytes)
        .take(LARGEST_FILE + 1)
        .read_to_end(&mut content)
        .map_err(|_| DataError::Gzip {
            file: file.to_owned(),
        })?;
    if content.len() as u64 > LARGEST_FILE {
        return Err(DataError::TooLarge {
            file: file.to_owned(),
            most: LARGEST_FILE,
        });
    }
    Ok(Cow::Owned(content))
}

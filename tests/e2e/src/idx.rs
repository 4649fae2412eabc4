//! Data-set files in the IDX format, good and bad: see `www/data/README.md`.

use crate::File;

/// So many images of 28 x 28 pixels with their labels, all different, named like MNIST's own.
pub fn training_files(count: u32) -> Vec<File> {
    vec![
        images("train-images-idx3-ubyte", count),
        labels("train-labels-idx1-ubyte", count),
    ]
}

/// Image files: digit `i mod 10` is a bar in the row of that number, so that any network learns it.
pub fn images(name: &str, count: u32) -> File {
    let mut bytes = header(3, &[count, 28, 28]);
    for i in 0..count {
        let row = (i % 10) * 2 + 4;
        bytes.extend((0..28 * 28).map(|pixel| if pixel / 28 == row { 255 } else { 0 }));
    }
    File {
        name: name.into(),
        bytes,
    }
}

/// The labels of such images.
pub fn labels(name: &str, count: u32) -> File {
    let mut bytes = header(1, &[count]);
    bytes.extend((0..count).map(|i| (i % 10) as u8));
    File {
        name: name.into(),
        bytes,
    }
}

/// A file cut short by a byte.
#[must_use]
pub fn truncated(mut file: File) -> File {
    file.bytes.pop();
    file
}

/// A file whose first four bytes are those of another format: PNG's.
#[must_use]
pub fn with_wrong_magic(mut file: File) -> File {
    file.bytes[..4].copy_from_slice(b"\x89PNG");
    file
}

/// Two zero bytes, 8 for unsigned bytes, the number of dimensions, each of them big-endian.
fn header(dimensions: u8, sizes: &[u32]) -> Vec<u8> {
    let mut bytes = vec![0, 0, 8, dimensions];
    bytes.extend(sizes.iter().flat_map(|size| size.to_be_bytes()));
    bytes
}

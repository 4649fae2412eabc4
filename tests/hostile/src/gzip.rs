//! Files that may be packed with gzip.

use std::borrow::Cow;
use std::io::Write;

use digit_lab::data::{LARGEST_FILE, unpacked, write_labels};
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::message::assert_clear;
use crate::{PARSER_RUNS, Target};

/// `data::unpacked`
pub const TARGET: Target = Target {
    name: "gzip",
    check,
    seeds,
    words: &["\\x1f\\x8b\\x08", "\\x1f\\x8b\\x08\\x1e"],
    longest: 4_096,
    runs: PARSER_RUNS,
};

fn check(bytes: &[u8]) {
    match unpacked("digits", bytes) {
        Ok(Cow::Borrowed(content)) => assert_eq!(content, bytes),
        Ok(Cow::Owned(content)) => {
            assert!(content.len() as u64 <= LARGEST_FILE);
            assert!(bytes.starts_with(&[0x1f, 0x8b]));
        }
        Err(error) => assert_clear(&error),
    }
}

fn seeds() -> Vec<Vec<u8>> {
    let labels = write_labels(&[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    let two = [packed(b"one"), packed(b"two")].concat();
    vec![
        packed(b""),
        packed(&labels),
        packed(&[0; 100_000]),
        two,
        labels,
    ]
}

/// The bytes as a gzip file.
pub(crate) fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).expect("a vector takes all bytes");
    encoder.finish().expect("a vector takes all bytes")
}

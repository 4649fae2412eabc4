//! IDX files: images and labels.

use digit_lab::data::{IdxError, parse_images, parse_labels, write_images, write_labels};

use crate::message::assert_clear;
use crate::{PARSER_RUNS, Target};

/// `data::idx`
pub const TARGET: Target = Target {
    name: "idx",
    check,
    seeds,
    words: &[
        "\\x00\\x00\\x08\\x03",
        "\\x00\\x00\\x08\\x01",
        "\\x00\\x00\\x00\\x1c",
        "\\xff\\xff\\xff\\xff",
    ],
    longest: 4_096,
    runs: PARSER_RUNS,
};

fn check(bytes: &[u8]) {
    let images = read(bytes, parse_images, write_images);
    let labels = read(bytes, parse_labels, write_labels);
    assert!(!(images && labels), "images that are labels");
}

/// Whether they can be read, in which case writing gives the same file.
fn read(
    bytes: &[u8],
    parse: impl Fn(&[u8]) -> Result<&[u8], IdxError>,
    write: impl Fn(&[u8]) -> Vec<u8>,
) -> bool {
    match parse(bytes) {
        Ok(items) => {
            assert_eq!(write(items), bytes);
            true
        }
        Err(error) => {
            assert_clear(&error);
            false
        }
    }
}

fn seeds() -> Vec<Vec<u8>> {
    vec![
        write_images(&[7; 784]),
        write_images(&[255; 3 * 784]),
        write_labels(&[3]),
        write_labels(&[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]),
    ]
}

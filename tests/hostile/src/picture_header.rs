//! The first bytes of pictures: PNG, JPEG, WebP, GIF, and what is no picture.

use digit_lab::picture::{FileFormat, Header};

use crate::{PARSER_RUNS, Target};

/// `picture::Header`
pub const TARGET: Target = Target {
    name: "picture_header",
    check,
    seeds,
    words: &[
        "\\x89PNG\\x0d\\x0a\\x1a\\x0a",
        "IHDR",
        "\\xff\\xd8\\xff",
        "\\xff\\xc0",
        "\\xff\\xc4",
        "RIFF",
        "WEBP",
        "VP8 ",
        "VP8L",
        "VP8X",
        "\\x9d\\x01\\x2a",
        "GIF89a",
        "ftyp",
        "heic",
        "<svg",
    ],
    longest: 1_024,
    runs: PARSER_RUNS,
};

fn check(bytes: &[u8]) {
    let header = Header::of(bytes);
    if header.size.is_some() {
        use FileFormat::{Gif, Jpeg, Png, WebP};
        assert!(
            [Png, Jpeg, WebP, Gif].contains(&header.format),
            "{header:?}"
        );
    }
    // What the beginning says stays, whatever comes after it.
    for end in [
        bytes.len() / 4,
        bytes.len() / 2,
        bytes.len().saturating_sub(1),
    ] {
        let beginning = Header::of(&bytes[..end]);
        if beginning.size.is_some() {
            assert_eq!(beginning, header);
        }
    }
    let too_many = header
        .size
        .is_some_and(|(width, height)| u64::from(width) * u64::from(height) > u64::from(u32::MAX));
    assert!(!too_many || header.check().is_err(), "{header:?}");
}

/// A few bytes of each, 64 x 48 pixels where they say so.
fn seeds() -> Vec<Vec<u8>> {
    let webp = |chunk: &[u8]| [b"RIFF\x30\0\0\0WEBP", chunk].concat();
    vec![
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x40\0\0\0\x30\x08\0\0\0\0".to_vec(),
        b"\xff\xd8\xff\xe0\0\x04ab\xff\xc4\0\x03c\xff\xff\xc0\0\x0b\x08\0\x30\0\x40\x01\x01\x11\0"
            .to_vec(),
        webp(b"VP8 \x20\0\0\0\0\0\0\x9d\x01\x2a\x40\0\x30\0"),
        webp(b"VP8L\x20\0\0\0\x2f\x3f\xc0\x0b\0"),
        webp(b"VP8X\x0a\0\0\0\0\0\0\0\x3f\0\0\x2f\0\0"),
        b"GIF89a\x40\0\x30\0\0\0\0".to_vec(),
        b"BM\x40\0\0\0\0\0\0\0\x36\0\0\0".to_vec(),
        b"\0\0\0\x18ftypheic\0\0\0\0".to_vec(),
        b"<?xml version=\"1.0\"?><svg width=\"64\" height=\"48\"/>".to_vec(),
        b"%PDF-1.7".to_vec(),
    ]
}

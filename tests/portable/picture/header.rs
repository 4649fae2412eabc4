//! What a file's first bytes say. Each is the beginning of a file of that format, written after its
//! specification, with the least that says the size.

use digit_lab::picture::{FileFormat, Header, PictureError};
use wasm_bindgen_test::wasm_bindgen_test;

/// A PNG of any size: signature, length and name of the first chunk, width, height.
fn png(width: u32, height: u32) -> Vec<u8> {
    let start = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR";
    [&start[..], &width.to_be_bytes(), &height.to_be_bytes()].concat()
}

/// A JPEG's beginning with an EXIF segment, a table and a frame of 640x480.
const JPEG: &[u8] = b"\xff\xd8\xff\xe1\x00\x08Exif\0\0\xff\xc4\x00\x04\x11\x22\
    \xff\xff\xc2\x00\x11\x08\x01\xe0\x02\x80\x03";

#[wasm_bindgen_test(unsupported = test)]
fn formats_and_sizes_are_read_from_the_first_bytes() {
    let check = |bytes: &[u8], format: FileFormat, size: Option<(u32, u32)>| {
        assert_eq!(Header::of(bytes), Header { format, size }, "{bytes:x?}");
    };
    check(&png(640, 480), FileFormat::Png, Some((640, 480)));
    check(JPEG, FileFormat::Jpeg, Some((640, 480)));
    let lossy = b"RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\x9d\x01\x2a\x80\x02\xe0\x41";
    check(lossy, FileFormat::WebP, Some((640, 480)));
    // Sides less one in 14 bits each.
    let sides = (0x27f_u32 | (0x1df << 14)).to_le_bytes();
    let lossless = [b"RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f", &sides[..]].concat();
    check(&lossless, FileFormat::WebP, Some((640, 480)));
    let extended = b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x7f\x02\0\xdf\x01\0";
    check(extended, FileFormat::WebP, Some((640, 480)));
    check(b"GIF89a\x80\x02\xe0\x01", FileFormat::Gif, Some((640, 480)));
    check(b"BM\x36\0\0\0\0\0\0\0\x36", FileFormat::Bmp, None);
    check(b"II*\0\x08\0\0\0", FileFormat::Tiff, None);
    check(b"\0\0\0\x18ftypheic\0\0\0\0", FileFormat::Heic, None);
    check(b"\0\0\0\x18ftypavif\0\0\0\0", FileFormat::Avif, None);
    check(b"\0\0\0\x18ftypisom\0\0\0\0", FileFormat::Unknown, None);
    check(b"%PDF-1.7\n", FileFormat::Pdf, None);
    check(b"<?xml?>\n<svg width='9'>", FileFormat::Svg, None);
    check("七 is seven\n".as_bytes(), FileFormat::Text, None);
    // A letter of three bytes, cut.
    check(&"七".repeat(400).as_bytes()[..1024], FileFormat::Text, None);
    check(b"\x1f\x8b\x08\0\0", FileFormat::Unknown, None);
    check(b"", FileFormat::Unknown, None);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_header_cut_anywhere_says_less_and_never_panics() {
    let whole = png(640, 480);
    for bytes in [&whole[..], JPEG] {
        for end in 0..bytes.len() {
            let header = Header::of(&bytes[..end]);
            assert!(header.size.is_none() || header.size == Some((640, 480)));
        }
    }
    // A segment that says it is shorter than its own length.
    let Header { format, size } = Header::of(b"\xff\xd8\xff\xe0\x00\x01\xff\xc0");
    assert_eq!((format, size), (FileFormat::Jpeg, None));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_huge_picture_is_refused_before_it_is_decoded() {
    assert_eq!(Header::of(&png(10_000, 10_000)).check(), Ok(()));
    assert_eq!(
        Header::of(&png(10_001, 10_000)).check(),
        Err(PictureError::TooLarge {
            most: 100_000_000,
            width: 10_001,
            height: 10_000,
        })
    );
    assert_eq!(Header::of(b"%PDF-1.7\n").check(), Ok(()));
}

//! Bytes that are pictures, and bytes that are none.

use digit_lab::picture::{Picture, PictureError};
use digit_lab::reading::Reader;
use rand::RngExt;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fixtures::{SHIPPED, rng};
use crate::picture::reading::read;
use crate::picture::scene::{Scene, pen};

#[wasm_bindgen_test(unsupported = test)]
fn bytes_that_are_no_picture_are_refused_with_what_was_expected() {
    let check = |bytes: usize, width: usize, height: usize, expected: &str| {
        let error = Picture::from_rgba(&vec![0; bytes], width, height).unwrap_err();
        assert_eq!(error.to_string(), expected);
    };
    check(
        0,
        0,
        0,
        "expected a picture of at least 1x1 pixels, got 0x0",
    );
    check(
        0,
        7,
        0,
        "expected a picture of at least 1x1 pixels, got 7x0",
    );
    check(0, 2, 3, "expected 24 bytes for 2x3 pixels of RGBA, got 0");
    check(18, 2, 3, "expected 24 bytes for 2x3 pixels of RGBA, got 18");
    let huge = "expected a picture of at most 100 megapixels, got 20000x20000 pixels";
    check(4, 20_000, 20_000, huge);
    assert!(matches!(
        Picture::from_rgba(&[], usize::MAX, usize::MAX),
        Err(PictureError::TooLarge { .. })
    ));
}

#[wasm_bindgen_test(unsupported = test)]
fn what_is_transparent_is_paper() {
    let scene = Scene::paper(300, 200, 1.0).number("27", [40.0, 20.0], 150.0, pen(9.0, 0.0));
    let mut rgba = scene.rgba();
    // The same picture as black that shows through nowhere but in the ink.
    for pixel in rgba.chunks_exact_mut(4) {
        pixel.copy_from_slice(&[0, 0, 0, 255 - pixel[0]]);
    }
    let clear = Picture::from_rgba(&rgba, 300, 200).unwrap();
    assert_eq!(clear, scene.picture());
    assert_eq!(read(&clear).text(), "27");
}

#[wasm_bindgen_test(unsupported = test)]
fn no_picture_whatever_makes_it_panic() {
    let reader = Reader::from_file(SHIPPED).unwrap();
    let mut rng = rng(13);
    for round in 0..600 {
        let (width, height) = match round % 4 {
            0 => (rng.random_range(1..4), rng.random_range(1..200)),
            1 => (rng.random_range(1..200), rng.random_range(1..4)),
            _ => (rng.random_range(1..60), rng.random_range(1..60)),
        };
        // Few levels and long repeats make large parts, many levels specks.
        let levels = [2_u32, 3, 256][rng.random_range(0..3)];
        let repeat = rng.random_range(1..40);
        let mut bytes: Vec<u8> = Vec::new();
        while bytes.len() < width * height * 4 {
            let byte = (rng.random_range(0..levels) * 255 / (levels - 1)) as u8;
            bytes.extend(std::iter::repeat_n(byte, repeat));
        }
        bytes.truncate(width * height * 4);
        let picture = Picture::from_rgba(&bytes, width, height).unwrap();
        for digit in reader.read_picture(&picture).unwrap().digits() {
            let found = digit.bounds.unwrap();
            assert!(
                found.left + found.width <= width as f32
                    && found.top + found.height <= height as f32
            );
        }
    }
    for (width, height) in [(5_000, 1), (1, 5_000), (3_201, 2)] {
        let picture = Picture::from_rgba(&vec![7; width * height * 4], width, height).unwrap();
        assert_eq!(reader.read_picture(&picture).unwrap().text(), "");
    }
}

//! IDX files, good and bad.

use digit_lab::data::{IdxError, IdxKind, parse_images, parse_labels, write_images, write_labels};
use wasm_bindgen_test::wasm_bindgen_test;

fn header(words: &[u32]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_be_bytes()).collect()
}

#[wasm_bindgen_test(unsupported = test)]
fn written_files_read_back() {
    let pixels: Vec<u8> = (0..2 * 784).map(|i| (i % 251) as u8).collect();
    assert_eq!(parse_images(&write_images(&pixels)), Ok(&pixels[..]));
    assert_eq!(parse_labels(&write_labels(&[0, 9, 5])), Ok(&[0, 9, 5][..]));
}

#[wasm_bindgen_test(unsupported = test)]
fn each_fault_of_an_image_file_says_expected_and_got() {
    let check = |bytes: Vec<u8>, error: IdxError| assert_eq!(parse_images(&bytes), Err(error));
    check(
        Vec::new(),
        IdxError::Header {
            expected: 4,
            got: 0,
        },
    );
    check(
        header(&[0x0803, 1]),
        IdxError::Header {
            expected: 16,
            got: 8,
        },
    );
    check(
        header(&[0x0804, 1, 28, 28]),
        IdxError::Magic { got: 0x0804 },
    );
    check(
        write_labels(&[1]),
        IdxError::Kind {
            expected: IdxKind::Images,
            got: IdxKind::Labels,
        },
    );
    check(
        header(&[0x0803, 1, 32, 28]),
        IdxError::Dimensions {
            rows: 32,
            columns: 28,
        },
    );
    check(header(&[0x0803, 0, 28, 28]), IdxError::NoItems);
    check(
        header(&[0x0803, u32::MAX, 28, 28]),
        IdxError::TooMany {
            most: 150_000,
            got: u32::MAX,
        },
    );

    let whole = write_images(&[7; 2 * 784]);
    let expected = 16 + 2 * 784;
    let length = |got| IdxError::Length {
        expected,
        got,
        count: 2,
    };
    check(whole[..whole.len() - 1].to_vec(), length(expected - 1));
    check([&whole[..], &[0]].concat(), length(expected + 1));
}

#[wasm_bindgen_test(unsupported = test)]
fn each_fault_of_a_label_file_says_expected_and_got() {
    let check = |bytes: Vec<u8>, error: IdxError| assert_eq!(parse_labels(&bytes), Err(error));
    check(
        header(&[0x0801]),
        IdxError::Header {
            expected: 8,
            got: 4,
        },
    );
    check(
        write_images(&[0; 784]),
        IdxError::Kind {
            expected: IdxKind::Labels,
            got: IdxKind::Images,
        },
    );
    check(
        write_labels(&[3, 10, 11]),
        IdxError::Label { index: 1, got: 10 },
    );
    check(
        header(&[0x0801, 3]),
        IdxError::Length {
            expected: 11,
            got: 8,
            count: 3,
        },
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn messages_name_what_was_expected_and_what_came() {
    let message = parse_images(&header(&[0x0803, 1, 32, 28]))
        .unwrap_err()
        .to_string();
    assert_eq!(message, "expected pictures of 28x28 pixels, got 32x28");
}

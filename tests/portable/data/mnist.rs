//! Files put together to data sets.

use digit_lab::data::{
    DataError, DataFile, IdxError, IdxKind, Mnist, Set, write_images, write_labels,
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fixtures::{IMAGES, LABELS, file};

fn images(name: &str, count: usize) -> DataFile {
    file(name, &write_images(&vec![9; count * 784]))
}

fn labels(name: &str, count: usize) -> DataFile {
    file(name, &write_labels(&vec![4; count]))
}

fn check(files: &[DataFile], error: DataError) {
    assert_eq!(Mnist::from_files(files), Err(error));
}

#[wasm_bindgen_test(unsupported = test)]
fn files_are_told_apart_by_content_and_name_in_any_order() {
    let files = [
        labels("t10k-labels-idx1-ubyte", 3),
        images("Train-Images.idx", 24),
        images("my-test.idx3", 3),
        labels("train labels (1)", 24),
    ];
    let data = Mnist::from_files(&files).unwrap();
    assert_eq!(
        [data.training.len(), data.validation.len(), data.test.len()],
        [20, 4, 3]
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn the_last_sixth_becomes_the_validation_part_as_in_the_book() {
    let all: Vec<u8> = (0..60).flat_map(|image| vec![image; 784]).collect();
    let files = [
        file("train-images", &write_images(&all)),
        labels("train-labels", 60),
    ];
    let data = Mnist::from_files(&files).unwrap();
    assert_eq!(
        (data.training.len(), data.validation.len(), data.test.len()),
        (50, 10, 0)
    );
    assert_eq!(
        (data.training.image(49)[0], data.validation.image(0)[0]),
        (49, 50)
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn gzipped_files_are_unpacked() {
    let files = [
        file("train-images.gz", IMAGES),
        file("train-labels.gz", LABELS),
    ];
    let data = Mnist::from_files(&files).unwrap();
    assert_eq!(data.training.len() + data.validation.len(), 2_000);
}

#[wasm_bindgen_test(unsupported = test)]
fn each_fault_names_the_file_or_the_set() {
    check(
        &[],
        DataError::Missing {
            set: Set::Training,
            holds: IdxKind::Images,
        },
    );
    check(
        &[file("train-images.gz", &IMAGES[..5_000])],
        DataError::Gzip {
            file: "train-images.gz".into(),
        },
    );
    check(
        &[images("digits", 1)],
        DataError::Name {
            file: "digits".into(),
        },
    );
    let error = IdxError::Magic { got: 0x6869_2121 };
    check(
        &[file("train-images", b"hi!!")],
        DataError::Idx {
            file: "train-images".into(),
            error,
        },
    );
    let missing = DataError::Missing {
        set: Set::Training,
        holds: IdxKind::Labels,
    };
    check(&[images("train", 20)], missing);
    let counts = DataError::Counts {
        set: Set::Training,
        images: 20,
        labels: 19,
    };
    check(&[images("train", 20), labels("train", 19)], counts);
    let duplicate = DataError::Duplicate {
        set: Set::Test,
        holds: IdxKind::Labels,
        first: "test-a".into(),
        second: "t10k-b".into(),
    };
    check(&[labels("test-a", 2), labels("t10k-b", 2)], duplicate);
    check(
        &[images("train", 11), labels("train", 11)],
        DataError::TooFew { least: 12, got: 11 },
    );
}

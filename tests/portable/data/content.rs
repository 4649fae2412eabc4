//! Images that lie in memory of others: the same data set comes of them.

use digit_lab::data::{Content, DataError, DataFile, Dataset, Elsewhere, IdxError, Mnist};
use ndarray::Array2;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fixtures::{IMAGES, LABELS, file, small_files};

/// What stands for a `SharedArrayBuffer`.
#[derive(Debug)]
struct Apart(Vec<u8>);

impl Elsewhere for Apart {
    fn len(&self) -> usize {
        self.0.len()
    }

    fn copy(&self, start: usize, to: &mut [u8]) {
        to.copy_from_slice(&self.0[start..start + to.len()]);
    }
}

fn apart(file: &DataFile) -> DataFile {
    DataFile {
        name: file.name.clone(),
        bytes: Content::elsewhere(Apart(file.bytes.bytes().into_owned())),
    }
}

fn arrays(set: &Dataset) -> (Array2<f32>, Array2<f32>) {
    set.arrays(1, set.len())
}

#[wasm_bindgen_test(unsupported = test)]
fn a_data_set_is_the_same_wherever_its_images_lie() {
    let files = small_files(24, 6, 5);
    let elsewhere: Vec<_> = files.iter().map(apart).collect();
    let (here, there) = (
        Mnist::from_files(&files).unwrap(),
        Mnist::from_files(&elsewhere).unwrap(),
    );
    assert_eq!(here, there);
    for (here, there) in [
        (&here.training, &there.training),
        (&here.validation, &there.validation),
        (&here.test, &there.test),
    ] {
        assert_eq!(here.ink(), there.ink());
        assert_eq!(arrays(here), arrays(there));
        assert_eq!(here.image(3), there.image(3));
        assert_eq!(here.part(2, 4), there.part(2, 4));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn what_lies_elsewhere_stays_there() {
    let content = Content::elsewhere(Apart((0..10).collect()));
    let part = content.part(2..8).part(1..5);
    assert!(part.is_elsewhere());
    assert_eq!(*part.bytes(), [3, 4, 5, 6]);
    assert_eq!(part.first(2), [3, 4]);
    assert_eq!(part.first(9), [3, 4, 5, 6]);
    assert!(!Content::from(vec![1]).is_elsewhere());
}

#[wasm_bindgen_test(unsupported = test)]
fn packed_files_are_unpacked_from_there() {
    let files = [
        file("train-images.gz", IMAGES),
        file("train-labels.gz", LABELS),
    ];
    let elsewhere: Vec<_> = files.iter().map(apart).collect();
    assert_eq!(Mnist::from_files(&elsewhere), Mnist::from_files(&files));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_file_cut_short_is_refused_there_too() {
    let mut files: Vec<_> = small_files(12, 2, 2).iter().map(apart).collect();
    let bytes = files[0].bytes.bytes().into_owned();
    for length in [0, 3, 15, bytes.len() - 1] {
        files[0].bytes = Content::elsewhere(Apart(bytes[..length].to_vec()));
        let refused = Mnist::from_files(&files).unwrap_err();
        let DataError::Idx { file, error } = refused else {
            panic!("{refused:?}");
        };
        assert_eq!(file, files[0].name);
        assert!(matches!(
            error,
            IdxError::Header { .. } | IdxError::Length { .. }
        ));
    }
}

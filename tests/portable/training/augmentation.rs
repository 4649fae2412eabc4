//! Training images and their copies moved by a pixel.

use digit_lab::data::{Dataset, Mnist};
use digit_lab::training::Augmentation;
use wasm_bindgen_test::wasm_bindgen_test;

use super::options::{short, trained};
use crate::fixtures::mnist;

const SIDE: i32 = 28;

/// An image moved one pixel, its edge filled with paper: the plain way.
fn moved(image: &[u8], right: i32, down: i32) -> Vec<u8> {
    let mut moved = vec![0; image.len()];
    for row in 0..SIDE {
        for column in 0..SIDE {
            let (to_row, to_column) = (row + down, column + right);
            if (0..SIDE).contains(&to_row) && (0..SIDE).contains(&to_column) {
                moved[(to_row * SIDE + to_column) as usize] = image[(row * SIDE + column) as usize];
            }
        }
    }
    moved
}

#[wasm_bindgen_test(unsupported = test)]
fn shifts_train_as_a_data_set_with_the_moved_images_does() {
    let data = mnist(30, 20, 0);
    let shifts = [(0, 0), (1, 0), (-1, 0), (0, 1), (0, -1)];
    let (mut pixels, mut labels) = (Vec::new(), Vec::new());
    for (right, down) in shifts {
        for index in 0..30 {
            pixels.extend(moved(&data.training.image(index), right, down));
            labels.push(data.training.labels()[index]);
        }
    }
    let expanded = Mnist {
        training: Dataset::new(pixels, labels).unwrap(),
        ..data.clone()
    };
    let plain = short(|_| {});
    let mut shifted = plain.clone();
    shifted.augmentation = Augmentation::Shifts;
    let (network, records) = trained(&shifted, &data);
    assert_eq!(network, trained(&plain, &expanded).0);
    assert_eq!(
        records[0].training_size, 30,
        "monitors look at the images as they are"
    );
}

//! Images by their ink.

use digit_lab::data::Dataset;
use digit_lab::drawing::PIXELS;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fixtures::digits;

#[wasm_bindgen_test(unsupported = test)]
fn ink_is_all_of_an_image_but_its_paper() {
    let images = digits();
    for index in [0, 1, 57, images.len() - 1] {
        let mut image = [0; PIXELS];
        for (place, gray) in images.ink().image(index) {
            assert!(gray != 0);
            image[usize::from(place)] = gray;
        }
        assert_eq!(image, images.image(index), "image {index}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn empty_and_full_images_have_their_ink() {
    let pixels = [[0; PIXELS], [9; PIXELS], [0; PIXELS]].concat();
    let images = Dataset::new(pixels, vec![1, 2, 3]).unwrap();
    let counts = [0, 1, 2].map(|index| images.ink().image(index).count());
    assert_eq!(counts, [0, PIXELS, 0]);
}

#[wasm_bindgen_test(unsupported = test)]
fn to_fetch_images_takes_any_of_them() {
    let pixels = [[0; PIXELS], [9; PIXELS]].concat();
    let images = Dataset::new(pixels, vec![1, 2]).unwrap();
    images.ink().fetch([0, 1, 1, 0].into_iter());
    images.ink().fetch(std::iter::empty());
}

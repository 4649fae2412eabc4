//! Distorted pictures.

use digit_lab::data::{Distortion, distort};
use digit_lab::drawing::PIXELS;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fixtures::{PAPER, rng};

const NONE: Distortion = Distortion {
    rotation: 0.0,
    shear: 0.0,
    scale: 0.0,
    shift: 0.0,
};

fn distorted(by: Distortion, seed: u32) -> [f32; PIXELS] {
    let mut image = PAPER;
    image[28 * 10 + 10..28 * 10 + 18].fill(1.0);
    let mut out = [0.5; PIXELS];
    distort(&image, by, &mut rng(seed), &mut out);
    out
}

#[wasm_bindgen_test(unsupported = test)]
fn no_distortion_leaves_the_picture_as_it_is() {
    let out = distorted(NONE, 1);
    assert_eq!(out.iter().filter(|&&gray| gray == 1.0).count(), 8);
    assert_eq!(out.iter().sum::<f32>(), 8.0);
}

#[wasm_bindgen_test(unsupported = test)]
fn distortion_follows_the_seed_and_keeps_grays_in_range() {
    let by = Distortion {
        rotation: 0.3,
        shear: 0.3,
        scale: 0.2,
        shift: 2.0,
    };
    assert_eq!(distorted(by, 1), distorted(by, 1));
    assert_ne!(distorted(by, 1), distorted(by, 2));
    for seed in 0..50 {
        assert!(
            distorted(by, seed)
                .iter()
                .all(|gray| (0.0..=1.0).contains(gray))
        );
    }
}

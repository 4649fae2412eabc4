//! Distorted pictures.

use digit_lab::data::{Distortion, distort};
use digit_lab::drawing::PIXELS;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fixtures::{PAPER, rng};

fn distorted(by: Distortion, seed: u32) -> [f32; PIXELS] {
    let mut image = PAPER;
    image[28 * 10 + 10..28 * 10 + 18].fill(1.0);
    let mut out = [0.5; PIXELS];
    distort(&image, by, &mut rng(seed), &mut out);
    out
}

#[wasm_bindgen_test(unsupported = test)]
fn no_distortion_leaves_the_picture_as_it_is() {
    let out = distorted(Distortion::default(), 1);
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
        bend: 1.5,
        thickness: 1.0,
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

#[wasm_bindgen_test(unsupported = test)]
fn thickness_makes_lines_wider_or_narrower_and_bending_moves_ink() {
    let only = |thickness, bend| Distortion {
        thickness,
        bend,
        ..Distortion::default()
    };
    let ink = |by| -> Vec<f32> {
        (0..30)
            .map(|seed| distorted(by, seed).iter().sum())
            .collect()
    };
    let inks = ink(only(1.0, 0.0));
    assert!(inks.iter().any(|ink| *ink > 12.0), "{inks:?}");
    assert!(inks.iter().any(|ink| *ink < 4.0), "{inks:?}");
    let bent = ink(only(0.0, 1.5));
    assert!(bent.iter().all(|ink| (4.0..14.0).contains(ink)), "{bent:?}");
    assert_ne!(
        distorted(only(0.0, 1.5), 1),
        distorted(Distortion::default(), 1)
    );
}

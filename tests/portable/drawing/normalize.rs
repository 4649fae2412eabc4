//! Drawings prepared as MNIST's digits were.

use digit_lab::drawing::{PIXELS, SIDE, Stroke, normalize};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fixtures::{drawn, placed, rng};

fn picture(strokes: &[Stroke], pad: f32) -> [f32; PIXELS] {
    let drawing = normalize(strokes, pad).unwrap();
    assert!(
        drawing
            .pixels()
            .iter()
            .all(|gray| (0.0..=1.0).contains(gray))
    );
    *drawing.pixels()
}

/// Columns and rows that have ink: first and last.
fn inked(pixels: &[f32; PIXELS]) -> ([usize; 2], [usize; 2]) {
    let ink: Vec<usize> = (0..PIXELS).filter(|&index| pixels[index] > 0.05).collect();
    let ends = |places: Vec<usize>| [*places.iter().min().unwrap(), *places.iter().max().unwrap()];
    (
        ends(ink.iter().map(|i| i % SIDE).collect()),
        ends(ink.iter().map(|i| i / SIDE).collect()),
    )
}

fn assert_alike(a: &[f32; PIXELS], b: &[f32; PIXELS], what: &str) {
    let apart = a
        .iter()
        .zip(b)
        .map(|(a, b)| (a - b).abs())
        .fold(0.0, f32::max);
    assert!(apart < 0.02, "{what}: pixels are up to {apart} apart");
}

#[wasm_bindgen_test(unsupported = test)]
fn every_digit_fits_the_box_and_has_its_center_of_mass_in_the_middle() {
    for digit in 0..10 {
        let drawing = normalize(&drawn(digit), 1.0).unwrap();
        let ([left, right], [top, bottom]) = inked(drawing.pixels());
        let larger = (right - left).max(bottom - top) + 1;
        assert!((20..=22).contains(&larger), "{digit}: {larger} pixels");
        let center = drawing.raster.center_of_mass().unwrap();
        assert!(
            (center.x - 14.0).abs() < 0.15 && (center.y - 14.0).abs() < 0.15,
            "{digit}: {center:?}"
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn size_place_and_pad_do_not_change_the_picture() {
    for digit in 0..10 {
        let reference = picture(&drawn(digit), 1.0);
        for (scale, right, down, pad) in [
            (0.3, 0.7, 0.0, 1.0),
            (250.0, 20.0, -30.0, 300.0),
            (0.1, 0.0, 0.9, 1.0),
        ] {
            let moved = picture(&placed(&drawn(digit), scale, right, down), pad);
            assert_alike(&moved, &reference, &format!("{digit} scaled by {scale}"));
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn proportions_are_kept() {
    let wide = Stroke::new([[0.1, 0.5], [0.9, 0.5], [0.9, 0.6], [0.1, 0.6]]);
    let ([left, right], [top, bottom]) = inked(&picture(&[wide], 1.0));
    assert!(right - left >= 18 && bottom - top <= 6);
}

#[wasm_bindgen_test(unsupported = test)]
fn points_drawn_twice_or_in_thousands_give_the_same_picture() {
    let line = |points: usize| {
        Stroke::new((0..points).map(|i| [0.2 + 0.6 * i as f32 / (points - 1) as f32, 0.3]))
    };
    let twice = Stroke::new([[0.2, 0.3], [0.2, 0.3], [0.8, 0.3], [0.8, 0.3]]);
    let reference = picture(&[line(2)], 1.0);
    assert_alike(&picture(&[line(20_000)], 1.0), &reference, "20,000 points");
    assert_alike(&picture(&[twice], 1.0), &reference, "points twice");
}

#[wasm_bindgen_test(unsupported = test)]
fn a_dot_stays_a_dot_in_the_middle() {
    for dot in [
        Stroke::new([[0.9, 0.1]]),
        Stroke::new([[0.5, 0.5], [0.502, 0.501]]),
    ] {
        let ([left, right], [top, bottom]) = inked(&picture(&[dot], 1.0));
        assert!(left >= 11 && right <= 16 && top >= 11 && bottom <= 16);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_line_without_width_is_as_wide_as_any_other() {
    let upright = picture(&[Stroke::new([[0.5, 0.1], [0.5, 0.9]])], 1.0);
    let across: f32 = upright[14 * SIDE..15 * SIDE].iter().sum();
    assert!((1.8..3.0).contains(&across), "{across} pixels of ink");
    let tiny = picture(&[Stroke::new([[0.5, 0.45], [0.5, 0.55]])], 1.0);
    assert_alike(&tiny, &upright, "an upright line a tenth of the pad high");
}

#[wasm_bindgen_test(unsupported = test)]
fn ink_at_and_beyond_the_pads_edge_counts() {
    let reference = picture(&drawn(3), 1.0);
    for (right, down) in [(-0.6, 0.0), (0.8, 0.8), (-5.0, 3.0)] {
        assert_alike(
            &picture(&placed(&drawn(3), 1.0, right, down), 1.0),
            &reference,
            "a moved 3",
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn nothing_and_impossible_numbers_give_no_picture() {
    assert_eq!(normalize(&[], 1.0), None);
    assert_eq!(normalize(&[Stroke::default()], 1.0), None);
    assert_eq!(
        normalize(&[Stroke::new([[f32::NAN, f32::INFINITY]])], 1.0),
        None
    );
    for pad in [0.0, -1.0, f32::NAN, f32::INFINITY] {
        assert_eq!(normalize(&drawn(1), pad), None, "a pad {pad} wide");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn no_strokes_whatever_make_it_panic_or_leave_the_range() {
    use rand::RngExt;
    let special = [
        0.0,
        -0.0,
        1.0,
        f32::MIN_POSITIVE,
        1e-40,
        f32::MAX,
        f32::MIN,
        f32::NAN,
        f32::INFINITY,
        1e8,
    ];
    let mut rng = rng(9);
    for _ in 0..2_000 {
        let strokes: Vec<Stroke> = (0..rng.random_range(0..4))
            .map(|_| {
                Stroke::new((0..rng.random_range(0..6)).map(|_| {
                    [0, 1].map(|_: i32| {
                        if rng.random_bool(0.3) {
                            special[rng.random_range(0..10)]
                        } else {
                            rng.random_range(-2.0..2.0)
                        }
                    })
                }))
            })
            .collect();
        let pad = if rng.random_bool(0.1) {
            special[rng.random_range(0..10)]
        } else {
            1.0
        };
        if let Some(drawing) = normalize(&strokes, pad) {
            assert!(
                drawing
                    .pixels()
                    .iter()
                    .all(|gray| (0.0..=1.0).contains(gray)),
                "{strokes:?} on {pad}"
            );
        }
    }
}

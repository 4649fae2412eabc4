//! Numbers of several digits, read with the shipped network.

use digit_lab::drawing::{Bounds, Stroke};
use digit_lab::reading::{DIGITS, Reading};
use wasm_bindgen_test::wasm_bindgen_test;

use super::shipped;
use crate::fixtures::{drawn, number, placed};

/// Digits 120 units high on a pad of 900.
fn read(digits: &str, gap: f32, late_strokes: bool) -> Reading {
    let strokes = placed(&number(digits, gap, late_strokes), 150.0, 20.0, 300.0);
    shipped().read_strokes(&strokes, 900.0)
}

#[wasm_bindgen_test(unsupported = test)]
fn numbers_are_read_digit_by_digit() {
    for digits in ["2026", "45", "1475", "909", "558301", "774401"] {
        for gap in [-0.04, 0.05, 0.15, 0.3, 1.0] {
            for late_strokes in [false, true] {
                let reading = read(digits, gap, late_strokes);
                assert_eq!(
                    reading.text(),
                    digits,
                    "gap {gap}, late strokes: {late_strokes}"
                );
            }
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn each_digit_of_a_number_is_read_as_if_it_were_alone() {
    let strokes = placed(&number("2405", 0.2, true), 150.0, 20.0, 300.0);
    let reading = shipped().read_strokes(&strokes, 900.0);
    let of_digits = [vec![0], vec![1, 4], vec![2], vec![3, 5]];
    assert_eq!(reading.digits.len(), of_digits.len());
    for (digit, indices) in reading.digits.iter().zip(of_digits) {
        let ink: Vec<Stroke> = indices
            .iter()
            .map(|&index| strokes[index].clone())
            .collect();
        assert_eq!(digit.strokes, indices);
        assert_eq!(digit.bounds, Bounds::of(&ink));
        let alone = shipped().read_digit(&ink, 900.0).unwrap();
        assert_eq!(digit.pixels, alone.pixels);
        // A batch may be summed in another order than a single picture.
        let apart = |index: usize| (digit.scores[index] - alone.scores[index]).abs();
        assert!((0..DIGITS).all(|index| apart(index) < 1e-4));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn lines_of_numbers_are_read_one_after_the_other() {
    let mut strokes = placed(&number("47", 0.2, false), 150.0, 300.0, 500.0);
    strokes.extend(placed(&number("2605", 0.2, false), 150.0, 20.0, 200.0));
    let reading = shipped().read_strokes(&strokes, 900.0);
    assert_eq!(reading.text(), "2605\n47");
    let lines: Vec<usize> = reading.digits.iter().map(|digit| digit.line).collect();
    assert_eq!(lines, [0, 0, 0, 0, 1, 1]);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_speck_apart_is_no_digit_and_no_part_of_one_but_leaves_doubt() {
    let mut strokes = placed(&number("30", 0.3, false), 150.0, 20.0, 300.0);
    let without = shipped().read_strokes(&strokes, 900.0);
    strokes.push(Stroke::new([[320.0, 420.0], [321.0, 420.0]]));
    let with = shipped().read_strokes(&strokes, 900.0);
    assert!(without.is_sure() && !with.is_sure());
    assert_eq!(
        (with.text().as_str(), &with.digits[1].specks[..]),
        ("30", &[2][..])
    );
    assert_eq!(with.digits[1].pixels, without.digits[1].pixels);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_stroke_much_wider_than_high_is_not_surely_a_digit() {
    let wave = (0..=60).map(|x| [x as f32 * 10.0, 300.0 + 60.0 * (x as f32 / 5.0).sin()]);
    let reading = shipped().read_strokes(&[Stroke::new(wave)], 900.0);
    assert_eq!((reading.digits.len(), reading.is_sure()), (1, false));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_mark_beside_digits_is_not_surely_one() {
    let mut strokes = placed(&drawn(3), 300.0, 20.0, 300.0);
    strokes.push(Stroke::new([[700.0, 400.0], [700.0, 470.0]]));
    let reading = shipped().read_strokes(&strokes, 900.0);
    assert!(!reading.is_sure(), "read as {}", reading.text());
}

#[wasm_bindgen_test(unsupported = test)]
fn ink_beyond_all_measure_is_read_as_nothing_or_something() {
    for pad in [f32::MIN_POSITIVE, 1.0, f32::MAX] {
        let far = Stroke::new([[f32::MIN, 0.0], [f32::MAX, 1.0]]);
        let reading = shipped().read_strokes(&[far, drawn(4)[0].clone()], pad);
        assert!(reading.digits.len() <= 2);
    }
}

//! Digits are read surely; what is no digit is not. Drawings come from the seeded generator.

use digit_lab::drawing::Stroke;
use digit_lab::drawing::generate::{NoDigit, digit, no_digit};
use digit_lab::reading::{Reader, Reading};
use digit_lab::rng::Generator;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fixtures::{SHIPPED, drawn, placed, rng};

/// Readings of so many drawings on a pad of 300.
fn readings(count: u32, draw: impl Fn(u32, &mut Generator) -> Vec<Stroke>) -> Vec<Reading> {
    let reader = Reader::from_file(SHIPPED).unwrap();
    let mut rng = rng(77);
    let read =
        |number| reader.read_strokes(&placed(&draw(number, &mut rng), 180.0, 60.0, 60.0), 300.0);
    (0..count).map(read).collect()
}

#[wasm_bindgen_test(unsupported = test)]
fn nine_in_ten_drawings_that_are_no_digit_are_refused() {
    const EACH: u32 = 30;
    let kinds = [
        NoDigit::Letter,
        NoDigit::Scribble,
        NoDigit::Dots,
        NoDigit::Overlaid,
        NoDigit::Symbol,
    ];
    let refused = kinds.map(|kind| {
        let readings = readings(EACH, |_, rng| no_digit(kind, rng));
        readings.iter().filter(|reading| !reading.is_sure()).count()
    });
    let all: usize = refused.iter().sum();
    assert!(
        all * 10 >= 9 * kinds.len() * EACH as usize,
        "{refused:?} of {EACH} each"
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn an_x_among_digits_is_no_two_ones() {
    let reader = Reader::from_file(SHIPPED).unwrap();
    let x = NoDigit::Letter.templates().iter();
    let x = x.clone().find(|template| template.name() == "X").unwrap();
    let mut rng = rng(77);
    let refused = (0..30).filter(|_| {
        let mut strokes = placed(&drawn(2), 180.0, 20.0, 60.0);
        strokes.extend(placed(&x.draw(&mut rng), 130.0, 230.0, 85.0));
        strokes.extend(placed(&drawn(6), 180.0, 420.0, 60.0));
        let reading = reader.read_strokes(&strokes, 640.0);
        reading.digits.len() == 3 && !reading.is_sure()
    });
    assert!(refused.count() >= 27);
}

#[wasm_bindgen_test(unsupported = test)]
fn ninety_eight_in_a_hundred_digits_read_rightly_are_sure() {
    let readings = readings(200, |number, rng| digit((number % 10) as u8, rng));
    let right = readings
        .iter()
        .zip(0..)
        .filter(|(reading, number): &(_, u32)| reading.text() == (number % 10).to_string());
    let right: Vec<_> = right.map(|(reading, _)| reading).collect();
    assert!(right.len() >= 194, "{} of 200 right", right.len());
    let sure = right.iter().filter(|reading| reading.is_sure()).count();
    assert!(
        sure * 100 >= 98 * right.len(),
        "{sure} of {} sure",
        right.len()
    );
}

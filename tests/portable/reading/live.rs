//! A drawing read again and again while it grows.

use std::sync::Arc;

use digit_lab::drawing::{Preparation, Step, Stroke};
use digit_lab::reading::{DIGITS, LiveReader, Reader, Reading};
use wasm_bindgen_test::wasm_bindgen_test;

use super::shipped;
use crate::fixtures::{number, placed};

fn strokes() -> Vec<Stroke> {
    placed(&number("24517", 0.15, true), 150.0, 20.0, 300.0)
}

fn assert_same(live: &Reading, anew: &Reading, what: &str) {
    assert_eq!(live.digits.len(), anew.digits.len(), "{what}");
    for (a, b) in live.digits.iter().zip(&anew.digits) {
        assert_eq!(
            (a.digit, a.sure, &a.strokes, &a.bounds, &a.pixels),
            (b.digit, b.sure, &b.strokes, &b.bounds, &b.pixels),
            "{what}"
        );
        // A batch may be summed in another order than a part of it.
        assert!((0..DIGITS).all(|digit| (a.scores[digit] - b.scores[digit]).abs() < 1e-4));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn what_is_remembered_is_what_would_be_read_anew() {
    let strokes = strokes();
    for preparation in [
        Preparation::default(),
        Preparation::default().without(Step::Center),
    ] {
        let reader = Arc::new(shipped());
        let mut live = LiveReader::new(Arc::clone(&reader), preparation, 900.0);
        // Point by point, then stroke by stroke back as undo goes.
        for count in (0..=strokes.len()).chain((0..strokes.len()).rev()) {
            let mut drawing = strokes[..count].to_vec();
            let Some(last) = drawing.pop() else {
                continue;
            };
            for points in (1..=last.points.len()).step_by(3) {
                let growing = Stroke {
                    points: last.points[..points].to_vec(),
                };
                let drawing = [&drawing[..], &[growing]].concat();
                let anew = reader.read_strokes_by(preparation, &drawing, 900.0);
                assert_same(&live.read(&drawing), &anew, &format!("{count}, {points}"));
            }
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_left_out_step_changes_what_the_network_gets() {
    let reader: Reader = shipped();
    let usual = reader.read_strokes(&strokes(), 900.0);
    for &step in Step::ALL {
        let preparation = Preparation::default().without(step);
        let other = reader.read_strokes_by(preparation, &strokes(), 900.0);
        let pixels = |reading: &Reading| -> Vec<_> {
            let digits = reading.digits.iter();
            digits.map(|digit| digit.pixels.clone()).collect()
        };
        assert_ne!(pixels(&usual), pixels(&other), "{step}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_live_reader_is_for_one_network_and_one_preparation() {
    let (one, same_again) = (Arc::new(shipped()), Arc::new(shipped()));
    let live = LiveReader::new(Arc::clone(&one), Preparation::default(), 1.0);
    assert!(live.is_for(&one, Preparation::default()));
    assert!(!live.is_for(&same_again, Preparation::default()));
    assert!(!live.is_for(&one, Preparation::default().without(Step::Crop)));
}

//! Strokes: their form in files, and what is left out of them.

use digit_lab::drawing::{Bounds, Stroke, clean};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test(unsupported = test)]
fn strokes_are_lists_of_pairs_in_files() {
    let strokes: Vec<Stroke> = serde_json::from_str("[[[1, 2.5], [3, 4]], [[5, 6]]]").unwrap();
    assert_eq!(
        strokes,
        [
            Stroke::new([[1.0, 2.5], [3.0, 4.0]]),
            Stroke::new([[5.0, 6.0]])
        ]
    );
    assert_eq!(serde_json::to_string(&strokes[1]).unwrap(), "[[5.0,6.0]]");
}

#[wasm_bindgen_test(unsupported = test)]
fn impossible_points_repeated_points_and_empty_strokes_are_left_out() {
    let strokes = [
        Stroke::new([
            [1.0, 1.0],
            [1.0, 1.0],
            [f32::NAN, 1.0],
            [2.0, f32::INFINITY],
            [2.0, 2.0],
        ]),
        Stroke::new([[f32::NEG_INFINITY, 0.0], [1e30, 0.0]]),
        Stroke::default(),
    ];
    assert_eq!(
        clean(&strokes, 100.0),
        [Stroke::new([[1.0, 1.0], [2.0, 2.0]])]
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn bounds_enclose_all_points() {
    let strokes = [
        Stroke::new([[3.0, 8.0]]),
        Stroke::new([[-1.0, 9.0], [2.0, 5.0]]),
    ];
    let bounds = Bounds {
        left: -1.0,
        top: 5.0,
        width: 4.0,
        height: 4.0,
    };
    assert_eq!(Bounds::of(&strokes), Some(bounds));
    assert_eq!(Bounds::of(&[]), None);
}

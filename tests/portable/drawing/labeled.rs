//! Labeled drawings, and the lines that describe them.

use digit_lab::drawing::{Bounds, LabeledDrawing, LineError, Stroke};
use digit_lab::json::SerdeJson;
use wasm_bindgen_test::wasm_bindgen_test;

fn drawing() -> LabeledDrawing {
    let strokes = vec![
        Stroke::new([[0.25, 0.125], [0.1, 0.9]]),
        Stroke::new([[0.5, 0.5]]),
    ];
    LabeledDrawing {
        writer: "a \"b\" \\ 王\n".to_owned(),
        ..LabeledDrawing::made_here(7, strokes)
    }
}

fn on_pad(line: &str) -> Result<LabeledDrawing, LineError> {
    LabeledDrawing::on_pad::<SerdeJson>(line)
}

#[wasm_bindgen_test(unsupported = test)]
fn a_drawing_is_read_as_it_is_written() {
    let line = drawing().line();
    assert_eq!(on_pad(&line), Ok(drawing()));
    assert!(!line.contains('\n'));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_drawing_in_other_units_is_put_on_the_pad() {
    let line = r#"{"label": 1, "strokes": [[[300, -100], [300, 500]]]}"#;
    let bounds = Bounds::of(&on_pad(line).unwrap().strokes).unwrap();
    let got = [bounds.left, bounds.top, bounds.width, bounds.height];
    let expected = [0.5, 0.2, 0.0, 0.6];
    assert!(
        got.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-6),
        "{got:?}"
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn each_fault_of_a_line_is_named() {
    let check = |line: &str, expected: LineError| assert_eq!(on_pad(line), Err(expected), "{line}");
    check(
        r#"{"label": 10, "strokes": [[[1, 2]]]}"#,
        LineError::Label { got: 10 },
    );
    check(r#"{"label": 7, "strokes": []}"#, LineError::NoInk);
    check(r#"{"label": 7, "strokes": [[]]}"#, LineError::NoInk);
    check(
        r#"{"label": 7, "strokes": [[[-3e38, 0], [3e38, 0]]]}"#,
        LineError::TooLarge,
    );
    for line in [
        "",
        "7",
        "{}",
        r#"{"label": 7}"#,
        r#"{"label": -1, "strokes": [[[1, 2]]]}"#,
        r#"{"label": 7, "strokes": [[[1]]]}"#,
    ] {
        assert!(
            matches!(on_pad(line), Err(LineError::Malformed { .. })),
            "{line}"
        );
    }
}

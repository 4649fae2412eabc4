//! A line of a file of drawings.

use digit_lab::drawing::{Bounds, LabeledDrawing, Stroke};
use digit_lab::json::SerdeJson;

use crate::message::assert_clear;
use crate::words::json_words;
use crate::{PARSER_RUNS, Target};

/// `drawing::LabeledDrawing`
pub const TARGET: Target = Target {
    name: "drawing_line",
    check,
    seeds,
    words: json_words![
        "label",
        "writer",
        "source",
        "input",
        "strokes",
        "[[[0.1,0.2],"
    ],
    longest: 1_024,
    runs: PARSER_RUNS,
};

fn check(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let taken = LabeledDrawing::parse::<SerdeJson>(&text);
    if let Err(error) = &taken {
        assert_clear(error);
    }
    match LabeledDrawing::on_pad::<SerdeJson>(&text) {
        Ok(drawing) => {
            assert!(taken.is_ok() && drawing.label < 10);
            let bounds = Bounds::of(&drawing.strokes).expect("a drawing with ink");
            let edges = [
                bounds.left,
                bounds.top,
                bounds.left + bounds.width,
                bounds.top + bounds.height,
            ];
            assert!(
                edges.iter().all(|edge| (0.0..=1.0).contains(edge)),
                "{bounds:?}"
            );
            let line = drawing.line();
            assert!(!line.contains('\n'));
            assert_eq!(
                LabeledDrawing::on_pad::<SerdeJson>(&line),
                Ok(drawing.clone())
            );
            assert!(drawing.picture().iter().any(|gray| *gray > 0));
        }
        Err(error) => assert_clear(&error),
    }
}

fn seeds() -> Vec<Vec<u8>> {
    let strokes = vec![
        Stroke::new([[0.2, 0.1], [0.3, 0.9]]),
        Stroke::new([[0.5, 0.5]]),
    ];
    vec![
        LabeledDrawing::made_here(7, strokes).line().into_bytes(),
        br#"{"label": 1, "source": "a \"b\"", "strokes": [[[300, -100], [300, 500]]]}"#.to_vec(),
        br#"{"label":0,"strokes":[]}"#.to_vec(),
    ]
}

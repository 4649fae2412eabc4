//! Drawings prepared with steps left out.

use digit_lab::drawing::{
    BOX, BRUSH, NormalizedDrawing, Preparation, SIDE, Step, Stroke, normalize, normalize_by, shrunk,
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fixtures::{drawn, placed};

/// A 6 in the upper left of a pad of 300, 60 units large: its mass is below the middle of its box.
fn six() -> Vec<Stroke> {
    placed(&drawn(6), 75.0, 0.0, 0.0)
}

fn without(steps: &[Step]) -> NormalizedDrawing {
    let preparation = steps
        .iter()
        .fold(Preparation::default(), |all, &step| all.without(step));
    normalize_by(preparation, &six(), 300.0).unwrap()
}

/// The first and the last row with ink.
fn rows(drawing: &NormalizedDrawing) -> [usize; 2] {
    let rows = drawing.pixels().chunks_exact(SIDE).enumerate();
    let inked: Vec<usize> = rows
        .filter(|(_, row)| row.iter().any(|&gray| gray > 0.05))
        .map(|(row, _)| row)
        .collect();
    [inked[0], inked[inked.len() - 1]]
}

fn ink(drawing: &NormalizedDrawing) -> f32 {
    drawing.pixels().iter().sum()
}

#[wasm_bindgen_test(unsupported = test)]
fn steps_are_taken_until_they_are_left_out() {
    let mut preparation = Preparation::default();
    for &step in Step::ALL {
        assert!(preparation.takes(step) && preparation.is_complete());
        preparation = preparation.without(step);
        assert!(!preparation.takes(step) && !preparation.is_complete());
        let others = Step::ALL.iter().filter(|&&other| other != step);
        assert!(others.clone().all(|&other| preparation.takes(other)));
        preparation = preparation.with(step);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn with_all_steps_it_is_the_usual_preparation() {
    assert_eq!(Some(without(&[])), normalize(&six(), 300.0));
}

#[wasm_bindgen_test(unsupported = test)]
fn without_cropping_the_pad_is_shrunk_as_it_is() {
    let drawing = without(&[Step::Crop, Step::Center]);
    let [top, bottom] = rows(&drawing);
    // From 0.08 to 0.88 of 75 of 300 units, that is of 7 pixels; lines reach 1.5 pixels further.
    assert_eq!([top, bottom], [0, 7]);
    let as_drawn = without(&[Step::Crop, Step::Center, Step::LineWidth, Step::Frame]);
    assert!(BRUSH * (SIDE as f32) < 2.0 && ink(&as_drawn) < ink(&drawing));
}

#[wasm_bindgen_test(unsupported = test)]
fn without_the_frame_the_box_fills_the_picture() {
    let [top, bottom] = rows(&without(&[Step::Center]));
    let within = bottom + 1 - top;
    assert!((20..=22).contains(&within), "{within} rows for {BOX}");
    for steps in [
        &[Step::Center, Step::Frame][..],
        &[Step::Center, Step::Frame, Step::LineWidth],
    ] {
        assert_eq!(rows(&without(steps)), [0, SIDE - 1], "{steps:?}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn without_centering_the_middle_of_the_box_is_in_the_middle() {
    let drawing = without(&[Step::Center]);
    let [top, bottom] = rows(&drawing);
    assert_eq!(top, SIDE - 1 - bottom);
    let mass = drawing.center_of_mass.unwrap();
    assert!(mass.y > 14.5, "{mass:?}");
    let centered = without(&[]);
    assert_eq!(centered.framed, drawing.raster);
    assert!((centered.raster.center_of_mass().unwrap().y - 14.0).abs() < 0.15);
}

#[wasm_bindgen_test(unsupported = test)]
fn without_a_line_width_of_their_own_lines_grow_with_the_drawing() {
    let scaled = without(&[Step::LineWidth]);
    assert!(ink(&scaled) > 1.5 * ink(&without(&[])));
    let before = shrunk(Preparation::default(), &six(), 300.0).unwrap();
    assert!(before.pixels().iter().sum::<f32>() > 1.5 * ink(&without(&[])));
}

#[wasm_bindgen_test(unsupported = test)]
fn ink_beyond_the_pad_gives_an_empty_picture_where_nothing_is_cropped() {
    let far = placed(&drawn(6), 75.0, 900.0, 0.0);
    let prepared = |preparation| normalize_by(preparation, &far, 300.0);
    assert!(prepared(Preparation::default()).is_some());
    let uncropped = prepared(Preparation::default().without(Step::Crop)).unwrap();
    assert_eq!((ink(&uncropped), uncropped.center_of_mass), (0.0, None));
}

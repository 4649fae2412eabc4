//! Every way through a drawing's history ends where it should.

use super::*;

fn at(x: f32) -> Point {
    Point::new(x, 0.5)
}

fn line(xs: &[f32]) -> Stroke {
    Stroke {
        points: xs.iter().copied().map(at).collect(),
    }
}

fn draw(history: &mut History, xs: &[f32]) {
    history.begin(at(xs[0]));
    history.extend(xs[1..].iter().copied().map(at));
    history.finish();
}

fn picture(label: u8) -> Picture {
    Picture {
        pixels: Box::new([0.5; PIXELS]),
        label: Some(label),
        origin: Origin::Mnist {
            set: Set::Test,
            index: 0,
        },
    }
}

#[track_caller]
fn check(history: &History, expected: &[&[f32]]) {
    let expected = expected.iter().map(|xs| line(xs)).collect();
    assert_eq!(history.content(), &Content::Strokes(expected));
}

#[test]
fn strokes_come_off_and_back_in_order() {
    let mut history = History::default();
    draw(&mut history, &[0.1, 0.2]);
    draw(&mut history, &[0.3]);
    check(&history, &[&[0.1, 0.2], &[0.3]]);

    history.undo();
    check(&history, &[&[0.1, 0.2]]);
    history.undo();
    assert!(history.content().is_empty() && !history.can_undo());
    history.undo();
    history.redo();
    history.redo();
    check(&history, &[&[0.1, 0.2], &[0.3]]);
    assert!(!history.can_redo());
}

#[test]
fn a_new_stroke_ends_what_could_be_redone() {
    let mut history = History::default();
    draw(&mut history, &[0.1]);
    history.undo();
    draw(&mut history, &[0.2]);
    assert!(!history.can_redo());
    history.redo();
    check(&history, &[&[0.2]]);
}

#[test]
fn clearing_can_be_undone_and_an_empty_pad_is_not_cleared() {
    let mut history = History::default();
    history.clear();
    assert!(!history.can_undo());

    draw(&mut history, &[0.1]);
    draw(&mut history, &[0.2]);
    history.clear();
    assert!(history.content().is_empty());
    history.undo();
    check(&history, &[&[0.1], &[0.2]]);
    history.redo();
    assert!(history.content().is_empty());
}

#[test]
fn a_canceled_stroke_leaves_no_trace() {
    let mut history = History::default();
    draw(&mut history, &[0.1]);
    draw(&mut history, &[0.2]);
    history.undo();

    history.begin(at(0.3));
    history.extend([at(0.4)]);
    history.cancel();

    check(&history, &[&[0.1]]);
    assert!(history.can_redo());
    history.redo();
    check(&history, &[&[0.1], &[0.2]]);
}

#[test]
fn canceling_without_a_stroke_does_nothing() {
    let mut history = History::default();
    draw(&mut history, &[0.1]);
    history.cancel();
    check(&history, &[&[0.1]]);
}

#[test]
fn nothing_else_happens_while_a_stroke_is_under_way() {
    let mut history = History::default();
    draw(&mut history, &[0.1]);
    history.begin(at(0.2));
    assert!(!history.can_undo() && !history.can_redo() && !history.can_clear());
    history.undo();
    history.redo();
    history.clear();
    check(&history, &[&[0.1], &[0.2]]);
}

#[test]
fn points_that_repeat_the_one_before_are_left_out() {
    let mut history = History::default();
    draw(&mut history, &[0.1, 0.1, 0.2, 0.2]);
    check(&history, &[&[0.1, 0.2]]);
}

#[test]
fn points_without_a_stroke_are_ignored() {
    let mut history = History::default();
    history.extend([at(0.1)]);
    assert!(history.content().is_empty());
}

#[test]
fn a_picture_gives_way_to_a_stroke_and_comes_back_by_undo() {
    let mut history = History::default();
    draw(&mut history, &[0.1]);
    history.show(picture(7));
    draw(&mut history, &[0.2]);
    check(&history, &[&[0.2]]);

    history.undo();
    assert_eq!(history.content(), &Content::Picture(picture(7)));
    history.undo();
    check(&history, &[&[0.1]]);
    history.redo();
    history.redo();
    check(&history, &[&[0.2]]);
}

#[test]
fn a_stroke_on_a_picture_can_be_canceled() {
    let mut history = History::default();
    history.show(picture(3));
    history.begin(at(0.2));
    history.cancel();
    assert_eq!(history.content(), &Content::Picture(picture(3)));
}

#[test]
fn a_picture_that_comes_while_drawing_replaces_the_stroke() {
    let mut history = History::default();
    history.begin(at(0.2));
    history.show(picture(3));
    assert!(!history.is_drawing());
    history.undo();
    check(&history, &[&[0.2]]);
}

#[test]
fn the_oldest_changes_can_no_longer_be_undone_and_all_strokes_stay() {
    let dot: &[f32] = &[0.1];
    let mut history = History::default();
    for _ in 0..MOST + 5 {
        draw(&mut history, dot);
    }
    for _ in 0..MOST {
        history.undo();
    }
    assert!(!history.can_undo());
    check(&history, &[dot; 5]);
    for _ in 0..MOST {
        history.redo();
    }
    check(&history, &[dot; MOST + 5]);
}

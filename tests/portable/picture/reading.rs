//! Numbers in plain pictures: sizes, pens, polarity, lines.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::fixtures::SHIPPED;
use crate::picture::scene::{Scene, pen};
use digit_lab::picture::Picture;
use digit_lab::reading::{PictureReading, Reader};

pub(super) fn read(picture: &Picture) -> PictureReading {
    Reader::from_file(SHIPPED)
        .unwrap()
        .read_picture(picture)
        .unwrap()
}

/// The scene is read as this text.
pub(super) fn check(scene: &Scene, text: &str, what: &str) {
    assert_eq!(read(&scene.picture()).text(), text, "{what}");
}

#[wasm_bindgen_test(unsupported = test)]
fn a_number_is_read_whatever_the_pen() {
    for width in [2.0, 4.0, 8.0, 14.0, 24.0] {
        let scene =
            Scene::paper(700, 260, 0.9).number("20567", [50.0, 40.0], 160.0, pen(width, 0.2));
        check(&scene, "20567", &format!("a pen {width} pixels wide"));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_number_is_read_whatever_its_size() {
    for size in [24.0, 40.0, 80.0, 200.0, 600.0] {
        let scene = Scene::paper((5.0 * size) as usize, (1.6 * size) as usize, 0.95).number(
            "13489",
            [0.5 * size, 0.3 * size],
            size,
            pen(0.08 * size, 0.1),
        );
        check(&scene, "13489", &format!("digits {size} pixels high"));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn light_ink_on_dark_ground_is_read_like_dark_ink_on_light() {
    let dark = Scene::paper(600, 300, 0.9).number("2067", [60.0, 60.0], 160.0, pen(9.0, 0.2));
    check(&dark, "2067", "dark on light");
    check(&dark.inverted(), "2067", "light on dark");
}

#[wasm_bindgen_test(unsupported = test)]
fn lines_are_read_from_top_to_bottom_even_where_they_climb() {
    let page = Scene::paper(500, 500, 0.9)
        .number("205", [60.0, 60.0], 90.0, pen(7.0, 0.2))
        .number("71", [80.0, 200.0], 90.0, pen(7.0, 0.2))
        .number("3690", [60.0, 340.0], 90.0, pen(7.0, 0.2));
    check(&page, "205\n71\n3690", "level lines");
    let turned = page.on_table(0.9, 1.0, -6.0);
    check(&turned, "205\n71\n3690", "climbing lines");
}

#[wasm_bindgen_test(unsupported = test)]
fn boxes_lie_around_the_ink_in_the_pictures_own_pixels() {
    // 2,400 pixels are worked on as 1,200.
    let scene = Scene::paper(2_400, 900, 0.9).number("07", [300.0, 200.0], 500.0, pen(40.0, 0.1));
    let reading = read(&scene.picture());
    let boxes: Vec<_> = reading
        .digits()
        .map(|digit| digit.bounds.unwrap())
        .collect();
    // The 0's ellipse runs from 0.25 to 0.75 across and 0.12 to 0.88 down.
    let expected = [[405.0, 240.0, 290.0, 420.0], [780.0, 240.0, 290.0, 430.0]];
    assert_eq!(boxes.len(), 2);
    for (found, [left, top, width, height]) in boxes.iter().zip(expected) {
        let off = [
            found.left - left,
            found.top - top,
            found.width - width,
            found.height - height,
        ];
        assert!(off.iter().all(|off| off.abs() <= 6.0), "{found:?}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn digits_whose_ink_touches_are_told_apart() {
    let mut scene = Scene::paper(500, 300, 0.9).number("56", [80.0, 60.0], 160.0, pen(9.0, 0.2));
    let point = digit_lab::drawing::Point::new;
    scene.line(point(170.0, 190.0), point(260.0, 170.0), pen(8.0, 0.2));
    check(&scene, "56", "a 5 whose belly runs into a 6");
}

#[wasm_bindgen_test(unsupported = test)]
fn a_picture_like_mnists_own_is_read() {
    for digit in 0..10 {
        let text = digit.to_string();
        for (paper, ink) in [(0.0, 1.0), (1.0, 0.0)] {
            let scene = Scene::paper(28, 28, paper).number(&text, [2.0, 2.0], 24.0, pen(2.2, ink));
            check(&scene, &text, &format!("{digit} at 28x28"));
        }
    }
}

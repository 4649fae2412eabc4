//! What phones see: uneven light, noise, rules, shadows, the table around the sheet.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::picture::reading::{check, read};
use crate::picture::scene::{Scene, pen};

/// Brighter on one side, darker toward the corners.
fn uneven(x: f32, y: f32) -> f32 {
    let (dx, dy) = (x - 0.5, y - 0.5);
    (1.0 - 0.45 * x) * (1.0 - 0.5 * (dx * dx + dy * dy))
}

/// The soft edge of a hand's or phone's shadow, which runs across at an angle.
fn shadow(x: f32, y: f32) -> f32 {
    0.55 + 0.45 * ((x + 0.4 * y - 0.7) * 12.0 + 0.5).clamp(0.0, 1.0)
}

fn number() -> Scene {
    Scene::paper(900, 500, 0.9).number("20567", [130.0, 150.0], 170.0, pen(8.0, 0.25))
}

#[wasm_bindgen_test(unsupported = test)]
fn uneven_light_and_shadows_do_not_matter() {
    check(&number().lit(uneven), "20567", "uneven light");
    check(&number().lit(shadow), "20567", "a shadow");
    let dim = number().lit(|x, y| 0.35 * uneven(x, y));
    check(&dim, "20567", "dim light");
}

#[wasm_bindgen_test(unsupported = test)]
fn noise_does_not_matter() {
    for (levels, light) in [(4.0, 1.0), (12.0, 0.8), (20.0, 0.6)] {
        let scene = number().lit(|x, y| light * uneven(x, y)).noisy(levels, 3);
        check(&scene, "20567", &format!("noise of {levels} levels"));
        check(
            &number().inverted().noisy(levels, 4),
            "20567",
            &format!("{levels}, light on dark"),
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn rules_are_no_digits_and_part_none() {
    for (gray, width, slope) in [(0.7, 2.0, 0.0), (0.5, 3.0, 0.03), (0.3, 2.0, -0.02)] {
        let lines = Scene::paper(900, 500, 0.9)
            .ruled(60, slope, pen(width, gray))
            .number("20567", [130.0, 150.0], 170.0, pen(8.0, 0.2))
            .lit(uneven)
            .noisy(4.0, 5);
        check(
            &lines,
            "20567",
            &format!("rules of gray {gray} at slope {slope}"),
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn grid_paper_is_read_through() {
    for (gray, width, slope) in [(0.7, 2.0, 0.0), (0.6, 2.0, 0.03), (0.45, 2.0, -0.02)] {
        let grid = Scene::paper(900, 500, 0.9)
            .ruled(40, slope, pen(width, gray))
            .ruled_upright(40, slope, pen(width, gray))
            .number("20567", [130.0, 150.0], 170.0, pen(8.0, 0.2))
            .lit(uneven)
            .noisy(4.0, 6);
        check(
            &grid,
            "20567",
            &format!("a grid of gray {gray} at slope {slope}"),
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_sheet_on_a_table_is_read_wherever_its_edges_run() {
    for (table, share, degrees) in [
        (0.35, 0.8, 4.0),
        (0.2, 0.9, -5.0),
        (0.6, 0.7, 0.0),
        (0.05, 0.75, 8.0),
    ] {
        let scene = number()
            .on_table(table, share, degrees)
            .lit(uneven)
            .noisy(5.0, 7);
        check(
            &scene,
            "20567",
            &format!("a table of gray {table}, turned by {degrees}"),
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_small_number_on_a_large_sheet_is_read_from_a_phones_photograph() {
    let photo = Scene::paper(4_000, 3_000, 0.85)
        .ruled(160, 0.01, pen(5.0, 0.65))
        .number("31076", [1_500.0, 1_300.0], 150.0, pen(9.0, 0.3))
        .lit(|x, y| shadow(x, y) * uneven(x, y))
        .noisy(8.0, 8);
    check(&photo, "31076", "12 megapixels");
}

#[wasm_bindgen_test(unsupported = test)]
fn paper_without_ink_has_no_digits() {
    let paper = || Scene::paper(800, 600, 0.85);
    for (scene, what) in [
        (paper(), "plain"),
        (paper().lit(uneven).noisy(10.0, 9), "noisy in uneven light"),
        (paper().lit(shadow).noisy(3.0, 10), "with a shadow"),
        (
            paper().ruled(50, 0.01, pen(2.0, 0.6)).noisy(3.0, 11),
            "ruled",
        ),
        (paper().on_table(0.3, 0.8, 7.0).noisy(3.0, 12), "on a table"),
        (Scene::paper(800, 600, 0.0), "black"),
    ] {
        assert_eq!(read(&scene.picture()).text(), "", "paper, {what}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn shadows_at_the_border_and_specks_are_no_digits() {
    let corner = |x: f32, y: f32| {
        if x + y < 0.25 || (x > 0.9 && y > 0.4) {
            0.3
        } else {
            1.0
        }
    };
    let mut scene = number().lit(corner);
    let point = digit_lab::drawing::Point::new;
    for (x, y) in [(300.0, 60.0), (620.0, 420.0), (110.0, 400.0), (480.0, 90.0)] {
        scene.line(point(x, y), point(x + 2.0, y), pen(7.0, 0.2));
    }
    check(&scene, "20567", "shadows and specks");
}

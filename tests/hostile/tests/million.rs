//! Drawings of a million points. They are read, in a memory that is in proportion to them.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a test may fail loudly, and says how long it took"
)]

use std::alloc::System;
use std::time::Instant;

use cap::Cap;
use digit_lab::drawing::Stroke;
use digit_lab_hostile::drawing::check_once;

#[global_allocator]
static MEMORY: Cap<System> = Cap::new(System, usize::MAX);

/// The points.
const MILLION: u32 = 1_000_000;

/// What reading may take besides the drawing: so many times what the drawing takes itself.
const MOST_TIMES: usize = 8;

/// Reads a drawing on a pad of side 1; prints what it took.
fn check_million(what: &str, draw: impl Fn() -> Vec<Stroke>) {
    let before = MEMORY.allocated();
    let strokes = draw();
    let size = MEMORY.allocated() - before;
    let points: usize = strokes.iter().map(|stroke| stroke.points.len()).sum();
    assert_eq!(points, MILLION as usize);
    let start = Instant::now();
    MEMORY.set_limit(before + (1 + MOST_TIMES) * size).unwrap();
    check_once(&strokes, 1.0);
    MEMORY.set_limit(usize::MAX).unwrap();
    let secs = start.elapsed().as_secs_f32();
    println!("{what} ({} MB): {secs:.1} s", size >> 20);
}

/// A number from 0 to below 1, as if at random, that depends on the index alone (Weyl's sequence).
fn scattered(index: u32, by: f64) -> f32 {
    (f64::from(index) * by).fract() as f32
}

fn point(index: u32) -> [f32; 2] {
    [
        scattered(index, 0.618_033_988_75),
        scattered(index, 0.414_213_562_37),
    ]
}

/// All in one test, since the memory is the process's.
#[test]
fn a_drawing_of_a_million_points_is_read_in_memory_that_is_in_proportion() {
    // The reader is made once, and is no part of any drawing's memory.
    check_once(&[Stroke::new([[0.5, 0.1], [0.5, 0.9]])], 1.0);
    check_million("a pen that trembles along a line", || {
        let trembling = (0..MILLION).map(|i| {
            let [x, y] = point(i);
            [
                0.4 + 0.01 * x,
                0.1 + 0.8 * (i as f32 / MILLION as f32) + 0.01 * y,
            ]
        });
        vec![Stroke::new(trembling)]
    });
    check_million("one scribble over all of the pad", || {
        vec![Stroke::new((0..MILLION).map(point))]
    });
    check_million("half a million lines", || {
        (0..MILLION / 2)
            .map(|i| Stroke::new([point(2 * i), point(2 * i + 1)]))
            .collect()
    });
    check_million("a million dots", || {
        (0..MILLION).map(|i| Stroke::new([point(i)])).collect()
    });
    check_million("a million dots one below the other", || {
        (0..MILLION)
            .map(|i| Stroke::new([[0.5, i as f32 / MILLION as f32]]))
            .collect()
    });
}

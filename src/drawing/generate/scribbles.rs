//! Scribbles, dots and dashes: each made anew.

use crate::drawing::generate::chance::{around_zero, between, whole};
use crate::drawing::generate::curve::{Control, Path, through};
use crate::drawing::generate::hand::Hand;
use crate::drawing::{Point, Stroke};
use crate::rng::Generator;

/// A scribble by some hand; it fits the unit square.
pub(super) fn scribble(rng: &mut Generator) -> Vec<Stroke> {
    let paths = match whole(0, 3, rng) {
        0 => vec![zigzag(rng)],
        1 => vec![coil(rng)],
        2 => vec![wandering(rng)],
        _ => hatching(rng),
    };
    Hand::new(rng).draw(&paths, rng)
}

/// Back and forth, as when something is crossed out.
fn zigzag(rng: &mut Generator) -> Path {
    let turns = whole(6, 14, rng);
    let is_sharp = whole(0, 1, rng) == 0;
    let height = between(25.0, 45.0, rng);
    let controls = (0..turns).map(|turn| {
        let side = if turn % 2 == 0 { height } else { -height };
        Control {
            at: Point::new(
                100.0 * turn as f32 / (turns - 1) as f32 + around_zero(14.0, rng),
                50.0 + side + around_zero(25.0, rng),
            ),
            is_corner: is_sharp,
        }
    });
    let controls: Vec<Control> = controls.collect();
    through(&controls, rng)
}

/// Rings that move on, as of a spring or a ball of wool.
fn coil(rng: &mut Generator) -> Path {
    /// Eight places on a circle.
    const CIRCLE: [[f32; 2]; 8] = [
        [0.0, -1.0],
        [-0.7, -0.7],
        [-1.0, 0.0],
        [-0.7, 0.7],
        [0.0, 1.0],
        [0.7, 0.7],
        [1.0, 0.0],
        [0.7, -0.7],
    ];
    let rings = whole(3, 6, rng);
    let advance = between(0.0, 90.0, rng);
    let count = rings * 8;
    let controls: Vec<Control> = (0..count)
        .map(|step| {
            let share = step as f32 / count as f32;
            let [x, y] = CIRCLE[step as usize % 8];
            // Rings that stay in place grow, or they would be a fat 0.
            let size = if advance > 45.0 {
                30.0
            } else {
                6.0 + 40.0 * share
            };
            let size = size + around_zero(10.0, rng);
            Control {
                at: Point::new(50.0 + advance * (share - 0.5) + size * x, 50.0 + size * y),
                is_corner: false,
            }
        })
        .collect();
    through(&controls, rng)
}

/// From one random place to the next.
fn wandering(rng: &mut Generator) -> Path {
    let controls: Vec<Control> = (0..whole(9, 18, rng))
        .map(|_| Control {
            at: Point::new(between(0.0, 100.0, rng), between(0.0, 100.0, rng)),
            is_corner: false,
        })
        .collect();
    through(&controls, rng)
}

/// Some lines in about the same direction, all over the place.
fn hatching(rng: &mut Generator) -> Vec<Path> {
    let (right, down) = (between(-40.0, 40.0, rng), between(-40.0, 40.0, rng));
    (0..whole(4, 8, rng))
        .map(|_| {
            let (x, y) = (between(10.0, 90.0, rng), between(10.0, 90.0, rng));
            let ends = [-1.0, 1.0].map(|side| Control {
                at: Point::new(
                    x + side * right + around_zero(20.0, rng),
                    y + side * down + around_zero(20.0, rng),
                ),
                is_corner: true,
            });
            through(&ends, rng)
        })
        .collect()
}

/// Dots of a finger that rests for a moment, and level dashes, in the unit square as they are.
pub(super) fn dots(count: u32, rng: &mut Generator) -> Vec<Stroke> {
    (0..count)
        .map(|_| {
            let (x, y) = (between(0.1, 0.9, rng), between(0.1, 0.9, rng));
            let half = if whole(0, 2, rng) == 0 {
                between(0.02, 0.1, rng)
            } else {
                0.0
            };
            let points = whole(1, 4, rng) + if half > 0.0 { 2 } else { 0 };
            Stroke::new((0..points).map(|index| {
                let along = index as f32 / points.saturating_sub(1).max(1) as f32;
                [
                    x + half * (2.0 * along - 1.0) + around_zero(0.008, rng),
                    y + around_zero(0.008 + half / 4.0, rng),
                ]
            }))
        })
        .collect()
}

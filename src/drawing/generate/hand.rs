//! How a person's hand, and what it draws with, change a shape.

use crate::drawing::generate::bend::Bend;
use crate::drawing::generate::chance::{around_zero, between, chance};
use crate::drawing::generate::curve::{self, Path, length, part, resampled, rounded};
use crate::drawing::{Bounds, Point, Stroke};
use crate::rng::{Generator, shuffle};

/// The steps in which lines are held while they are worked on, in hundredths.
const STEP: f32 = 1.0;

/// Strokes shorter than this, in hundredths, are left whole and get no flicks.
const SHORT: f32 = 30.0;

/// One hand with one device. All numbers were chosen by looking at drawings of many people and at
/// sheets of generated ones (`digit-lab contact-sheet`): as wild as a person still reads them.
pub(super) struct Hand {
    /// How much wider than high the drawing is made.
    stretch: f32,
    /// `x` moves right by this much for each unit up.
    slant: f32,
    /// The sine of the angle by which the drawing is turned clockwise.
    turn: f32,
    /// How far the middle lies lower than midway, in hundredths.
    waist: f32,
    /// By how much the foot is wider than the middle, and the middle than the head.
    taper: f32,
    bend: Bend,
    /// How many steps around a corner the pen cuts it.
    rounding: usize,
    /// How far strokes are set off from their place, in hundredths.
    carelessness: f32,
    /// The size of the hand's trembling, in hundredths, and how many hundredths a wave is long.
    tremor: [f32; 2],
    /// Hundredths between two events of the pointer, on average.
    spacing: f32,
    /// Pixels along the drawing's side, to which the pointer's events are rounded.
    pixels: f32,
    /// The share of ends that are drawn on beyond where the shape ends.
    overshoots: f32,
    /// The share of ends that have a flick, from landing or leaving too early.
    flicks: f32,
}

impl Hand {
    /// Somebody's hand.
    pub(super) fn new(rng: &mut Generator) -> Self {
        let is_shaky = chance(0.15, rng);
        Self {
            stretch: 1.0 + around_zero(0.3, rng),
            slant: 0.1 + around_zero(0.45, rng),
            turn: around_zero(0.26, rng),
            waist: around_zero(18.0, rng),
            taper: around_zero(0.7, rng),
            bend: Bend::draw(between(1.0, 11.0, rng), rng),
            rounding: between(0.0, 5.0, rng) as usize,
            carelessness: between(1.0, 7.0, rng),
            tremor: if is_shaky {
                [between(1.2, 3.0, rng), between(7.0, 16.0, rng)]
            } else {
                [between(0.0, 1.3, rng), between(5.0, 14.0, rng)]
            },
            spacing: between(1.5, 7.5, rng),
            pixels: between(70.0, 500.0, rng),
            overshoots: between(0.0, 0.4, rng),
            flicks: if chance(0.3, rng) { 0.35 } else { 0.03 },
        }
    }

    /// The paths as this hand draws them: a drawing that fits the unit square.
    pub(super) fn draw(&self, paths: &[Path], rng: &mut Generator) -> Vec<Stroke> {
        let mut drawn: Vec<Path> = Vec::new();
        for path in paths {
            let path = rounded(&resampled(path, |_| STEP), self.rounding);
            let path = self.ended(self.set_off(path, rng), rng);
            let path = self.shaken(&self.placed(&path), rng);
            drawn.extend(interrupted(path, rng));
        }
        self.sampled(&mut drawn, rng);
        if chance(0.3, rng) {
            shuffle(&mut drawn, rng);
        }
        for path in &mut drawn {
            if chance(0.2, rng) {
                path.reverse();
            }
        }
        fitted(drawn, self.pixels)
    }

    /// The stroke a little off its place and size, as the pen is set down beside where it should.
    fn set_off(&self, path: Path, rng: &mut Generator) -> Path {
        let (right, down) = (
            around_zero(self.carelessness, rng),
            around_zero(self.carelessness, rng),
        );
        let Some(middle) = path.get(path.len() / 2).copied() else {
            return path;
        };
        let scale = 1.0 + around_zero(0.12, rng);
        path.iter()
            .map(|p| {
                Point::new(
                    middle.x + (p.x - middle.x) * scale + right,
                    middle.y + (p.y - middle.y) * scale + down,
                )
            })
            .collect()
    }

    /// The stroke with its ends cut off a little, drawn on, or with flicks at them.
    fn ended(&self, path: Path, rng: &mut Generator) -> Path {
        let whole = length(&path);
        if whole < SHORT {
            return path;
        }
        let mut path = if chance(0.3, rng) {
            part(
                &path,
                between(0.0, 5.0, rng),
                whole - between(0.0, 5.0, rng),
            )
        } else {
            path
        };
        for _ in 0..2 {
            if chance(self.overshoots, rng) {
                overshoot(&mut path, rng);
            }
            if chance(self.flicks, rng) {
                flick(&mut path, rng);
            }
            path.reverse();
        }
        path
    }

    /// The stroke bent, slanted and turned with the whole drawing.
    fn placed(&self, path: &[Point]) -> Path {
        let cosine = (1.0 - self.turn * self.turn).sqrt();
        path.iter()
            .map(|&p| {
                let p = self.bend.moved(p);
                let (x, y) = (p.x - 50.0, p.y - 50.0);
                // A parabola that leaves head and foot where they are.
                let y = y + self.waist * (1.0 - (y / 50.0) * (y / 50.0));
                let x = x * self.stretch * (1.0 + self.taper * y / 100.0);
                let x = x - self.slant * y;
                Point::new(x * cosine - y * self.turn, x * self.turn + y * cosine)
            })
            .collect()
    }

    /// The stroke with the hand's trembling: random offsets every wave, joined smoothly.
    fn shaken(&self, path: &[Point], rng: &mut Generator) -> Path {
        let [size, wave] = self.tremor;
        let waves = (length(path) / wave).max(0.0) as usize + 4;
        let offsets: Vec<Point> = (0..waves)
            .map(|_| Point::new(around_zero(size, rng), around_zero(size, rng)))
            .collect();
        path.iter()
            .enumerate()
            .map(|(index, p)| {
                let way = index as f32 * STEP / wave;
                let at = (way as usize).min(waves - 2);
                let (from, to) = (offsets[at], offsets[at + 1]);
                let share = (way - at as f32).clamp(0.0, 1.0);
                let share = share * share * (3.0 - 2.0 * share);
                let off = curve::between(from, to, share);
                Point::new(p.x + off.x, p.y + off.y)
            })
            .collect()
    }

    /// Points as far apart as a pointer's events: closer where the hand is slower.
    fn sampled(&self, paths: &mut [Path], rng: &mut Generator) {
        for path in paths {
            let mut speed = between(0.6, 1.4, rng);
            *path = resampled(path, |_| {
                speed = (speed + around_zero(0.4, rng)).clamp(0.4, 1.6);
                self.spacing * speed
            });
        }
    }
}

/// A straight way on from the path's end.
fn overshoot(path: &mut Path, rng: &mut Generator) {
    let (Some(&end), Some(&before)) = (path.last(), path.iter().rev().nth(6)) else {
        return;
    };
    let way = curve::distance(before, end).max(1e-3);
    path.push(curve::between(end, before, -between(2.0, 16.0, rng) / way));
}

/// A hook at the path's end, as where the pen leaves or comes while it already moves.
fn flick(path: &mut Path, rng: &mut Generator) {
    let Some(&end) = path.last() else { return };
    let Some(&before) = path.iter().rev().nth(6) else {
        return;
    };
    let size = between(2.0, 8.0, rng);
    let way = curve::distance(before, end).max(1e-3);
    let (x, y) = ((end.x - before.x) / way, (end.y - before.y) / way);
    // Backwards for at most as much as sideways, to either side.
    let (ahead, aside) = (between(-0.7, 0.7, rng), between(-1.0, 1.0, rng));
    for step in 1..=4_u8 {
        let share = f32::from(step) / 4.0;
        path.push(Point::new(
            end.x + size * (x * ahead * share - y * aside * share * share),
            end.y + size * (y * ahead * share + x * aside * share * share),
        ));
    }
}

/// The stroke, or rarely two, where the finger lost the screen for a moment.
fn interrupted(path: Path, rng: &mut Generator) -> Vec<Path> {
    let whole = length(&path);
    if whole < SHORT || !chance(0.02, rng) {
        return vec![path];
    }
    let at = whole * between(0.2, 0.8, rng);
    let gap = between(0.0, 4.0, rng);
    vec![part(&path, 0.0, at), part(&path, at + gap, whole)]
}

/// The paths in the middle of the unit square, as large as fits, on the device's pixels.
fn fitted(paths: Vec<Path>, pixels: f32) -> Vec<Stroke> {
    let strokes: Vec<Stroke> = paths
        .into_iter()
        .filter(|path| !path.is_empty())
        .map(|points| Stroke { points })
        .collect();
    let Some(bounds) = Bounds::of(&strokes) else {
        return strokes;
    };
    let extent = bounds.width.max(bounds.height).max(f32::MIN_POSITIVE);
    let (left, top) = (
        0.5 - bounds.width / extent / 2.0,
        0.5 - bounds.height / extent / 2.0,
    );
    let pixels = pixels.floor();
    let on_pixel = |share: f32| ((share * pixels).round() / pixels).clamp(0.0, 1.0);
    strokes
        .into_iter()
        .map(|stroke| {
            let mut points: Vec<Point> = stroke
                .points
                .iter()
                .map(|p| {
                    Point::new(
                        on_pixel((p.x - bounds.left) / extent + left),
                        on_pixel((p.y - bounds.top) / extent + top),
                    )
                })
                .collect();
            points.dedup();
            Stroke { points }
        })
        .collect()
}

//! Pictures as a camera might take them: paper, light, rules, strokes, noise.

use digit_lab::drawing::{Point, Stroke};
use digit_lab::picture::Picture;
use digit_lab::rng::Generator;
use rand_distr::{Distribution, StandardNormal};

use crate::fixtures::{drawn, rng};

/// A gray picture in the making; 0 is black, 1 is white.
#[derive(Clone)]
pub(super) struct Scene {
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) grays: Vec<f32>,
}

impl Scene {
    /// Nothing but paper.
    pub(super) fn paper(width: usize, height: usize, gray: f32) -> Self {
        Self {
            width,
            height,
            grays: vec![gray; width * height],
        }
    }

    /// The digits of `text` in a row, the first one's square with its corner at `(left, top)`, all
    /// `size` pixels high, a line `width` pixels wide that covers what is below with `gray`.
    pub(super) fn number(self, text: &str, [left, top]: [f32; 2], size: f32, pen: Pen) -> Self {
        text.bytes().enumerate().fold(self, |scene, (index, byte)| {
            let x = left + index as f32 * 0.75 * size;
            scene.strokes(&drawn(byte - b'0'), [x, top], size, pen)
        })
    }

    fn strokes(mut self, strokes: &[Stroke], [left, top]: [f32; 2], size: f32, pen: Pen) -> Self {
        for stroke in strokes {
            let points: Vec<Point> = stroke
                .points
                .iter()
                .map(|p| Point::new(left + p.x * size, top + p.y * size))
                .collect();
            for pair in points.windows(2) {
                self.line(pair[0], pair[1], pen);
            }
        }
        self
    }

    /// A straight line with round ends and soft edges.
    pub(super) fn line(&mut self, from: Point, to: Point, pen: Pen) {
        let reach = pen.width / 2.0 + 1.0;
        let range = |low: f32, high: f32, most: usize| {
            ((low - reach).max(0.0) as usize).min(most)
                ..((high + reach).ceil().max(0.0) as usize).min(most)
        };
        let (dx, dy) = (to.x - from.x, to.y - from.y);
        let squared = (dx * dx + dy * dy).max(f32::MIN_POSITIVE);
        for row in range(from.y.min(to.y), from.y.max(to.y), self.height) {
            for column in range(from.x.min(to.x), from.x.max(to.x), self.width) {
                let (x, y) = (column as f32 + 0.5 - from.x, row as f32 + 0.5 - from.y);
                let along = ((x * dx + y * dy) / squared).clamp(0.0, 1.0);
                let distance = (x - along * dx).hypot(y - along * dy);
                let cover = (pen.width / 2.0 + 0.5 - distance).clamp(0.0, 1.0);
                let gray = &mut self.grays[row * self.width + column];
                // The line as it lies over the paper, kept where it is already as far as the pen.
                let inked = *gray + (pen.gray - *gray) * cover;
                if (inked - pen.gray).abs() < (*gray - pen.gray).abs() {
                    *gray = inked;
                }
            }
        }
    }

    /// Level rules every `every` pixels, `slope` pixels down a pixel to the right.
    pub(super) fn ruled(mut self, every: usize, slope: f32, pen: Pen) -> Self {
        let (width, height) = (self.width as f32, self.height as f32);
        for row in (0..self.height + self.width / 4).step_by(every) {
            let y = row as f32 + 0.5 * every as f32 - 0.125 * width;
            if y < height * 2.0 {
                self.line(
                    Point::new(0.0, y),
                    Point::new(width, y + slope * width),
                    pen,
                );
            }
        }
        self
    }

    /// Upright rules.
    pub(super) fn ruled_upright(mut self, every: usize, slope: f32, pen: Pen) -> Self {
        let height = self.height as f32;
        for column in (every / 2..self.width).step_by(every) {
            let x = column as f32;
            self.line(
                Point::new(x, 0.0),
                Point::new(x - slope * height, height),
                pen,
            );
        }
        self
    }

    /// Everything under this light: a share of the full one for each place, both from 0 to 1.
    pub(super) fn lit(mut self, light: impl Fn(f32, f32) -> f32) -> Self {
        for row in 0..self.height {
            for column in 0..self.width {
                let x = (column as f32 + 0.5) / self.width as f32;
                let y = (row as f32 + 0.5) / self.height as f32;
                self.grays[row * self.width + column] *= light(x, y);
            }
        }
        self
    }

    /// Seen through a camera that is turned by an angle and stands on something gray: the sheet
    /// fills `share` of the picture each way.
    pub(super) fn on_table(self, table: f32, share: f32, degrees: f32) -> Self {
        let (sin, cos) = degrees.to_radians().sin_cos();
        let (width, height) = (self.width as f32, self.height as f32);
        let mut grays = Vec::with_capacity(self.grays.len());
        for row in 0..self.height {
            for column in 0..self.width {
                let x = (column as f32 + 0.5 - width / 2.0) / share;
                let y = (row as f32 + 0.5 - height / 2.0) / share;
                let from_x = x * cos + y * sin + width / 2.0 - 0.5;
                let from_y = y * cos - x * sin + height / 2.0 - 0.5;
                grays.push(self.between(from_x, from_y).unwrap_or(table));
            }
        }
        Self { grays, ..self }
    }

    fn between(&self, x: f32, y: f32) -> Option<f32> {
        let inside = |place: f32, most: usize| place >= 0.0 && place < (most - 1) as f32;
        if !inside(x, self.width) || !inside(y, self.height) {
            return None;
        }
        let (column, row) = (x as usize, y as usize);
        let (along, down) = (x - column as f32, y - row as f32);
        let at = |row: usize, column: usize| self.grays[row * self.width + column];
        let blend = |row: usize| at(row, column) * (1.0 - along) + at(row, column + 1) * along;
        Some(blend(row) * (1.0 - down) + blend(row + 1) * down)
    }

    /// Normal noise of so many gray levels of 255.
    pub(super) fn noisy(mut self, levels: f32, seed: u32) -> Self {
        let mut rng: Generator = rng(seed);
        for gray in &mut self.grays {
            let noise: f32 = StandardNormal.sample(&mut rng);
            *gray += noise * levels / 255.0;
        }
        self
    }

    /// Black for white and white for black.
    pub(super) fn inverted(mut self) -> Self {
        for gray in &mut self.grays {
            *gray = 1.0 - *gray;
        }
        self
    }

    /// The bytes of a canvas.
    pub(super) fn rgba(&self) -> Vec<u8> {
        self.grays
            .iter()
            .flat_map(|gray| {
                let byte = (gray.clamp(0.0, 1.0) * 255.0).round() as u8;
                [byte, byte, byte, 255]
            })
            .collect()
    }

    pub(super) fn picture(&self) -> Picture {
        Picture::from_rgba(&self.rgba(), self.width, self.height).unwrap()
    }
}

/// What draws a line.
#[derive(Clone, Copy)]
pub(super) struct Pen {
    /// In pixels.
    pub(super) width: f32,
    pub(super) gray: f32,
}

pub(super) fn pen(width: f32, gray: f32) -> Pen {
    Pen { width, gray }
}

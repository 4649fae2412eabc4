//! Distorting pictures so that a network sees more hands than the data set has.

mod elastic;
mod thickness;

use rand::RngExt;

use crate::drawing::{PIXELS, SIDE};
use crate::rng::Generator;
use elastic::Field;

/// How far pictures are distorted, each picture by amounts drawn evenly from plus to minus these.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Distortion {
    /// Turned about the middle, in radians.
    pub rotation: f32,
    /// Slanted: columns moved per row.
    pub shear: f32,
    /// Widened and heightened, each by its own factor `1 ± scale`.
    pub scale: f32,
    /// Moved along each axis, in pixels.
    pub shift: f32,
    /// Bent: how far the knots of a coarse grid are moved along each axis, in pixels.
    pub bend: f32,
    /// Lines made thicker or thinner, 1 being about a pixel on either side.
    pub thickness: f32,
}

/// Writes a distorted copy of `image` (grays, row by row) into `out`.
///
/// Lines change their thickness first. Then every new pixel is looked up where it came from, by the
/// inverse of a rotation, shear, scaling and shift about the middle, and a smooth displacement
/// (elastic distortion, Simard et al. 2003), with bilinear interpolation; beyond the edge is paper.
pub fn distort(
    image: &[f32; PIXELS],
    by: Distortion,
    rng: &mut Generator,
    out: &mut [f32; PIXELS],
) {
    let mut amount = |most: f32| rng.random_range(-1.0..=1.0) * most;
    let (sin, cos) = amount(by.rotation).sin_cos();
    let shear = amount(by.shear);
    let (wide, high) = (1.0 + amount(by.scale), 1.0 + amount(by.scale));
    let (right, down) = (amount(by.shift), amount(by.shift));
    let image = thickness::changed(image, amount(by.thickness));
    let field = Field::random(by.bend, rng);

    let middle = (SIDE as f32 - 1.0) / 2.0;
    for (index, gray) in out.iter_mut().enumerate() {
        let (column, row) = (index % SIDE, index / SIDE);
        let [bend_right, bend_down] = field.at(column, row);
        let x = column as f32 - middle - right - bend_right;
        let y = row as f32 - middle - down - bend_down;
        let x = x + shear * y;
        let (x, y) = ((cos * x + sin * y) / wide, (cos * y - sin * x) / high);
        *gray = interpolate(&image, x + middle, y + middle);
    }
}

fn interpolate(image: &[f32; PIXELS], x: f32, y: f32) -> f32 {
    let (left, top) = (x.floor(), y.floor());
    let (along, down) = (x - left, y - top);
    let gray = |dx: f32, dy: f32| {
        let (column, row) = (left + dx, top + dy);
        let inside = |place: f32| (0.0..SIDE as f32).contains(&place);
        if inside(column) && inside(row) {
            image[row as usize * SIDE + column as usize]
        } else {
            0.0
        }
    };
    let upper = gray(0.0, 0.0) * (1.0 - along) + gray(1.0, 0.0) * along;
    let lower = gray(0.0, 1.0) * (1.0 - along) + gray(1.0, 1.0) * along;
    upper * (1.0 - down) + lower * down
}

//! The most that the processor can do.

use std::hint::black_box;

use digit_lab::nn::Real;
use digit_lab::nn::kernels::{Vector, Work};

use super::table::{PEAK, Table};

/// Sums that do not wait for one another: two additions at once, each four or five cycles long.
const SUMS: usize = 10;
const ROUNDS: usize = 10_000;

/// Products and sums in registers, and nothing else.
struct Peak<'a> {
    sum: &'a mut f32,
    lanes: &'a mut usize,
}

impl Work<f32> for Peak<'_> {
    #[inline(always)]
    #[allow(clippy::inline_always)]
    fn with<V: Vector<f32>>(self) {
        let factors = [V::of(black_box(0.5)), V::of(black_box(0.25))];
        let mut sums = [V::of(0.0); SUMS];
        for _ in 0..ROUNDS {
            for sum in &mut sums {
                *sum = sum.add_product(factors[0], factors[1]);
            }
        }
        *self.sum = sums.into_iter().map(V::sum).sum();
        *self.lanes = V::LANES;
    }
}

pub(crate) fn measure(table: &mut Table) {
    let (mut sum, mut lanes) = (0.0, 0);
    let mut run = || {
        let (sum, lanes) = (&mut sum, &mut lanes);
        f32::with_vectors(Peak { sum, lanes });
        black_box(*sum);
        *lanes
    };
    let operations = 2 * SUMS * ROUNDS * run();
    table.measure(PEAK, operations, || {
        run();
    });
}

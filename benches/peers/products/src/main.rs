//! The product that training begins with, `x W` of a mini-batch of MNIST's images and a first layer's weights, on one
//! thread: by Digit Lab's kernel, which leaves out pixels that are zero, and by two libraries' dense products.
//!
//! Prints a table; no figure is asserted.

#[path = "../../../bundled.rs"]
mod bundled;

use std::hint::black_box;
use std::time::Instant;

use digit_lab::data::Dataset;
use digit_lab::drawing::PIXELS;
use digit_lab::nn::kernels::{self, NonZero};
use gemm::Parallelism;
use ndarray::linalg::general_mat_mul;
use ndarray::{Array1, Array2};

/// Images and neurons.
const WORKS: [(&str, usize, usize); 3] = [("w1", 10, 30), ("w2", 10, 100), ("w3", 128, 128)];

/// Rounds in which each has a turn, and a turn's products.
const ROUNDS: usize = 15;
const TIMES: usize = 200;

fn main() {
    let images = bundled::bundled().training;
    println!("| `x W`, natively on one thread | who | median, µs | Digit Lab is faster by |");
    println!("|---|---|--:|--:|");
    for (work, n, outputs) in WORKS {
        compare(
            &format!("{work}, {n} x {PIXELS} x {outputs}"),
            &images,
            n,
            outputs,
        );
    }
}

fn compare(name: &str, images: &Dataset, n: usize, outputs: usize) {
    let (x, _) = images.arrays::<f32>(0, n);
    let mut terms = NonZero::new();
    terms.take(x.view());
    let weights = Array2::from_shape_fn((PIXELS, outputs), |(row, column)| {
        ((row * outputs + column) * 7919 % 1009) as f32 / 1008.0 - 0.5
    });
    let biases = Array1::zeros(outputs);
    let mut z: [Array2<f32>; 3] = std::array::from_fn(|_| Array2::zeros((n, outputs)));
    let mut secs: [Vec<f64>; 3] = Default::default();
    for _ in 0..ROUNDS {
        let [ours, ndarrays, gemms] = &mut z;
        secs[0].push(time(|| {
            kernels::weighted_inputs(
                black_box(&terms),
                weights.view(),
                biases.view(),
                ours.view_mut(),
            );
        }));
        secs[1].push(time(|| {
            general_mat_mul(1.0, black_box(&x), &weights, 0.0, ndarrays)
        }));
        secs[2].push(time(|| dense(black_box(&x), &weights, gemms)));
    }
    for other in &z[1..] {
        let apart = (&z[0] - other)
            .iter()
            .fold(0.0, |most: f32, it| most.max(it.abs()));
        assert!(apart < 1e-3, "{name}: {apart} apart");
    }
    let medians = secs.map(|mut secs| {
        secs.sort_by(f64::total_cmp);
        1e6 * secs[ROUNDS / 2]
    });
    let who = ["Digit Lab", "ndarray 0.17, `general_mat_mul`", "gemm 0.19"];
    for (who, micros) in who.iter().zip(medians) {
        println!(
            "| {name} | {who} | {micros:.2} | {:.2} |",
            micros / medians[0]
        );
    }
}

/// Seconds that it takes once.
fn time(mut product: impl FnMut()) -> f64 {
    let start = Instant::now();
    (0..TIMES).for_each(|_| product());
    start.elapsed().as_secs_f64() / TIMES as f64
}

/// `z = x W` by gemm.
fn dense(x: &Array2<f32>, weights: &Array2<f32>, z: &mut Array2<f32>) {
    let (m, k, n) = (x.nrows(), x.ncols(), weights.ncols());
    let row = |width: usize| width as isize;
    // SAFETY: all three are whole matrices of these sizes, row after row, and `z` is none of the others.
    unsafe {
        gemm::gemm(
            m,
            n,
            k,
            z.as_mut_ptr(),
            1,
            row(n),
            false,
            x.as_ptr(),
            1,
            row(k),
            weights.as_ptr(),
            1,
            row(n),
            0.0,
            1.0,
            false,
            false,
            false,
            Parallelism::None,
        );
    }
}

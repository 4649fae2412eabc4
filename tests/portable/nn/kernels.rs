//! Each kernel beside the plain loops that it replaces.

use digit_lab::nn::Real;
use digit_lab::nn::kernels::{self, NonZero, NonZeroColumns};
use ndarray::{Array1, Array2, ArrayView2, s};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fixtures::{assert_close, normal, with_zeros};

/// Samples, inputs, outputs: none, one, odd, wider than a vector, wider than a block and longer than what is taken
/// together.
const SHAPES: [(usize, usize, usize); 18] = [
    (0, 4, 3),
    (3, 0, 2),
    (2, 5, 4),
    (3, 4, 33),
    (2, 6, 34),
    (4, 3, 67),
    (1, 1, 1),
    (2, 3, 1),
    (3, 1, 5),
    (4, 7, 8),
    (5, 9, 17),
    (10, 33, 30),
    (3, 50, 64),
    (2, 31, 100),
    (3, 70, 5),
    (2, 131, 40),
    (3, 90, 128),
    (2, 61, 211),
];

fn rows_of(x: &Array2<f32>) -> NonZero<f32> {
    let mut rows = NonZero::new();
    rows.take(x.view());
    rows
}

fn columns_of(x: &Array2<f32>) -> NonZeroColumns<f32> {
    let mut columns = NonZeroColumns::new();
    columns.take(&rows_of(x));
    columns
}

#[wasm_bindgen_test(unsupported = test)]
fn weighted_inputs_equal_the_plain_sum() {
    for (n, inputs, outputs) in SHAPES {
        let x = with_zeros(normal(n, inputs, 1));
        let w = normal::<f32>(inputs, outputs, 2);
        let b: Array1<f32> = normal(1, outputs, 3).row(0).to_owned();
        let mut z = Array2::from_elem((n, outputs), 9.0);
        kernels::weighted_inputs(&rows_of(&x), w.view(), b.view(), z.view_mut());
        for ((row, column), &z) in z.indexed_iter() {
            let products = (0..inputs).map(|i| x[[row, i]] * w[[i, column]]);
            assert_close(z, products.chain([b[column]]));
        }
    }
}

/// Wide layers go through stripes for a batch and through blocks for one sample; in `f64`, whose vectors are narrow on
/// every processor, natively too.
#[wasm_bindgen_test(unsupported = test)]
fn a_sample_comes_to_the_same_bits_alone_and_among_others_whatever_the_width() {
    fn check<T: Real>(outputs: usize) {
        let (n, inputs) = (3, 9);
        let x = with_zeros(normal::<T>(n, inputs, 1));
        let (w, b) = (normal::<T>(inputs, outputs, 2), normal::<T>(1, outputs, 3));
        let weighted = |x: ArrayView2<'_, T>| {
            let mut rows = NonZero::new();
            rows.take(x);
            let mut z = Array2::from_elem((x.nrows(), outputs), T::one());
            kernels::weighted_inputs(&rows, w.view(), b.row(0), z.view_mut());
            z
        };
        let all = weighted(x.view());
        for sample in 0..n {
            let alone = weighted(x.slice(s![sample..=sample, ..]));
            assert_eq!(alone.row(0), all.row(sample), "{outputs} outputs");
        }
        for ((row, column), &z) in all.indexed_iter() {
            let products = (0..inputs).map(|i| x[[row, i]] * w[[i, column]]);
            assert_close(z, products.chain([b[[0, column]]]));
        }
    }
    for outputs in 1..=260 {
        check::<f32>(outputs);
        check::<f64>(outputs);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn weight_gradients_add_the_plain_sum() {
    for (n, inputs, outputs) in SHAPES {
        let x = with_zeros(normal(n, inputs, 4));
        let delta = normal::<f32>(n, outputs, 5);
        let before = normal::<f32>(inputs, outputs, 6);
        let mut gradient = before.clone();
        kernels::add_weight_gradient(&columns_of(&x), delta.view(), gradient.view_mut());
        for ((i, column), &g) in gradient.indexed_iter() {
            let products = (0..n).map(|row| x[[row, i]] * delta[[row, column]]);
            assert_close(g, products.chain([before[[i, column]]]));
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn descending_at_once_equals_descending_by_the_gradient_to_the_last_bit() {
    for (n, inputs, outputs) in SHAPES {
        let x = columns_of(&with_zeros(normal(n, inputs, 4)));
        let delta = normal::<f32>(n, outputs, 5);
        let mut at_once = normal::<f32>(inputs, outputs, 6);
        let mut by_gradient = at_once.clone();
        let mut gradient = Array2::zeros((inputs, outputs));
        kernels::add_weight_gradient(&x, delta.view(), gradient.view_mut());
        kernels::descend(
            by_gradient.as_slice_mut().unwrap(),
            gradient.as_slice_mut().unwrap(),
            0.3,
        );
        kernels::descend_at_once(&x, delta.view(), 0.3, at_once.view_mut());
        assert_eq!(at_once, by_gradient, "{n} x {inputs} x {outputs}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn input_gradients_equal_the_plain_sum() {
    for (n, inputs, outputs) in SHAPES {
        let delta = normal::<f32>(n, outputs, 7);
        let w = normal::<f32>(inputs, outputs, 8);
        let mut gradient = Array2::from_elem((n, inputs), 9.0);
        kernels::input_gradient(delta.view(), w.view(), gradient.view_mut());
        for ((row, i), &g) in gradient.indexed_iter() {
            assert_close(
                g,
                (0..outputs).map(|column| delta[[row, column]] * w[[i, column]]),
            );
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn descending_subtracts_the_gradient_and_zeroes_it() {
    let (mut w, mut g) = ([1.0_f32, -2.0, 0.5], [2.0_f32, 4.0, -8.0]);
    kernels::descend(&mut w, &mut g, 0.25);
    assert_eq!((w, g), ([0.5, -3.0, 2.5], [0.0; 3]));
}

#[wasm_bindgen_test(unsupported = test)]
fn what_is_not_zero_and_where_is_all_of_a_batch() {
    for (n, inputs, _) in SHAPES {
        let x = with_zeros(normal(n, inputs, 1));
        assert_eq!(rows_of(&x).to_array(), x);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn bytes_stand_for_numbers() {
    let numbers = std::array::from_fn(|byte| byte as f32 / 255.0);
    let mut rows = NonZero::new();
    for length in [0, 1, 7, 16, 17, 63, 64, 65, 150] {
        let bytes: Vec<u8> = (0..length)
            .map(|at: u8| at.wrapping_mul(97).max(90) - 90)
            .collect();
        rows.begin(bytes.len());
        let places = (0..).zip(bytes.iter().copied());
        rows.push(places.filter(|(_, byte)| *byte != 0), &numbers);
        rows.push(std::iter::empty(), &numbers);
        let expected = Array2::from_shape_fn((2, bytes.len()), |(row, at)| {
            [numbers[usize::from(bytes[at])], 0.0][row]
        });
        assert_eq!(rows.to_array(), expected);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn the_exponential_is_right_to_seven_digits() {
    for step in 0..=200_000 {
        let x = -87.3 + step as f32 * (175.6 / 200_000.0);
        let (fast, exact) = (kernels::exponential(x), f64::from(x).exp());
        let error = (f64::from(fast) / exact - 1.0).abs();
        assert!(x > 88.3 || error <= 2e-7, "e^{x}: {fast}, off by {error}");
    }
    assert_eq!(kernels::exponential(0.0).to_bits(), 1.0_f32.to_bits());
    for (x, limit) in [
        (-88.0, 0.0),
        (f32::MIN, 0.0),
        (f32::NEG_INFINITY, 0.0),
        (89.0, f32::INFINITY),
        (f32::MAX, f32::INFINITY),
        (f32::INFINITY, f32::INFINITY),
    ] {
        assert_eq!(
            kernels::exponential(x).to_bits(),
            f32::to_bits(limit),
            "e^{x}"
        );
    }
    assert!(kernels::exponential(f32::NAN).is_nan());
}

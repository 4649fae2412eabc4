//! Each kernel of convolutions beside the plain loops that it replaces.

use digit_lab::nn::kernels::{self, Windows, WindowsRoom};
use digit_lab::nn::{MaxPool, Shape};
use ndarray::Array2;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fixtures::{assert_close, normal, with_zeros};

/// Height, width, channels, window, maps: one, odd, narrower than four windows, wider than a vector of maps.
const SHAPES: [(usize, usize, usize, usize, usize); 11] = [
    (1, 1, 1, 1, 1),
    (5, 6, 1, 3, 3),
    (4, 4, 2, 1, 1),
    (7, 5, 3, 4, 5),
    (3, 3, 2, 2, 9),
    (8, 9, 1, 5, 8),
    (6, 11, 1, 5, 20),
    (9, 7, 4, 3, 16),
    (6, 9, 20, 5, 40),
    (5, 12, 16, 3, 33),
    (4, 8, 33, 3, 70),
];

/// A layer's numbers for three pictures: `x`, weights, biases, errors.
struct Layer {
    windows: Windows,
    maps: usize,
    x: Array2<f32>,
    weights: Array2<f32>,
    biases: Array2<f32>,
    delta: Array2<f32>,
}

impl Layer {
    fn of((height, width, channels, kernel, maps): (usize, usize, usize, usize, usize)) -> Self {
        let input = Shape {
            height,
            width,
            channels,
        };
        let windows = Windows { input, kernel };
        Self {
            windows,
            maps,
            x: with_margins(with_zeros(normal(3, input.features(), 1)), input),
            weights: normal(windows.size(), maps, 2),
            biases: normal(1, maps, 3),
            delta: with_zeros(normal(3, windows.places() * maps, 4)),
        }
    }

    /// Which number of a picture each one of a place's window is.
    fn window(&self, place: usize) -> Vec<usize> {
        let Windows { input, kernel } = self.windows;
        let (top, left) = (place / self.windows.width(), place % self.windows.width());
        let rows = top..top + kernel;
        rows.flat_map(|row| {
            let start = (row * input.width + left) * input.channels;
            start..start + kernel * input.channels
        })
        .collect()
    }
}

/// The first picture without its upper rows, the last one without its left half.
fn with_margins(mut x: Array2<f32>, input: Shape) -> Array2<f32> {
    let row = input.width * input.channels;
    for (at, value) in x.row_mut(0).iter_mut().enumerate() {
        *value *= f32::from(u8::from(at / row >= input.height / 2));
    }
    for (at, value) in x.row_mut(2).iter_mut().enumerate() {
        *value *= f32::from(u8::from(at % row >= row / 2));
    }
    x
}

fn slice(array: &Array2<f32>) -> &[f32] {
    array.as_slice().unwrap()
}

#[wasm_bindgen_test(unsupported = test)]
fn convolving_equals_the_plain_sum() {
    let mut room = WindowsRoom::new();
    for shape in SHAPES {
        let layer = Layer::of(shape);
        let mut z = Array2::from_elem(layer.delta.raw_dim(), 9.0);
        kernels::convolve(
            layer.windows,
            slice(&layer.x),
            [slice(&layer.weights), slice(&layer.biases)],
            z.as_slice_mut().unwrap(),
            &mut room,
        );
        for ((n, output), &z) in z.indexed_iter() {
            let (place, map) = (output / layer.maps, output % layer.maps);
            let window = layer.window(place).into_iter().enumerate();
            let products = window.map(|(at, pixel)| layer.x[[n, pixel]] * layer.weights[[at, map]]);
            assert_close(z, products.chain([layer.biases[[0, map]]]));
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn gradients_of_windows_add_the_plain_sum() {
    let mut room = WindowsRoom::new();
    for shape in SHAPES {
        let layer = Layer::of(shape);
        let before = normal::<f32>(layer.windows.size(), layer.maps, 5);
        let mut gradient = before.clone();
        kernels::add_window_gradient(
            layer.windows,
            slice(&layer.x),
            slice(&layer.delta),
            gradient.as_slice_mut().unwrap(),
            &mut room,
        );
        let windows: Vec<_> = (0..layer.windows.places())
            .map(|place| layer.window(place))
            .collect();
        for ((at, map), &g) in gradient.indexed_iter() {
            let places = (0..3).flat_map(|n| windows.iter().enumerate().map(move |it| (n, it)));
            let products = places.map(|(n, (place, window))| {
                layer.x[[n, window[at]]] * layer.delta[[n, place * layer.maps + map]]
            });
            assert_close(g, products.chain([before[[at, map]]]));
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn gradients_of_pictures_equal_the_plain_sum() {
    let mut room = WindowsRoom::new();
    for shape in SHAPES {
        let layer = Layer::of(shape);
        let mut gradient = Array2::from_elem(layer.x.raw_dim(), 9.0);
        kernels::picture_gradient(
            layer.windows,
            slice(&layer.delta),
            slice(&layer.weights),
            gradient.as_slice_mut().unwrap(),
            &mut room,
        );
        let mut products = vec![vec![0.0]; gradient.len()];
        for n in 0..3 {
            for place in 0..layer.windows.places() {
                for (at, pixel) in layer.window(place).into_iter().enumerate() {
                    let products = &mut products[n * layer.x.ncols() + pixel];
                    products.extend((0..layer.maps).map(|map| {
                        layer.delta[[n, place * layer.maps + map]] * layer.weights[[at, map]]
                    }));
                }
            }
        }
        for (&g, products) in gradient.iter().zip(products) {
            assert_close(g, products.into_iter());
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn pooling_is_the_largest_of_each_window_and_back_for_any_number_of_channels() {
    for (height, width, channels, window) in [
        (2, 2, 1, 2),
        (5, 4, 3, 2),
        (6, 7, 4, 3),
        (4, 6, 8, 2),
        (4, 4, 13, 2),
        (7, 5, 20, 2),
    ] {
        let input = Shape {
            height,
            width,
            channels,
        };
        let pool = MaxPool::new(input, window);
        let output = pool.output();
        // Whole numbers, so that several of a window are the largest, and no -0.
        let x = normal::<f32>(2, input.features(), 6).mapv(|x| x.round() + 0.0);
        let delta = normal::<f32>(2, output.features(), 7);
        let mut a = Array2::from_elem(delta.raw_dim(), 9.0);
        let mut gradient = Array2::from_elem(x.raw_dim(), 9.0);
        pool.forward(x.view(), a.view_mut());
        pool.backward(x.view(), a.view(), delta.view(), gradient.view_mut());

        let mut expected = Array2::zeros(x.raw_dim());
        for ((n, at), &a) in a.indexed_iter() {
            let (place, channel) = (at / channels, at % channels);
            let (top, left) = (place / output.width * window, place % output.width * window);
            let rows = (top..top + window)
                .flat_map(|row| (left..left + window).map(move |column| (row, column)));
            let mut largest = None;
            for (row, column) in rows {
                let pixel = (row * width + column) * channels + channel;
                if largest.is_none_or(|largest| x[[n, pixel]] > x[[n, largest]]) {
                    largest = Some(pixel);
                }
            }
            let largest = largest.unwrap();
            assert_eq!(a.to_bits(), x[[n, largest]].to_bits(), "{input:?}");
            expected[[n, largest]] = delta[[n, at]];
        }
        assert_eq!(gradient, expected, "{input:?}");
    }
}

//! Each kernel of convolutions beside the plain loops that it replaces.

use digit_lab::nn::Shape;
use digit_lab::nn::kernels::{self, Windows, WindowsRoom};
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
            x: with_zeros(normal(3, input.features(), 1)),
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

fn slice(array: &Array2<f32>) -> &[f32] {
    array.as_slice().unwrap()
}

#[wasm_bindgen_test(unsupported = test)]
fn convolving_equals_the_plain_sum() {
    for shape in SHAPES {
        let layer = Layer::of(shape);
        let mut z = Array2::from_elem(layer.delta.raw_dim(), 9.0);
        kernels::convolve(
            layer.windows,
            slice(&layer.x),
            [slice(&layer.weights), slice(&layer.biases)],
            z.as_slice_mut().unwrap(),
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

//! A matrix of a stage, as it is to be shown.

mod view;

use std::sync::Arc;

use digit_lab::insight::{Quantity, Symbol};
use digit_lab::nn::Shape;

pub use self::view::FigureView;
use crate::inside::picture::{Bitmap, Layout, Scale, most};

/// So many numbers are a frame's work.
pub const MANY: usize = 500_000;
/// The sides that a number has on the page, in pixels: the most, and the most for all of them.
const MOST_CELL: f64 = 16.0;
const MOST_WIDTH: f64 = 480.0;
const MOST_HEIGHT: f64 = 240.0;

/// A matrix's numbers, each by where it is among them. They stay where they are: there may be millions.
pub type Numbers = Arc<dyn Fn(usize) -> Option<f32> + Send + Sync>;

/// A matrix to be shown.
#[derive(Clone)]
pub struct Figure {
    /// What it is called.
    symbol: Symbol,
    /// Whether the layer whose error it is learns.
    learns: bool,
    /// Its size, such as `30 × 784`.
    size: [usize; 2],
    /// How its numbers are arranged.
    layout: Layout,
    /// How many there are.
    count: usize,
    /// The least and the most of them.
    range: (f32, f32),
    /// All of them as a picture.
    bitmap: Bitmap,
    /// Each of them.
    numbers: Numbers,
}

impl Figure {
    /// A matrix of a stage, of which `numbers` finds those of the quantity. `picture` is how they are arranged where
    /// they are a picture.
    pub fn of(
        quantity: &Quantity<'_, f32>,
        numbers: Numbers,
        picture: Option<Shape>,
        learns: bool,
    ) -> Self {
        let [rows, columns] = quantity.shape;
        let is_matrix = matches!(
            quantity.symbol,
            Symbol::Weights
                | Symbol::WeightsAbove
                | Symbol::WeightGradient
                | Symbol::UpdatedWeights
        );
        let count = quantity.values.len();
        let (size, layout) = match picture {
            _ if is_matrix => ([columns, rows], Layout::Transposed { rows, columns }),
            Some(shape) => ([count, 1], Layout::Maps(shape)),
            None => ([count, 1], Layout::Column { rows: count }),
        };
        let range = range(quantity.values);
        let (least, largest) = range;
        let most = if least.is_finite() && largest.is_finite() {
            least.abs().max(largest.abs())
        } else {
            most(quantity.values)
        };
        Self {
            symbol: quantity.symbol,
            learns,
            size,
            layout,
            count,
            range,
            bitmap: Bitmap::of(layout, quantity.values, most),
            numbers,
        }
    }

    /// The colors of activations, or those of what can be negative.
    fn scale(&self) -> Scale {
        match self.symbol {
            Symbol::Input | Symbol::Activation | Symbol::Wanted | Symbol::Slope => Scale::Ink,
            _ => Scale::Diverging,
        }
    }

    /// Its size on the page, in pixels.
    fn pixels(&self) -> (f64, f64) {
        let (width, height) = self.layout.size();
        let (width, height) = (width.max(1) as f64, height.max(1) as f64);
        let cell = |most: f64, count: f64| (most / count).min(MOST_CELL);
        match self.layout {
            // Pictures keep their proportions.
            Layout::Maps(_) | Layout::Map { .. } => {
                let cell = cell(MOST_HEIGHT, width.max(height));
                (width * cell, height * cell)
            }
            _ => (
                width * cell(MOST_WIDTH, width),
                height * cell(MOST_HEIGHT, height),
            ),
        }
    }
}

/// The least and the most of some numbers.
fn range(values: &[f32]) -> (f32, f32) {
    let ends = |(least, most): (f32, f32), value: &f32| (least.min(*value), most.max(*value));
    let none = (f32::INFINITY, f32::NEG_INFINITY);
    values.iter().fold(none, ends)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_have_the_books_shape_and_vectors_are_columns() {
        let values = [1.0, 2.0, 3.0, 4.0, 5.0, -6.0];
        let quantity = |symbol, shape| Quantity {
            symbol,
            shape,
            values: &values,
        };
        let figure = |quantity, picture| Figure::of(&quantity, Arc::new(|_| None), picture, true);
        let weights = figure(quantity(Symbol::Weights, [2, 3]), None);
        assert_eq!(weights.size, [3, 2]);
        assert_eq!(weights.layout.size(), (2, 3));
        assert_eq!(weights.range, (-6.0, 5.0));
        let z = figure(quantity(Symbol::WeightedInput, [1, 6]), None);
        assert_eq!((z.size, z.layout.size()), ([6, 1], (1, 6)));
        let shape = Shape {
            height: 2,
            width: 3,
            channels: 1,
        };
        let x = figure(quantity(Symbol::Input, [6, 1]), Some(shape));
        assert_eq!(x.layout.size(), (3, 2));
    }

    #[test]
    fn large_matrices_keep_their_size_on_the_page() {
        let values = vec![0.0; 784 * 30];
        let quantity = Quantity {
            symbol: Symbol::Weights,
            shape: [784, 30],
            values: &values,
        };
        let figure = Figure::of(&quantity, Arc::new(|_| None), None, true);
        let (width, height) = figure.pixels();
        assert!(width <= MOST_WIDTH && height <= MOST_HEIGHT);
    }
}

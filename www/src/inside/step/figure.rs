//! A matrix of a stage as a heat map, whose numbers can be looked at one by one.

use digit_lab::insight::{Quantity, Symbol};
use digit_lab::nn::Shape;
use leptos::prelude::*;

use super::formula::{spoken, symbol};
use crate::i18n::{t_string, use_i18n};
use crate::inside::aim::Aim;
use crate::inside::numerals::{numeral, whole};
use crate::inside::picture::{Bitmap, Layout, Scale, most, picture};

/// Up to so many numbers are written out.
const FEW: usize = 40;
/// The sides that a number has on the page, in pixels: the most, and the most for all of them.
const MOST_CELL: f64 = 16.0;
const MOST_WIDTH: f64 = 480.0;
const MOST_HEIGHT: f64 = 240.0;

/// A matrix to be shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// What it is called.
    pub symbol: Symbol,
    /// Whether the layer whose error it is learns.
    pub learns: bool,
    /// Its size, such as `30 × 784`.
    pub size: [usize; 2],
    /// How its numbers are arranged.
    pub layout: Layout,
    /// Its numbers.
    pub values: Vec<f32>,
}

impl Figure {
    /// A matrix of a stage. `picture` is how its numbers are arranged where they are a picture.
    pub fn of(quantity: &Quantity<'_, f32>, picture: Option<Shape>, learns: bool) -> Self {
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
        Self {
            symbol: quantity.symbol,
            learns,
            size,
            layout,
            values: quantity.values.to_vec(),
        }
    }

    /// The colors of activations, or those of what can be negative.
    fn scale(&self) -> Scale {
        match self.symbol {
            Symbol::Input | Symbol::Activation | Symbol::Wanted | Symbol::Slope => Scale::Ink,
            _ => Scale::Diverging,
        }
    }

    /// The least and the most of its numbers.
    fn range(&self) -> (f32, f32) {
        let ends = |(least, most): (f32, f32), value: &f32| (least.min(*value), most.max(*value));
        self.values
            .iter()
            .fold((f32::INFINITY, f32::NEG_INFINITY), ends)
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

/// The heat map with its name, its size and its range; the pointer or the arrow keys read single numbers.
#[component]
pub fn FigureView(
    figure: Figure,
    /// What is told when a number is tapped, or Enter pressed on it: which of the numbers.
    #[prop(optional)]
    pick: Option<Callback<usize>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let (width, height) = figure.pixels();
    let (columns, rows) = figure.layout.size();
    let name = symbol(figure.symbol, figure.learns);
    let size = format!("{} \u{d7} {}", figure.size[0], figure.size[1]);
    let (size_words, size_spoken) = (size.clone(), size.clone());
    let spoken = spoken(name);
    let bitmap = Bitmap::of(figure.layout, &figure.values, most(&figure.values));
    let bitmap = Signal::stored(bitmap);
    let scale = figure.scale();
    let (least, largest) = figure.range();
    let (layout, count) = (figure.layout, figure.values.len());
    let values = StoredValue::new(figure.values);
    let range = move || {
        if least.to_bits() == largest.to_bits() {
            return numeral(i18n, least);
        }
        let (least, most) = (numeral(i18n, least), numeral(i18n, largest));
        t_string!(i18n, inside.range_of, least, most)
    };

    let aim = Aim::new(columns, rows);
    let choose = move || {
        let at = aim.at.get_untracked();
        let index = at.and_then(|(column, row)| layout.index(column, row));
        if let (Some(pick), Some(index)) = (pick, index) {
            pick.run(index);
        }
    };
    let read = move || {
        let (column, row) = aim.at.get()?;
        let value = values.with_value(|values| values.get(layout.index(column, row)?).copied())?;
        let (row, column) = (whole(i18n, row + 1), whole(i18n, column + 1));
        let value = numeral(i18n, value);
        Some(if matches!(layout, Layout::Column { .. }) {
            t_string!(i18n, inside.entry_of_vector, row, value)
        } else {
            t_string!(i18n, inside.entry, row, column, value)
        })
    };
    let written = move || {
        (count <= FEW).then(|| {
            let number = |value: &f32| view! { <li>{numeral(i18n, *value)}</li> };
            let numbers = values.with_value(|values| values.iter().map(number).collect_view());
            // As high as the colors beside them, where those have their full size.
            let is_beside = count as f64 * MOST_CELL <= MOST_HEIGHT;
            view! { <ol class="inside-numbers" class:beside=is_beside>{numbers}</ol> }
        })
    };
    let aloud = move || read().unwrap_or_else(range);
    view! {
        <figure
            class="inside-figure"
            data-testid="inside-figure"
            data-size=size
            data-least=least.to_string()
            data-most=largest.to_string()
        >
            <figcaption>
                <span class="inside-symbol" inner_html=name></span>
                <span class="inside-size">{size_words}</span>
            </figcaption>
            <div class="inside-figure-body">
                <div
                    class="inside-figure-sheet"
                    node_ref=aim.sheet
                    tabindex="0"
                    role="application"
                    aria-label=move || format!("{spoken}, {size_spoken}: {}", range())
                    style:width=format!("{width:.0}px")
                    style:height=format!("{height:.0}px")
                    on:pointermove=move |event| aim.point(&event)
                    on:pointerdown=move |event| aim.point(&event)
                    on:pointerleave=move |_| aim.at.set(None)
                    on:blur=move |_| aim.at.set(None)
                    on:click=move |_| choose()
                    on:keydown=move |event| {
                        if event.key() == "Enter" {
                            choose();
                        }
                        aim.steer(&event);
                    }
                >
                    {picture(bitmap, scale, range)}
                </div>
                {written}
            </div>
            <p class="inside-range" aria-live="polite">
                {aloud}
            </p>
        </figure>
    }
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
        let weights = Figure::of(&quantity(Symbol::Weights, [2, 3]), None, true);
        assert_eq!(weights.size, [3, 2]);
        assert_eq!(weights.layout.size(), (2, 3));
        assert_eq!(weights.range(), (-6.0, 5.0));
        let z = Figure::of(&quantity(Symbol::WeightedInput, [1, 6]), None, true);
        assert_eq!((z.size, z.layout.size()), ([6, 1], (1, 6)));
        let shape = Shape {
            height: 2,
            width: 3,
            channels: 1,
        };
        let x = Figure::of(&quantity(Symbol::Input, [6, 1]), Some(shape), true);
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
        let (width, height) = Figure::of(&quantity, None, true).pixels();
        assert!(width <= MOST_WIDTH && height <= MOST_HEIGHT);
    }
}

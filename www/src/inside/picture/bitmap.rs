//! Numbers arranged as the pixels of a picture.

use digit_lab::nn::Shape;

use super::palette::{Colors, Scale};

/// How numbers that lie in a row are arranged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Below one another.
    Column {
        /// How many.
        rows: usize,
    },
    /// A matrix on its side: where the engine has a row an input, the book has a row a neuron.
    Transposed {
        /// The matrix's rows, which are columns here.
        rows: usize,
        /// And its columns, which are rows here.
        columns: usize,
    },
    /// One channel of a picture.
    Map {
        /// The picture's.
        shape: Shape,
        /// Which.
        channel: usize,
    },
    /// All channels of a picture as tiles beside and below one another, about as wide as high; single numbers
    /// without gaps.
    Maps(Shape),
}

impl Layout {
    /// Pixels a row, and rows.
    pub fn size(self) -> (usize, usize) {
        match self {
            Self::Column { rows } => (1, rows),
            Self::Transposed { rows, columns } => (rows, columns),
            Self::Map { shape, .. } => (shape.width, shape.height),
            Self::Maps(shape) => {
                let (across, gap) = tiles(shape);
                let down = shape.channels.div_ceil(across.max(1));
                let length = |tiles: usize, pixels: usize| tiles * (pixels + gap);
                (
                    length(across, shape.width).saturating_sub(gap),
                    length(down, shape.height).saturating_sub(gap),
                )
            }
        }
    }

    /// How many numbers beside and below one another are one pixel of its picture.
    pub fn block(self) -> (usize, usize) {
        let (width, height) = self.size();
        match self {
            Self::Transposed { .. } => {
                let of = |length: usize, most: usize| length.div_ceil(most).max(1);
                (of(width, MOST_PIXELS.0), of(height, MOST_PIXELS.1))
            }
            Self::Column { .. } | Self::Map { .. } | Self::Maps(_) => (1, 1),
        }
    }

    /// Which number is at a pixel; nothing in a gap.
    pub fn index(self, column: usize, row: usize) -> Option<usize> {
        let (width, height) = self.size();
        if column >= width || row >= height {
            return None;
        }
        match self {
            Self::Column { .. } => Some(row),
            Self::Transposed { columns, .. } => Some(column * columns + row),
            Self::Map { shape, channel } => {
                Some((row * shape.width + column) * shape.channels + channel)
            }
            Self::Maps(shape) => {
                let (across, gap) = tiles(shape);
                let (tile_width, tile_height) = (shape.width + gap, shape.height + gap);
                let channel = row / tile_height * across + column / tile_width;
                let (row, column) = (row % tile_height, column % tile_width);
                let is_inside =
                    row < shape.height && column < shape.width && channel < shape.channels;
                is_inside.then_some((row * shape.width + column) * shape.channels + channel)
            }
        }
    }
}

/// How many tiles stand beside one another, and how far apart.
fn tiles(shape: Shape) -> (usize, usize) {
    let across = (shape.channels as f64).sqrt().ceil() as usize;
    (across, usize::from(shape.height * shape.width > 1))
}

/// A matrix of more rows and columns than that is shown by the largest amounts of its blocks: no screen has more
/// pixels where it stands, and a browser that makes a picture smaller evens out what is seldom.
const MOST_PIXELS: (usize, usize) = (1_024, 512);

/// A picture of numbers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bitmap {
    /// Pixels a row.
    pub width: usize,
    /// The numbers row by row, each as a share of the largest amount: -1 to 1; nothing in a gap.
    pub shares: Vec<Option<f32>>,
}

impl Bitmap {
    /// Numbers in a layout; `most` is the largest amount.
    pub fn of(layout: Layout, values: &[f32], most: f32) -> Self {
        if let Layout::Transposed { rows, columns } = layout
            && layout.block() != (1, 1)
        {
            return Self::of_blocks((rows, columns), layout.block(), values, most);
        }
        let (width, height) = layout.size();
        let pixels = (0..height).flat_map(|row| (0..width).map(move |column| (column, row)));
        let share = |(column, row)| {
            let value = *values.get(layout.index(column, row)?)?;
            Some(if most > 0.0 { value / most } else { value })
        };
        Self {
            width,
            shares: pixels.map(share).collect(),
        }
    }

    /// A matrix on its side by its blocks of so many of its rows and columns, each as its largest amount.
    fn of_blocks(
        (rows, columns): (usize, usize),
        (across, down): (usize, usize),
        values: &[f32],
        most: f32,
    ) -> Self {
        let (width, height) = (rows.div_ceil(across), columns.div_ceil(down));
        let mut shares = vec![Some(0.0_f32); width * height];
        // In the order in which they lie in memory.
        for (row, numbers) in values.chunks_exact(columns).take(rows).enumerate() {
            for (part, block) in numbers.chunks(down).enumerate() {
                let share = &mut shares[part * width + row / across];
                *share = share.map(|largest| block.iter().fold(largest, |a, b| larger(a, *b)));
            }
        }
        if most > 0.0 {
            shares.iter_mut().flatten().for_each(|share| *share /= most);
        }
        Self { width, shares }
    }

    /// Rows of pixels.
    pub fn height(&self) -> usize {
        self.shares.len().checked_div(self.width).unwrap_or(0)
    }

    /// Red, green, blue and opacity of every pixel.
    pub fn bytes(&self, colors: &Colors, scale: Scale) -> Vec<u8> {
        let color = |share: &Option<f32>| share.map_or([0; 4], |share| colors.of(share, scale));
        self.shares.iter().flat_map(color).collect()
    }
}

/// That of two numbers which has the larger amount; what is no number hides none.
fn larger(one: f32, other: f32) -> f32 {
    if other.abs() > one.abs() { other } else { one }
}

/// The largest amount of some numbers that are any.
pub fn most(values: &[f32]) -> f32 {
    let finite = values.iter().filter(|value| value.is_finite());
    finite.fold(0.0, |most, value| most.max(value.abs()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shares(layout: Layout, values: &[f32], most: f32) -> Vec<f32> {
        let bitmap = Bitmap::of(layout, values, most);
        assert_eq!((bitmap.width, bitmap.height()), layout.size());
        bitmap.shares.iter().map(|it| it.unwrap_or(9.0)).collect()
    }

    #[test]
    fn a_matrix_of_a_row_an_input_has_a_row_a_neuron() {
        // Two inputs, three neurons.
        let values = [1.0, 2.0, 3.0, -4.0, 0.0, 2.0];
        let layout = Layout::Transposed {
            rows: 2,
            columns: 3,
        };
        assert_eq!(layout.size(), (2, 3));
        assert_eq!(
            shares(layout, &values, 4.0),
            [0.25, -1.0, 0.5, 0.0, 0.75, 0.5]
        );
        assert_eq!(
            shares(Layout::Column { rows: 3 }, &values, 1.0),
            [1.0, 2.0, 3.0]
        );
    }

    #[test]
    fn a_matrix_larger_than_its_place_is_shown_by_the_largest_amounts_of_its_blocks() {
        let (rows, columns) = (2 * MOST_PIXELS.0 - 1, MOST_PIXELS.1 + 1);
        let layout = Layout::Transposed { rows, columns };
        assert_eq!(layout.block(), (2, 2));
        let mut values = vec![0.5; rows * columns];
        // In the block of inputs 2 and 3 and of neurons 4 and 5.
        values[3 * columns + 4] = -2.0;
        values[2 * columns + 5] = f32::NAN;
        // In the last one, which has one of each.
        values[rows * columns - 1] = 1.0;
        let bitmap = Bitmap::of(layout, &values, 2.0);
        assert_eq!((bitmap.width, bitmap.height()), (1_024, 257));
        let at = |column: usize, row: usize| bitmap.shares[row * bitmap.width + column];
        assert_eq!(at(1, 2), Some(-1.0));
        assert_eq!(at(0, 2), Some(0.25));
        assert_eq!(at(1_023, 256), Some(0.5));
        let apart = bitmap.shares.iter().filter(|it| **it != Some(0.25));
        assert_eq!(apart.count(), 2);
    }

    #[test]
    fn channels_are_tiles_with_gaps() {
        // 1x2 pixels of three channels: two tiles above, one below.
        let shape = Shape {
            height: 1,
            width: 2,
            channels: 3,
        };
        let values = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6];
        let gap = 9.0;
        let expected = [
            [0.1, 0.4, gap, 0.2, 0.5],
            [gap, gap, gap, gap, gap],
            [0.3, 0.6, gap, gap, gap],
        ];
        assert_eq!(shares(Layout::Maps(shape), &values, 1.0), expected.concat());
        let map = Layout::Map { shape, channel: 1 };
        assert_eq!(shares(map, &values, 1.0), [0.2, 0.5]);
        assert_eq!(Layout::Maps(Shape::row(4)).size(), (2, 2));
        assert_eq!(Layout::Maps(shape).index(5, 0), None);
    }

    #[test]
    fn no_numbers_are_no_picture() {
        assert_eq!(Bitmap::default().height(), 0);
        assert_eq!(Layout::Maps(Shape::row(0)).size(), (0, 0));
        assert_eq!(shares(Layout::Column { rows: 0 }, &[], 1.0), [0.0; 0]);
        assert!(most(&[f32::NAN, -2.0, f32::INFINITY, 1.0]) < 2.5);
    }
}

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

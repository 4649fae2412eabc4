//! What hangs together.

use crate::picture::gray::Plane;

/// An upright rectangle of pixels: the first column and row, and those after the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Area {
    pub(super) left: usize,
    pub(super) top: usize,
    pub(super) right: usize,
    pub(super) bottom: usize,
}

impl Area {
    pub(super) fn width(&self) -> usize {
        self.right.saturating_sub(self.left)
    }

    pub(super) fn height(&self) -> usize {
        self.bottom.saturating_sub(self.top)
    }

    /// The least rectangle around both.
    pub(super) fn with(&self, other: &Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// Columns that both have.
    pub(super) fn columns_shared(&self, other: &Self) -> usize {
        let right = self.right.min(other.right);
        right.saturating_sub(self.left.max(other.left))
    }

    /// Rows that both have.
    pub(super) fn rows_shared(&self, other: &Self) -> usize {
        let bottom = self.bottom.min(other.bottom);
        bottom.saturating_sub(self.top.max(other.top))
    }

    /// Rows between both; 0 where they share some.
    pub(super) fn rows_between(&self, other: &Self) -> usize {
        let top = self.top.max(other.top);
        top.saturating_sub(self.bottom.min(other.bottom))
    }
}

/// Ink that hangs together, sideways or over corners.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) area: Area,
    /// How many pixels.
    pub(super) ink: usize,
}

/// All parts, and which one each pixel belongs to.
pub(super) struct Labels {
    pub(super) width: usize,
    pub(super) height: usize,
    /// By pixel, row by row: one more than the part's index; 0 is paper.
    pub(super) labels: Vec<u32>,
    pub(super) parts: Vec<Part>,
}

impl Labels {
    /// The labels of row `row` from column `left` to before `right`.
    pub(super) fn row(&self, row: usize, left: usize, right: usize) -> &[u32] {
        &self.labels[row * self.width + left..row * self.width + right]
    }
}

/// The parts of what is at least `floor`.
pub(super) fn labels(ink: &Plane, floor: u8) -> Labels {
    let (width, height) = (ink.width, ink.height);
    let mut labels = vec![0_u32; ink.values.len()];
    let mut parts = Vec::new();
    let mut open = Vec::new();
    for start in 0..labels.len() {
        if labels[start] != 0 || ink.values[start] < floor {
            continue;
        }
        let label = parts.len() as u32 + 1;
        let (row, column) = (start / width, start % width);
        let mut part = Part {
            area: Area {
                left: column,
                top: row,
                right: column + 1,
                bottom: row + 1,
            },
            ink: 0,
        };
        labels[start] = label;
        open.push((column, row));
        while let Some((column, row)) = open.pop() {
            part.ink += 1;
            part.area.left = part.area.left.min(column);
            part.area.right = part.area.right.max(column + 1);
            part.area.bottom = part.area.bottom.max(row + 1);
            for y in row.saturating_sub(1)..(row + 2).min(height) {
                for x in column.saturating_sub(1)..(column + 2).min(width) {
                    let index = y * width + x;
                    if labels[index] == 0 && ink.values[index] >= floor {
                        labels[index] = label;
                        open.push((x, y));
                    }
                }
            }
        }
        parts.push(part);
    }
    Labels {
        width,
        height,
        labels,
        parts,
    }
}

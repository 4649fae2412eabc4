//! Matrices by the numbers in them that are not zero.

use ndarray::{Array2, ArrayView2};
use num_traits::Zero;

use super::combination::Term;
use crate::nn::Real;

/// Numbers looked at together, since most of a picture's neighbors are zero together.
const CHUNK: usize = 8;

/// A batch's rows, each as the numbers in it that are not zero.
#[derive(Clone, Debug, Default)]
pub struct NonZero<T> {
    /// The matrix's columns.
    columns: usize,
    /// Row after row; a term's `row` is the column here, since it names a row of the weights.
    terms: Vec<Term<T>>,
    /// Where each row ends among the terms.
    ends: Vec<usize>,
}

impl<T: Real> NonZero<T> {
    /// Of no rows.
    pub fn new() -> Self {
        Self {
            columns: 0,
            terms: Vec::new(),
            ends: Vec::new(),
        }
    }

    /// Takes in a batch in place of the one before; memory is kept.
    pub fn take(&mut self, x: ArrayView2<'_, T>) {
        self.begin(x.ncols());
        for row in x.rows() {
            match row.to_slice() {
                Some(row) => self.push(row, |number| number),
                None => self.push(&row.to_vec(), |number| number),
            }
        }
    }

    /// Forgets all rows and is ready for others of so many columns; memory is kept.
    pub fn begin(&mut self, columns: usize) {
        self.columns = columns;
        self.ends.clear();
    }

    /// Adds a row of bytes, each of which stands for one of these numbers, and 0 for 0.
    pub fn push_bytes(&mut self, row: &[u8], numbers: &[T; 256]) {
        self.push(row, |byte| numbers[usize::from(byte)]);
    }

    /// Each number is written where the next one that is not zero belongs, and stays if it is one: no branch
    /// depends on it.
    fn push<V: Copy + Zero>(&mut self, row: &[V], number: impl Fn(V) -> T) {
        let start = self.ends.last().copied().unwrap_or_default();
        if self.terms.len() < start + row.len() {
            self.terms.resize(start + row.len(), Term::nothing());
        }
        let terms = &mut self.terms[start..start + row.len()];
        let mut len = 0;
        let mut push = |column: usize, value: V| {
            terms[len] = Term {
                row: column as u32,
                factor: number(value),
            };
            len += usize::from(!value.is_zero());
        };
        let (chunks, rest) = row.as_chunks::<CHUNK>();
        for (index, chunk) in chunks.iter().enumerate() {
            if chunk.iter().fold(true, |all, value| all & value.is_zero()) {
                continue;
            }
            for (offset, &value) in chunk.iter().enumerate() {
                push(index * CHUNK + offset, value);
            }
        }
        for (offset, &value) in rest.iter().enumerate() {
            push(chunks.len() * CHUNK + offset, value);
        }
        self.ends.push(start + len);
    }

    /// How many rows there are.
    pub fn samples(&self) -> usize {
        self.ends.len()
    }

    /// All numbers, zeros included.
    pub fn to_array(&self) -> Array2<T> {
        let mut array = Array2::zeros((self.samples(), self.columns));
        for (mut row, terms) in array.rows_mut().into_iter().zip(self.rows()) {
            for term in terms {
                row[term.row as usize] = term.factor;
            }
        }
        array
    }

    /// Each row's terms.
    pub(super) fn rows(&self) -> impl Iterator<Item = &[Term<T>]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts
            .zip(&self.ends)
            .map(|(start, &end)| &self.terms[start..end])
    }
}

/// A batch's columns, each as the numbers in it that are not zero, in the rows' order.
#[derive(Clone, Debug, Default)]
pub struct NonZeroColumns<T> {
    /// The matrix's rows, for so many of which each column has room.
    rows: usize,
    terms: Vec<Term<T>>,
    /// Terms of each column.
    lengths: Vec<u32>,
}

impl<T: Real> NonZeroColumns<T> {
    /// Of no columns.
    pub fn new() -> Self {
        Self {
            rows: 0,
            terms: Vec::new(),
            lengths: Vec::new(),
        }
    }

    /// Takes in the columns of a batch in place of those before; memory is kept.
    pub fn take(&mut self, batch: &NonZero<T>) {
        self.rows = batch.ends.len();
        self.lengths.clear();
        self.lengths.resize(batch.columns, 0);
        let most = self.rows * batch.columns;
        if self.terms.len() < most {
            self.terms.resize(most, Term::nothing());
        }
        for (row, terms) in batch.rows().enumerate() {
            for term in terms {
                let column = term.row as usize;
                let length = &mut self.lengths[column];
                self.terms[column * self.rows + *length as usize] = Term {
                    row: row as u32,
                    factor: term.factor,
                };
                *length += 1;
            }
        }
    }

    /// Each column's terms; a term's `row` is the batch's row.
    pub(super) fn columns(&self) -> impl Iterator<Item = &[Term<T>]> {
        let rooms = self.terms.chunks(self.rows.max(1));
        rooms
            .zip(&self.lengths)
            .map(|(room, &length)| &room[..length as usize])
    }
}

//! Matrices by the numbers in them that are not zero.

use ndarray::ArrayView2;

use super::combination::Term;
use crate::nn::Real;

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
    /// Numbers looked at together, since most of a picture's neighbors are zero together.
    const CHUNK: usize = 8;

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
        self.columns = x.ncols();
        self.ends.clear();
        let most = x.len();
        if self.terms.len() < most {
            self.terms.resize(most, Term::nothing());
        }
        let mut len = 0;
        for row in x.rows() {
            match row.to_slice() {
                Some(row) => len = self.take_row(row, len),
                None => len = self.take_row(&row.to_vec(), len),
            }
            self.ends.push(len);
        }
    }

    /// Each number is written where the next one that is not zero belongs, and stays if it is one: no branch
    /// depends on it.
    fn take_row(&mut self, row: &[T], mut len: usize) -> usize {
        for (chunk, numbers) in row.chunks(Self::CHUNK).enumerate() {
            if numbers.iter().all(|number| *number == T::zero()) {
                continue;
            }
            for (offset, &factor) in numbers.iter().enumerate() {
                let row = (chunk * Self::CHUNK + offset) as u32;
                self.terms[len] = Term { row, factor };
                len += usize::from(factor != T::zero());
            }
        }
        len
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

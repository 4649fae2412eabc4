//! Matrices by the numbers in them that are not zero.

use ndarray::{Array2, ArrayView2};

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
            let terms = room(&mut self.terms, &self.ends, self.columns);
            let length = match row.to_slice() {
                Some(numbers) => Term::collect(numbers, terms),
                None => Term::collect(&row.to_vec(), terms),
            };
            self.end_row(length);
        }
    }

    /// Forgets all rows and is ready for others of so many columns; memory is kept.
    pub fn begin(&mut self, columns: usize) {
        self.columns = columns;
        self.ends.clear();
    }

    /// Adds a row by its columns that are not zero, in their order, each with a byte that stands for one of these
    /// numbers.
    pub fn push(&mut self, places: impl Iterator<Item = (u16, u8)>, numbers: &[T; 256]) {
        let terms = room(&mut self.terms, &self.ends, self.columns);
        let mut length = 0;
        for (term, (place, byte)) in terms.iter_mut().zip(places) {
            *term = Term {
                row: place.into(),
                factor: numbers[usize::from(byte)],
            };
            length += 1;
        }
        self.end_row(length);
    }

    fn end_row(&mut self, length: usize) {
        let start = self.ends.last().copied().unwrap_or_default();
        self.ends.push(start + length);
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

    /// The sum of each row's numbers.
    pub fn sums(&self) -> impl Iterator<Item = T> {
        self.rows().map(sum)
    }

    /// Each row's terms.
    pub(super) fn rows(&self) -> impl Iterator<Item = &[Term<T>]> + Clone {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts
            .zip(&self.ends)
            .map(|(start, &end)| &self.terms[start..end])
    }
}

/// Four partial sums, so that additions do not wait for one another.
fn sum<T: Real>(terms: &[Term<T>]) -> T {
    let (fours, rest) = terms.as_chunks::<4>();
    let add = |sums: [T; 4], four: &[Term<T>; 4]| {
        std::array::from_fn(|lane| sums[lane] + four[lane].factor)
    };
    let sums = fours.iter().fold([T::zero(); 4], add);
    let of_rest = rest.iter().map(|term| term.factor);
    sums.into_iter().chain(of_rest).fold(T::zero(), T::add)
}

/// Where the next row's terms go, at most one a column.
fn room<'a, T: Real>(
    terms: &'a mut Vec<Term<T>>,
    ends: &[usize],
    columns: usize,
) -> &'a mut [Term<T>] {
    let start = ends.last().copied().unwrap_or_default();
    if terms.len() < start + columns {
        terms.resize(start + columns, Term::nothing());
    }
    &mut terms[start..start + columns]
}

/// A batch's columns, each as the numbers in it that are not zero, in the rows' order.
#[derive(Clone, Debug, Default)]
pub struct NonZeroColumns<T> {
    /// The matrix's rows, for so many of which each column has room.
    rows: usize,
    terms: Vec<Term<T>>,
    /// Terms of each column.
    lengths: Vec<u32>,
    /// Of a batch of one row, the columns that have a term, which is then in its place among these. To look for them
    /// among all columns would take as long as all the rest does for one image.
    of_one_row: Vec<u32>,
}

impl<T: Real> NonZeroColumns<T> {
    /// Of no columns.
    pub fn new() -> Self {
        Self {
            rows: 0,
            terms: Vec::new(),
            lengths: Vec::new(),
            of_one_row: Vec::new(),
        }
    }

    /// Takes in the columns of a batch in place of those before; memory is kept.
    pub fn take(&mut self, batch: &NonZero<T>) {
        self.rows = batch.ends.len();
        if let [length] = batch.ends[..] {
            return self.take_one_row(&batch.terms[..length]);
        }
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

    fn take_one_row(&mut self, terms: &[Term<T>]) {
        self.of_one_row.clear();
        self.of_one_row.extend(terms.iter().map(|term| term.row));
        self.terms.clear();
        self.terms
            .extend(terms.iter().map(|term| Term { row: 0, ..*term }));
    }

    /// Of a batch of one row, each column's terms with the row of `targets`, `stride` numbers long, in its place.
    pub(super) fn of_one_row<'a>(
        &'a self,
        mut targets: &'a mut [T],
        stride: usize,
    ) -> impl Iterator<Item = (&'a [Term<T>], &'a mut [T])> {
        let mut passed = 0;
        self.of_one_row
            .iter()
            .zip(&self.terms)
            .map_while(move |(&column, term)| {
                let column = column as usize;
                let rest = std::mem::take(&mut targets);
                let (_, rest) = rest.split_at_mut_checked((column - passed) * stride)?;
                let (target, rest) = rest.split_at_mut_checked(stride)?;
                (targets, passed) = (rest, column + 1);
                Some((std::slice::from_ref(term), target))
            })
    }

    /// Whether they are of a batch of one row: then there are no [`Self::columns`], but [`Self::of_one_row`].
    pub(super) fn are_of_one_row(&self) -> bool {
        self.rows == 1
    }

    /// Each column's terms; a term's `row` is the batch's row.
    pub(super) fn columns(&self) -> impl Iterator<Item = &[Term<T>]> {
        let rooms = self.terms.chunks(self.rows.max(1));
        rooms
            .zip(&self.lengths)
            .map(|(room, &length)| &room[..length as usize])
    }
}

//! A first layer's weights while they are trained, in a form in which what befalls all of them costs nothing.

use std::ops::RangeInclusive;

use ndarray::{Array1, Array2, ArrayView1, ArrayView2, ArrayViewMut2};

use crate::nn::kernels::{self, NonZero, NonZeroColumns};
use crate::nn::{Parameters, Real, Regularization};

/// The weights `W = s V + 1 cᵀ` `(inputs, outputs)` of a fully connected layer whose inputs are standardized,
/// `(x - m)/d` with one mean `m` and deviation `d` for all; raw inputs `x` have `m = 0` and `d = 1`.
///
/// Standardized pixels are nowhere zero, and weight decay moves every weight: each would make a mini-batch
/// go through all weights, most of them for pixels that are paper in all of its images. But decay only changes
/// the number `s`, and paper all rows alike, so that it only changes `c` `(outputs)`. `V`, the table of numbers, changes
/// where raw pixels are not zero. With the sums `σ = Vᵀ 1` of its columns, forward
///
/// `z = ((x - m)/d) W + b = (s/d) x V + (Σx/d) c - (m/d) (s σ + inputs · c) + b`
///
/// and the update `W <- γ W - ε ((x - m)/d)ᵀ δ` is
///
/// `s <- γ s`, `c <- γ c + ε (m/d) Σδ`, `V <- V - ε/(s d) xᵀ δ`, `σ <- σ - ε/(s d) Σ_n Σx_n δ_n`.
///
/// That is exact but for rounding. Before rounding adds up or `s` comes near 0, the form is begun anew, with
/// `V = W`: when depends on nothing but the updates' number and decay.
#[derive(Clone, Debug, PartialEq)]
pub struct Deferred<T> {
    /// `m`
    mean: f64,
    /// `d`
    deviation: f64,
    /// `V`, `(inputs, outputs)`
    table: Array2<T>,
    shared: Shared,
    /// Room for two numbers an output.
    rows: [Array1<T>; 2],
}

/// What belongs to all rows of the table: little, and so kept with all digits.
#[derive(Clone, Debug, PartialEq)]
pub struct Shared {
    /// `s`
    pub scale: f64,
    /// `c`, `(outputs)`
    pub offsets: Vec<f64>,
    /// `σ`, `(outputs)`
    pub sums: Vec<f64>,
    /// Updates since the form was begun.
    pub updates: u32,
}

impl Shared {
    /// The most updates until the form is begun anew.
    const MOST_UPDATES: u32 = 1_000;
    /// Where `|s|` stays.
    const SCALES: RangeInclusive<f64> = 1e-3..=1e3;

    /// Whether it is time to begin the form anew.
    fn is_worn(&self) -> bool {
        self.updates >= Self::MOST_UPDATES || !Self::SCALES.contains(&self.scale.abs())
    }

    /// Of a table that is the weights themselves.
    fn of<T: Real>(weights: ArrayView2<'_, T>) -> Self {
        // Blocks of rows are summed with the weights' own digits, and the blocks' sums with all digits.
        const BLOCK: usize = 32;
        let outputs = weights.ncols();
        let mut sums = vec![0.0; outputs];
        let mut of_block = vec![T::zero(); outputs];
        let rows = weights.to_slice().unwrap_or_default();
        for block in rows.chunks(BLOCK * outputs.max(1)) {
            of_block.fill(T::zero());
            for row in block.chunks_exact(outputs) {
                for (sum, &weight) in of_block.iter_mut().zip(row) {
                    *sum += weight;
                }
            }
            for (sum, of_block) in sums.iter_mut().zip(&of_block) {
                *sum += of_block.as_f64();
            }
        }
        Self {
            scale: 1.0,
            offsets: vec![0.0; outputs],
            sums,
            updates: 0,
        }
    }

    /// Makes of `V` the weights `s V + 1 cᵀ`.
    fn fill_in<T: Real>(&self, table: &mut Array2<T>) {
        let is_whole = self.scale - 1.0 == 0.0;
        if is_whole && self.offsets.iter().all(|&c| c == 0.0) {
            return;
        }
        let scale = T::from_f64(self.scale);
        let offsets: Vec<T> = self.offsets.iter().map(|&c| T::from_f64(c)).collect();
        let table = table.as_slice_mut().unwrap_or_default();
        for row in table.chunks_exact_mut(offsets.len().max(1)) {
            for (v, &c) in row.iter_mut().zip(&offsets) {
                *v = scale * *v + c;
            }
        }
    }
}

impl<T: Real> Deferred<T> {
    /// Of weights for inputs of this mean and deviation.
    pub fn new(weights: ArrayView2<'_, T>, mean: f64, deviation: f64) -> Self {
        let shared = Shared::of(weights);
        Self::of(weights.to_owned(), shared, mean, deviation)
    }

    /// From [`Self::table`] and [`Self::shared`], or nothing where their shapes disagree or the form would have been
    /// begun anew.
    pub fn from_parts(table: Array2<T>, shared: Shared, mean: f64, deviation: f64) -> Option<Self> {
        let fits = [&shared.offsets, &shared.sums]
            .iter()
            .all(|row| row.len() == table.ncols());
        (fits && !shared.is_worn()).then(|| Self::of(table, shared, mean, deviation))
    }

    fn of(table: Array2<T>, shared: Shared, mean: f64, deviation: f64) -> Self {
        let rows = [(); 2].map(|()| Array1::zeros(table.ncols()));
        Self {
            mean,
            deviation,
            table,
            shared,
            rows,
        }
    }

    /// `V`, `(inputs, outputs)`.
    pub fn table(&self) -> &Array2<T> {
        &self.table
    }

    /// All that belongs to `V`.
    pub fn shared(&self) -> &Shared {
        &self.shared
    }

    /// Writes the weights `W` `(inputs, outputs)`.
    pub fn write(&self, weights: &mut Array2<T>) {
        weights.clone_from(&self.table);
        self.shared.fill_in(weights);
    }

    /// Puts the weights `W` where they belong, to be changed there; [`Self::begin`] takes them back.
    pub fn settle(&mut self, weights: &mut Array2<T>) {
        self.shared.fill_in(&mut self.table);
        std::mem::swap(&mut self.table, weights);
    }

    /// Takes weights in place of those before. Those are left where these were.
    pub fn begin(&mut self, weights: &mut Array2<T>) {
        std::mem::swap(&mut self.table, weights);
        self.shared = Shared::of(self.table.view());
    }

    /// The penalty of all weights, before the factor `λ/n`; of L2 it is
    /// `½ (s² Σ V² + 2 s c·σ + inputs · c²)`.
    pub fn penalty(&self, regularization: Regularization) -> f64 {
        let table = self.table.as_slice().unwrap_or_default();
        let (scale, inputs) = (self.shared.scale, self.table.nrows() as f64);
        let rows = self.shared.offsets.iter().zip(&self.shared.sums);
        match regularization {
            Regularization::None => 0.0,
            Regularization::L1 => {
                let mut weights = self.table.clone();
                self.shared.fill_in(&mut weights);
                regularization.total(weights.as_slice().unwrap_or_default())
            }
            Regularization::L2 => {
                let shared: f64 = rows
                    .map(|(c, sum)| c * (2.0 * scale * sum + inputs * c))
                    .sum();
                scale * scale * regularization.total(table) + 0.5 * shared
            }
        }
    }

    /// Writes the weighted inputs `z` `(n, outputs)` for raw inputs `(n, inputs)` and biases `(outputs)`.
    pub fn weighted_inputs(
        &mut self,
        x: &NonZero<T>,
        biases: ArrayView1<'_, T>,
        mut z: ArrayViewMut2<'_, T>,
    ) {
        // All is taken times d/s first, so that `x V` can be added to it as it is.
        let (mean, inputs) = (self.mean / self.deviation, self.table.nrows() as f64);
        let Shared {
            scale,
            offsets,
            sums,
            ..
        } = &self.shared;
        let factor = scale / self.deviation;
        let [constant, slope] = &mut self.rows;
        for (at, bias) in biases.iter().enumerate() {
            let (c, sum) = (offsets[at], sums[at]);
            let shift = mean * (scale * sum + inputs * c);
            constant[at] = T::from_f64((bias.as_f64() - shift) / factor);
            slope[at] = T::from_f64(c / scale);
        }
        kernels::weighted_inputs(x, self.table.view(), constant.view(), z.view_mut());
        let factor = T::from_f64(factor);
        for (mut z, sum) in z.rows_mut().into_iter().zip(x.sums()) {
            z.zip_mut_with(slope, |z, &slope| *z = factor * (*z + sum * slope));
        }
    }

    /// `W <- γ W - ε ((x - m)/d)ᵀ δ` for raw inputs `x` `(n, inputs)`, which are also given by columns, and
    /// errors `δ` `(n, outputs)`.
    pub fn descend(
        &mut self,
        x: &NonZero<T>,
        columns: &NonZeroColumns<T>,
        delta: ArrayView2<'_, T>,
        decay: f64,
        step: f64,
    ) {
        self.decay(decay);
        let [errors, weighted] = &mut self.rows;
        errors.fill(T::zero());
        weighted.fill(T::zero());
        for (delta, sum) in delta.rows().into_iter().zip(x.sums()) {
            *errors += &delta;
            weighted.scaled_add(sum, &delta);
        }
        let of_table = step / (self.shared.scale * self.deviation);
        let of_offsets = step * self.mean / self.deviation;
        kernels::descend_at_once(columns, delta, T::from_f64(of_table), self.table.view_mut());
        let Shared { offsets, sums, .. } = &mut self.shared;
        for (c, error) in offsets.iter_mut().zip(errors.iter()) {
            *c += of_offsets * error.as_f64();
        }
        for (sum, weighted) in sums.iter_mut().zip(weighted.iter()) {
            *sum -= of_table * weighted.as_f64();
        }
    }

    /// `W <- γ W`, and the form begun anew where it is time.
    fn decay(&mut self, factor: f64) {
        let shared = &mut self.shared;
        shared.scale *= factor;
        shared.offsets.iter_mut().for_each(|c| *c *= factor);
        shared.updates += 1;
        if shared.is_worn() {
            shared.fill_in(&mut self.table);
            self.shared = Shared::of(self.table.view());
        }
    }

    /// Makes of sums for raw inputs, `xᵀ δ` and `Σδ`, the gradient for standardized ones, `((x - m)/d)ᵀ δ`
    /// and `Σδ`.
    pub fn standardize(&self, gradient: &mut Parameters<T>) {
        let factor = T::from_f64(1.0 / self.deviation);
        let shift = T::from_f64(-self.mean / self.deviation);
        let Parameters { weights, biases } = gradient;
        let sums = biases.as_slice().unwrap_or_default();
        let weights = weights.as_slice_mut().unwrap_or_default();
        for row in weights.chunks_exact_mut(sums.len().max(1)) {
            for (g, &sum) in row.iter_mut().zip(sums) {
                *g = factor * *g + shift * sum;
            }
        }
    }
}

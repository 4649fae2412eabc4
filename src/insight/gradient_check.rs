//! Backpropagation beside central differences, for chosen weights and for displacements of every size.

mod precision;

use ndarray::ArrayView2;
use serde::{Deserialize, Serialize};

use crate::insight::Place;
use crate::insight::carried::carried;
use crate::insight::gradient_check::precision::Precision;
use crate::nn::{Cost, Network};
use crate::rng::{Purpose, generator};

/// The displacements `h`, from where the curve's bend shows to where rounding has the last word.
pub const DISPLACEMENTS: [f64; 9] = [1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9];

/// Compares `∂C/∂p` by backpropagation with `(C(p + h) - C(p - h)) / 2h`, in the numbers that networks train in and
/// in `f64`, where `C` is the mean cost of some samples without penalty; dropout does nothing.
///
/// In exact arithmetic the difference is off by `h² C'''/6`; rounding adds about `ε C/h`, with `ε` of
/// 6·10⁻⁸ in `f32` and 10⁻¹⁶ in `f64`. The best `h` is in between.
#[derive(Clone, Debug)]
pub struct GradientCheck {
    single: Precision<f32>,
    double: Precision<f64>,
    checked: Vec<Checked>,
    places: Vec<Place>,
}

/// A parameter with both its gradients.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Checked {
    /// Which.
    pub place: Place,
    /// Its value.
    pub parameter: f64,
    /// In `f32`.
    pub single: Comparison,
    /// In `f64`.
    pub double: Comparison,
}

/// The gradients of one parameter in one type of numbers.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// `g`, by backpropagation.
    pub backprop: f64,
    /// By differences, as far as that is done: one for each of [`DISPLACEMENTS`].
    pub differences: Vec<Difference>,
}

/// A central difference.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Difference {
    /// `h`
    pub h: f64,
    /// `g' = (C(p + h) - C(p - h)) / 2h`
    pub slope: f64,
    /// `|g - g'| / (|g| + |g'|)`, 0 where both are 0.
    pub relative_error: f64,
}

impl GradientCheck {
    /// Backpropagates samples `x` `(n, inputs)` with wanted outputs `y` `(n, outputs)`; nothing where the network has
    /// other numbers of inputs or outputs, or there are no samples.
    pub fn new(
        network: &Network<f32>,
        cost: Cost,
        x: ArrayView2<'_, f32>,
        y: ArrayView2<'_, f32>,
    ) -> Option<Self> {
        let sizes = network.sizes();
        let fits = sizes.first() == Some(&x.ncols())
            && sizes.last() == Some(&y.ncols())
            && x.nrows() == y.nrows()
            && x.nrows() > 0;
        if !fits {
            return None;
        }
        let [x64, y64] = [x, y].map(|it| it.mapv(f64::from));
        Some(Self {
            single: Precision::new(network.clone(), cost, x.to_owned(), y.to_owned()),
            double: Precision::new(carried(network)?, cost, x64, y64),
            checked: Vec::new(),
            places: Vec::new(),
        })
    }

    /// Puts a parameter on the list; one that the network does not have is left out.
    pub fn add(&mut self, place: Place) {
        if place.of(&self.single.network).is_some() {
            self.places.push(place);
        }
    }

    /// Puts `count` random parameters on the list whose gradient is not 0, or as many as there are.
    pub fn add_random(&mut self, count: usize, seed: u32) {
        let mut rng = generator(seed, Purpose::Insight);
        let places = Place::draw(&self.double.gradients, count, &mut rng);
        self.places.extend(places);
    }

    /// Computes two differences, in `f32` and in `f64`; answers whether more are left.
    pub fn advance(&mut self) -> bool {
        let is_complete = |it: &Checked| it.double.differences.len() == DISPLACEMENTS.len();
        let done = self.checked.iter().filter(|it| is_complete(it)).count();
        let Some(&place) = self.places.get(done) else {
            return false;
        };
        if self.checked.len() == done {
            self.checked.push(Checked {
                place,
                parameter: place.of(&self.double.network).unwrap_or_default(),
                single: self.single.comparison(place),
                double: self.double.comparison(place),
            });
        }
        let Some(checked) = self.checked.last_mut() else {
            return false;
        };
        self.single.compare(place, &mut checked.single);
        self.double.compare(place, &mut checked.double);
        !(done + 1 == self.places.len() && is_complete(checked))
    }

    /// How much is done, from 0 to 1.
    pub fn share(&self) -> f64 {
        let done: usize = self
            .checked
            .iter()
            .map(|it| it.double.differences.len())
            .sum();
        let all = self.places.len() * DISPLACEMENTS.len();
        done as f64 / all.max(1) as f64
    }

    /// The parameters so far, in the order in which they were put on the list.
    pub fn checked(&self) -> &[Checked] {
        &self.checked
    }
}

//! How outputs stand for a digit.

use ndarray::{ArrayView1, ArrayViewMut1};
use serde::{Deserialize, Serialize};

use crate::names::named_enum;
use crate::nn::{Activation, Calibration, Network, Real, digit_read};

/// The digits there are, which networks tell apart.
pub const DIGITS: usize = 10;
/// The bits that ten digits need.
const BITS: usize = 4;

named_enum! {
    /// What the output neurons are wanted to say of a digit.
    pub enum OutputCoding ("output coding") {
        /// Ten neurons, one a digit, of which one is on.
        OneHot = "one-hot",
        /// Four neurons, the digit's bits, the one worth eight first: chapter 1 asks why ten do better.
        Binary = "binary",
    }
}

impl OutputCoding {
    /// An output at 0 or 1 leaves its bit this little doubt: one wrong bit must not make all digits alike.
    pub(crate) const DOUBT: f64 = 1e-6;

    /// By which coding a network's outputs can stand for digits, if by any. Four softmax outputs, which sum to
    /// 1, are no bits.
    pub fn of<T: Real>(network: &Network<T>) -> Option<Self> {
        let outputs = network.sizes().last().copied();
        let mut all = Self::ALL.iter().copied();
        let coding = all.find(|coding| outputs == Some(coding.outputs()));
        coding.filter(|coding| coding.suits(network.output_activation()))
    }

    /// How many output neurons it takes.
    pub fn outputs(self) -> usize {
        match self {
            Self::OneHot => DIGITS,
            Self::Binary => BITS,
        }
    }

    /// Whether outputs of this activation can come to its codes.
    pub fn suits(self, output: Activation) -> bool {
        self == Self::OneHot || output != Activation::Softmax
    }

    /// Writes the outputs wanted for a digit into `y` `(outputs)`.
    pub fn write<T: Real>(self, digit: usize, mut y: ArrayViewMut1<'_, T>) {
        y.fill(T::zero());
        match self {
            Self::OneHot => {
                if let Some(y) = y.get_mut(digit) {
                    *y = T::one();
                }
            }
            Self::Binary => {
                for (neuron, y) in y.iter_mut().enumerate() {
                    if bit(digit, neuron) {
                        *y = T::one();
                    }
                }
            }
        }
    }

    /// The digit that outputs stand for: the first of the largest, or, in binary, the one whose code is
    /// nearest, which is the likeliest by [`Self::likelihood`]. The six codes of no digit are nobody's.
    pub fn read<T: Real>(self, outputs: ArrayView1<'_, T>) -> usize {
        match self {
            Self::OneHot => digit_read(outputs),
            Self::Binary => {
                let likelihoods: [f64; DIGITS] =
                    std::array::from_fn(|digit| Self::likelihood(digit, outputs));
                digit_read(ArrayView1::from(&likelihoods))
            }
        }
    }

    /// How far outputs of a last layer with this activation speak for each digit, 0 to 1: of one neuron a digit,
    /// [`Calibration::scores`]; of bits, [`Self::likelihood`], which leaves what speaks for the codes of no digit to
    /// nobody.
    pub fn scores(
        self,
        calibration: &Calibration,
        activation: Activation,
        outputs: ArrayView1<'_, f32>,
    ) -> [f32; DIGITS] {
        match self {
            Self::OneHot => calibration.scores(outputs, activation),
            Self::Binary => std::array::from_fn(|digit| Self::likelihood(digit, outputs) as f32),
        }
    }

    /// How likely a digit is, 0 to 1, if each of four outputs `a` is the probability of a bit: the product of
    /// `a` over the digit's ones and of `1 - a` over its zeros, which is `exp(-C)` of the cross-entropy `C` of the
    /// outputs and the digit's code.
    ///
    /// What all ten leave of 1 speaks for the six codes of no digit.
    pub fn likelihood<T: Real>(digit: usize, outputs: ArrayView1<'_, T>) -> f64 {
        let bits = outputs.iter().enumerate().map(|(neuron, a)| {
            let one = a.as_f64().clamp(Self::DOUBT, 1.0 - Self::DOUBT);
            if bit(digit, neuron) { one } else { 1.0 - one }
        });
        bits.product()
    }
}

/// A digit's bit, counted from the one worth eight.
fn bit(digit: usize, neuron: usize) -> bool {
    let place = BITS.saturating_sub(neuron + 1);
    digit >> place & 1 == 1
}

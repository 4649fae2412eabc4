//! What goes into a network.

use ndarray::{Array2, ArrayView2};

use crate::nn::kernels::NonZero;
use crate::nn::{Layer, Network, Real};

/// A batch `(n, inputs)`: all its numbers, or those that are not zero.
#[derive(Clone, Copy, Debug)]
pub enum Inputs<'a, T> {
    /// All.
    All(ArrayView2<'a, T>),
    /// Those that are not zero: what a fully connected first layer makes of all anyway.
    NonZero(&'a NonZero<T>),
}

impl<'a, T: Real> Inputs<'a, T> {
    /// `n`
    pub(super) fn samples(self) -> usize {
        match self {
            Self::All(x) => x.nrows(),
            Self::NonZero(x) => x.samples(),
        }
    }

    /// The same for a shorter while: arrays' views do not shrink by themselves.
    pub(super) fn view(&self) -> Inputs<'_, T> {
        match self {
            Self::All(x) => Inputs::All(x.view()),
            Self::NonZero(x) => Inputs::NonZero(x),
        }
    }

    /// All numbers, where only some are given and the network's first layer is of a kind that wants all.
    pub(super) fn expanded_for(self, network: &Network<T>) -> Option<Array2<T>> {
        match (self, network.layers().first()) {
            (Self::All(_), _) | (Self::NonZero(_), Some(Layer::Dense(_))) => None,
            (Self::NonZero(x), _) => Some(x.to_array()),
        }
    }

    /// What is not zero of it, kept in `room` where it has to be found.
    pub(super) fn non_zero(self, room: &'a mut NonZero<T>) -> &'a NonZero<T> {
        match self {
            Self::All(x) => {
                room.take(x);
                room
            }
            Self::NonZero(x) => x,
        }
    }
}

impl<'a, T> From<ArrayView2<'a, T>> for Inputs<'a, T> {
    fn from(x: ArrayView2<'a, T>) -> Self {
        Self::All(x)
    }
}

impl<'a, T> From<&'a NonZero<T>> for Inputs<'a, T> {
    fn from(x: &'a NonZero<T>) -> Self {
        Self::NonZero(x)
    }
}

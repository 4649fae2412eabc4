//! What an arm of an experiment does.

use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

use crate::book::version::limited;
use crate::drawing::PIXELS;
use crate::names::named_enum;
use crate::nn::Cost;
use crate::training::TrainingSpec;

named_enum! {
    /// Sorts of experiments, each shown in its own way.
    pub enum Kind ("kind") {
        /// Networks in training, their curves on one chart.
        Training = "training",
        /// One neuron learning.
        Neuron = "neuron",
        /// A perceptron beside a sigmoid neuron.
        Perceptron = "perceptron",
        /// The gradient's size, layer by layer.
        GradientNorms = "gradient-norms",
        /// Backpropagation held against the numerical gradient.
        NumericalGradient = "numerical-gradient",
        /// Random draws instead of learning.
        RandomSearch = "random-search",
        /// Ways to read digits that are no network.
        Baselines = "baselines",
        /// A support vector machine on more and more images.
        SvmSizes = "svm-sizes",
        /// Several networks that vote.
        Vote = "vote",
    }
}

/// Something to be done, unit by unit, by a [`Task`](crate::book::Task).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Job {
    /// Train a network.
    Training(TrainingSpec),
    /// Train one neuron.
    Neuron(NeuronStart),
    /// Change a weight of a perceptron and of a sigmoid neuron.
    Perceptron,
    /// Measure gradients while a network trains.
    GradientNorms(GradientNorms),
    /// Compute a gradient in both ways.
    NumericalGradient(NumericalGradient),
    /// Draw networks and keep the best.
    RandomSearch(RandomSearch),
    /// Guess.
    Chance {
        /// From which guesses are drawn.
        seed: u32,
    },
    /// Judge digits by how dark they are.
    Darkness {
        /// Training images.
        images: usize,
    },
    /// Train a support vector machine.
    Svm(SvmSettings),
    /// Train networks and let them vote.
    Vote(Vote),
}

/// One neuron of one input 1 that is to learn the output 0.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NeuronStart {
    /// The cost.
    pub cost: Cost,
    /// The first weight.
    pub weight: f64,
    /// The first bias.
    pub bias: f64,
    /// `η`
    pub learning_rate: f64,
    /// Updates.
    pub steps: u32,
}

/// The gradients of a network in training with the whole set as mini-batch.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GradientNorms {
    /// The training; an epoch is one update. With no epochs, the gradient at the start is measured.
    pub spec: TrainingSpec,
}

/// The gradient of a network's cost, by backpropagation and by central differences.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NumericalGradient {
    /// The network; the training images are those that the cost is of.
    pub spec: TrainingSpec,
    /// By how much each parameter is displaced.
    pub h: f64,
}

/// Networks drawn at random.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RandomSearch {
    /// The network; the training images say which one is best.
    pub spec: TrainingSpec,
    /// How many networks.
    pub draws: u32,
}

/// A support vector machine with radial basis functions, one against one.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SvmSettings {
    /// Training images, the first ones.
    pub images: usize,
    /// The price of a training image on the wrong side.
    pub c: f64,
    /// `γ` of `exp(-γ |x - x'|²)`
    pub gamma: f64,
}

impl SvmSettings {
    /// What `C` may be.
    pub const C: RangeInclusive<f64> = 1e-3..=1e6;
    /// What `γ` may be.
    pub const GAMMA: RangeInclusive<f64> = 1e-6..=1e2;

    /// What libraries chose when the book was written: `C = 1`, `γ` one over the number of pixels.
    pub fn default_of(images: usize) -> Self {
        Self {
            images,
            c: 1.0,
            gamma: 1.0 / PIXELS as f64,
        }
    }
}

/// Networks that differ by their seed only.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Vote {
    /// Of each; the first has this seed, and the others the next ones.
    pub spec: TrainingSpec,
    /// How many.
    pub members: u32,
}

impl Job {
    /// The same with another `C` and `γ`, where it is a support vector machine.
    #[must_use]
    pub fn tuned(mut self, c: f64, gamma: f64) -> Self {
        if let Self::Svm(svm) = &mut self {
            svm.c = c;
            svm.gamma = gamma;
        }
        self
    }

    /// The sort of experiment that it is.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Training(_) => Kind::Training,
            Self::Neuron(_) => Kind::Neuron,
            Self::Perceptron => Kind::Perceptron,
            Self::GradientNorms(_) => Kind::GradientNorms,
            Self::NumericalGradient(_) => Kind::NumericalGradient,
            Self::RandomSearch(_) => Kind::RandomSearch,
            Self::Chance { .. } | Self::Darkness { .. } => Kind::Baselines,
            Self::Svm(_) => Kind::SvmSizes,
            Self::Vote(_) => Kind::Vote,
        }
    }

    /// The settings of its network, if it has one.
    pub fn spec(&self) -> Option<&TrainingSpec> {
        match self {
            Self::Training(spec)
            | Self::GradientNorms(GradientNorms { spec })
            | Self::NumericalGradient(NumericalGradient { spec, .. })
            | Self::RandomSearch(RandomSearch { spec, .. })
            | Self::Vote(Vote { spec, .. }) => Some(spec),
            Self::Neuron(_)
            | Self::Perceptron
            | Self::Chance { .. }
            | Self::Darkness { .. }
            | Self::Svm(_) => None,
        }
    }

    /// Whether it is done on digits.
    pub fn needs_images(&self) -> bool {
        !matches!(self, Self::Neuron(_) | Self::Perceptron)
    }

    /// Whether another seed gives another outcome.
    pub fn is_random(&self) -> bool {
        self.spec().is_some() || matches!(self, Self::Chance { .. })
    }

    /// The same on at most so many training images.
    #[must_use]
    pub fn limited_to(&self, images: usize) -> Self {
        let mut job = self.with_spec(|spec| limited(spec, images));
        match &mut job {
            Self::Darkness { images: size } => *size = images.min(*size),
            Self::Svm(svm) => svm.images = images.min(svm.images),
            _ => {}
        }
        job
    }

    /// The same from another seed.
    #[must_use]
    pub fn seeded(&self, seed: u32) -> Self {
        match self {
            Self::Chance { .. } => Self::Chance { seed },
            _ => self.with_spec(|spec| spec.seed = f64::from(seed)),
        }
    }

    /// The same with its network's settings changed.
    pub(super) fn with_spec(&self, change: impl FnOnce(&mut TrainingSpec)) -> Self {
        let mut job = self.clone();
        match &mut job {
            Self::Training(spec)
            | Self::GradientNorms(GradientNorms { spec })
            | Self::NumericalGradient(NumericalGradient { spec, .. })
            | Self::RandomSearch(RandomSearch { spec, .. })
            | Self::Vote(Vote { spec, .. }) => change(spec),
            Self::Neuron(_)
            | Self::Perceptron
            | Self::Chance { .. }
            | Self::Darkness { .. }
            | Self::Svm(_) => {}
        }
        job
    }
}

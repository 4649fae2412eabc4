//! What layers there can be, and how they are written: `conv 8@5x5`, `pool 2`, `dropout 0.5`, `30`.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::nn::Shape;

/// One layer, without its weights.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum LayerKind {
    /// So many neurons, each with a weight to every input.
    Dense {
        /// Outputs.
        neurons: usize,
    },
    /// Maps that each look for one feature at every place of the picture, chapter 6.
    Conv {
        /// Feature maps, the output's channels.
        maps: usize,
        /// The side of the square window (local receptive field), in pixels.
        kernel: usize,
    },
    /// The largest of each window, chapter 6. Windows do not overlap; what is left over at the right
    /// and lower edge is not looked at.
    MaxPool {
        /// The side of the square window, in pixels.
        window: usize,
    },
    /// While training, each number becomes 0 with this probability, chapter 3.
    Dropout {
        /// From 0 to below 1.
        share: f64,
    },
}

/// What is wrong with one layer of a description.
#[derive(Clone, Debug, Error, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum LayerProblem {
    /// Neither a number of neurons nor a word that begins another kind of layer.
    #[error("expected 1 to {most} neurons, or a layer such as conv 8@5x5, pool 2 or dropout 0.5")]
    Neurons {
        /// The most neurons.
        most: u32,
    },
    /// A convolution whose numbers are missing or out of bounds.
    #[error("expected maps and window such as conv 8@5x5, with 1 to {most} maps")]
    Conv {
        /// The most maps.
        most: u32,
    },
    /// A pooling window that is no number.
    #[error("expected a window of 2 or more pixels such as pool 2")]
    Pool,
    /// A share that is no number from 0 to below 1.
    #[error("expected a share from 0 to below 1 such as dropout 0.5")]
    Dropout,
    /// A window that the picture has no room for.
    #[error("expected a window of at most {most} pixels, as the picture there is {height}x{width}")]
    TooLarge {
        /// The smaller side.
        most: u32,
        /// Of the layer's input.
        height: u32,
        /// Of the layer's input.
        width: u32,
    },
    /// A convolution or pooling of what is no picture any more.
    #[error("expected conv and pool before the first layer of plain neurons")]
    NotAPicture,
}

impl LayerKind {
    /// The most neurons in a layer.
    pub const MOST_NEURONS: usize = 2_000;
    /// The most maps of a convolution: with it the widest layer still has fewer than 100,000 numbers a sample.
    pub const MOST_MAPS: usize = 128;

    /// The shape that comes out where `input` goes in.
    pub fn output(self, input: Shape) -> Result<Shape, LayerProblem> {
        let most = input.height.min(input.width);
        let too_large = LayerProblem::TooLarge {
            most: most as u32,
            height: input.height as u32,
            width: input.width as u32,
        };
        match self {
            Self::Dense { neurons } => {
                let possible = (1..=Self::MOST_NEURONS).contains(&neurons);
                let most = Self::MOST_NEURONS as u32;
                possible
                    .then(|| Shape::row(neurons))
                    .ok_or(LayerProblem::Neurons { most })
            }
            Self::Dropout { share } => {
                let possible = (0.0..1.0).contains(&share);
                possible.then_some(input).ok_or(LayerProblem::Dropout)
            }
            Self::Conv { .. } | Self::MaxPool { .. } if !input.is_picture() => {
                Err(LayerProblem::NotAPicture)
            }
            Self::Conv { maps, kernel } if maps == 0 || maps > Self::MOST_MAPS || kernel == 0 => {
                let most = Self::MOST_MAPS as u32;
                Err(LayerProblem::Conv { most })
            }
            Self::Conv { kernel, .. } if kernel > most => Err(too_large),
            Self::Conv { maps, kernel } => Ok(Shape {
                height: input.height + 1 - kernel,
                width: input.width + 1 - kernel,
                channels: maps,
            }),
            Self::MaxPool { window } if window < 2 => Err(LayerProblem::Pool),
            Self::MaxPool { window } if window > most => Err(too_large),
            Self::MaxPool { window } => Ok(Shape {
                height: input.height / window,
                width: input.width / window,
                channels: input.channels,
            }),
        }
    }

    /// Whether it has weights and an activation of its own.
    pub fn learns(self) -> bool {
        matches!(self, Self::Dense { .. } | Self::Conv { .. })
    }

    /// Biases of such a layer.
    pub fn biases(self) -> usize {
        match self {
            Self::Dense { neurons } => neurons,
            Self::Conv { maps, .. } => maps,
            Self::MaxPool { .. } | Self::Dropout { .. } => 0,
        }
    }

    /// Weights and biases of such a layer on an input of this shape.
    pub fn parameters(self, input: Shape) -> usize {
        match self {
            Self::Dense { neurons } => (input.features() + 1) * neurons,
            Self::Conv { maps, kernel } => (kernel * kernel * input.channels + 1) * maps,
            Self::MaxPool { .. } | Self::Dropout { .. } => 0,
        }
    }
}

impl fmt::Display for LayerKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Dense { neurons } => write!(f, "{neurons}"),
            Self::Conv { maps, kernel } => write!(f, "conv {maps}@{kernel}x{kernel}"),
            Self::MaxPool { window } => write!(f, "pool {window}"),
            Self::Dropout { share } => write!(f, "dropout {share}"),
        }
    }
}

impl FromStr for LayerKind {
    type Err = LayerProblem;

    /// Reads what [`fmt::Display`] writes; blanks, capitals and `×` for `x` make no difference.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let neurons = text.trim().parse();
        let text = text.to_ascii_lowercase().replace(['×', '*'], "x");
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        if let Some(rest) = text.strip_prefix("conv") {
            let most = Self::MOST_MAPS as u32;
            return conv(rest).ok_or(LayerProblem::Conv { most });
        }
        if let Some(rest) = text.strip_prefix("pool") {
            let window = rest
                .split_once('x')
                .map_or(Some(rest), |(a, b)| (a == b).then_some(a));
            let window = window
                .and_then(|side| side.parse().ok())
                .filter(|side| *side >= 2);
            return window
                .map(|window| Self::MaxPool { window })
                .ok_or(LayerProblem::Pool);
        }
        if let Some(rest) = text.strip_prefix("dropout") {
            let share = rest.parse().ok().filter(|share| (0.0..1.0).contains(share));
            return share
                .map(|share| Self::Dropout { share })
                .ok_or(LayerProblem::Dropout);
        }
        let neurons = neurons
            .ok()
            .filter(|n| (1..=Self::MOST_NEURONS).contains(n));
        let most = Self::MOST_NEURONS as u32;
        neurons
            .map(|neurons| Self::Dense { neurons })
            .ok_or(LayerProblem::Neurons { most })
    }
}

/// `8@5x5`, or `8@5` for short.
fn conv(text: &str) -> Option<LayerKind> {
    let (maps, window) = text.split_once('@')?;
    let kernel = match window.split_once('x') {
        Some((height, width)) if height != width => return None,
        Some((side, _)) => side,
        None => window,
    };
    let (maps, kernel) = (maps.parse().ok()?, kernel.parse().ok()?);
    let possible = (1..=LayerKind::MOST_MAPS).contains(&maps) && kernel > 0;
    possible.then_some(LayerKind::Conv { maps, kernel })
}

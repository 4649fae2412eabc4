//! How a network's layers are asked for.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::drawing::PIXELS;
use crate::nn::Architecture;
use crate::reading::DIGITS;

/// Layers as a form or a program states them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Layers {
    /// The hidden layers as typed: `30`, or `30, 30`, or nothing at all.
    Hidden(String),
    /// All sizes, from the input to the output layer: `[784, 30, 10]`.
    Sizes(Vec<f64>),
}

/// Why layers cannot be understood, or built.
#[derive(Clone, Debug, Error, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum LayersError {
    /// Something between the commas that is no size.
    #[error("expected a whole number from 1 to {widest} as layer size, got \"{got}\"")]
    Size {
        /// As typed.
        got: String,
        /// The most neurons a layer may have.
        widest: u32,
    },
    /// Too many layers.
    #[error("expected at most {most} hidden layers, got {got}")]
    TooMany {
        /// The most hidden layers.
        most: u32,
        /// How many came.
        got: u32,
    },
    /// Sizes for other pictures or other classes.
    #[error("expected sizes from {PIXELS} to {DIGITS}, got {got}")]
    Ends {
        /// The sizes that came.
        got: String,
    },
}

impl Layers {
    /// The sizes from 784 inputs to ten outputs.
    pub fn sizes(&self) -> Result<Vec<usize>, LayersError> {
        let hidden: Vec<String> = match self {
            Self::Hidden(text) if text.trim().is_empty() => Vec::new(),
            // A Chinese keyboard types other commas.
            Self::Hidden(text) => text
                .split([',', '，', '、'])
                .map(|part| part.trim().to_owned())
                .collect(),
            Self::Sizes(sizes) => {
                let text: Vec<String> = sizes.iter().map(f64::to_string).collect();
                match &text[..] {
                    [first, hidden @ .., last]
                        if *first == PIXELS.to_string() && *last == DIGITS.to_string() =>
                    {
                        hidden.to_vec()
                    }
                    _ => {
                        return Err(LayersError::Ends {
                            got: text.join(", "),
                        });
                    }
                }
            }
        };
        let most = Architecture::MOST_LAYERS - 2;
        if hidden.len() > most {
            return Err(LayersError::TooMany {
                most: most as u32,
                got: hidden.len() as u32,
            });
        }
        let hidden = hidden
            .iter()
            .map(|part| size(part))
            .collect::<Result<Vec<_>, _>>()?;
        Ok([vec![PIXELS], hidden, vec![DIGITS]].concat())
    }
}

fn size(part: &str) -> Result<usize, LayersError> {
    let widest = Architecture::WIDEST;
    part.parse()
        .ok()
        .filter(|size| (1..=widest).contains(size))
        .ok_or_else(|| LayersError::Size {
            got: part.to_owned(),
            widest: widest as u32,
        })
}

//! How a network's layers are asked for.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::drawing::{PIXELS, SIDE};
use crate::nn::{Architecture, LayerKind, LayerProblem, Shape};
use crate::quote::shown;
use crate::reading::DIGITS;

/// Layers as a form or a program states them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Layers {
    /// The hidden layers as typed: `30`, or `conv 8@5x5, pool 2, 30`, or nothing at all.
    Hidden(String),
    /// All sizes, from the input to the output layer: `[784, 30, 10]`.
    Sizes(Vec<f64>),
}

/// Why layers cannot be understood, or built.
#[derive(Clone, Debug, Error, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum LayersError {
    /// Something between the commas that is no layer, or that is not possible there.
    #[error("{problem}, got \"{}\" as layer {layer}", shown(got))]
    Layer {
        /// Counted from 1, the first hidden one.
        layer: u32,
        /// Where in the text it begins, in characters from 0.
        at: u32,
        /// As typed.
        got: String,
        /// What is wrong with it.
        problem: LayerProblem,
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
    #[error("expected sizes from {PIXELS} to {outputs}, got {}", shown(got))]
    Ends {
        /// The neurons that the output coding takes.
        outputs: u32,
        /// The sizes that came.
        got: String,
    },
}

/// What is between two commas.
struct Part {
    at: usize,
    text: String,
}

impl Layers {
    /// The layers from the first hidden one to the ten outputs.
    pub fn kinds(&self) -> Result<Vec<LayerKind>, LayersError> {
        self.kinds_to(DIGITS)
    }

    /// The layers from the first hidden one to so many outputs.
    pub fn kinds_to(&self, outputs: usize) -> Result<Vec<LayerKind>, LayersError> {
        let parts = self.parts(outputs)?;
        let most = Architecture::MOST_LAYERS - 2;
        if parts.len() > most {
            return Err(LayersError::TooMany {
                most: most as u32,
                got: parts.len() as u32,
            });
        }
        let mut shape = Self::input();
        let mut kinds = Vec::with_capacity(parts.len() + 1);
        for (index, part) in parts.into_iter().enumerate() {
            let kind = part.text.parse().and_then(|kind: LayerKind| {
                shape = kind.output(shape)?;
                Ok(kind)
            });
            kinds.push(kind.map_err(|problem| LayersError::Layer {
                layer: index as u32 + 1,
                at: part.at as u32,
                got: part.text,
                problem,
            })?);
        }
        kinds.push(LayerKind::Dense { neurons: outputs });
        Ok(kinds)
    }

    /// The shape of the pictures that networks here read.
    pub fn input() -> Shape {
        Shape::square(SIDE)
    }

    fn parts(&self, outputs: usize) -> Result<Vec<Part>, LayersError> {
        match self {
            Self::Hidden(text) if text.trim().is_empty() => Ok(Vec::new()),
            Self::Hidden(text) => Ok(parts_of(text)),
            Self::Sizes(sizes) => {
                let text: Vec<String> = sizes.iter().map(f64::to_string).collect();
                match &text[..] {
                    [first, hidden @ .., last]
                        if *first == PIXELS.to_string() && *last == outputs.to_string() =>
                    {
                        Ok(hidden
                            .iter()
                            .map(|text| Part {
                                at: 0,
                                text: text.clone(),
                            })
                            .collect())
                    }
                    _ => Err(LayersError::Ends {
                        outputs: outputs as u32,
                        got: text.join(", "),
                    }),
                }
            }
        }
    }
}

/// The trimmed parts between commas, with their places. A Chinese keyboard types other commas.
fn parts_of(text: &str) -> Vec<Part> {
    let mut at = 0;
    text.split([',', '，', '、'])
        .map(|part| {
            let blanks = part.chars().take_while(|c| c.is_whitespace()).count();
            let begins = at + blanks;
            at += part.chars().count() + 1;
            Part {
                at: begins,
                text: part.trim().to_owned(),
            }
        })
        .collect()
}

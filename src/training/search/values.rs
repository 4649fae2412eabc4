//! The values that a setting takes in a search.

use rand::RngExt;

use crate::rng::Generator;
use crate::training::search::ValuesError;
use crate::training::{Field, Limits};

/// Values to try.
#[derive(Clone, Debug, PartialEq)]
pub enum Values {
    /// These, as the form would have them.
    List(Vec<String>),
    /// Any number between two ends: evenly by its logarithm, or by itself where the range begins at 0 or below.
    Range {
        /// The least.
        least: f64,
        /// The most.
        most: f64,
        /// Whether only whole numbers will do.
        whole: bool,
    },
}

/// How many values a grid takes of a range, its ends among them.
const OF_RANGE: usize = 4;

/// Digits of a drawn number: more would tell nothing.
const DIGITS: i32 = 3;

impl Values {
    /// What is meant by `0.1; 0.5; 1` or `0.01..10`. Layers have commas of their own; other fields may have commas
    /// instead of semicolons.
    pub fn parse(field: Field, text: &str) -> Result<Self, ValuesError> {
        let whole = Limits::of(field, usize::MAX).map(|limits| limits.whole);
        if let (Some(whole), Some((least, most))) = (whole, text.split_once("..")) {
            let number = |text: &str| text.trim().parse::<f64>().ok();
            return match (number(least), number(most)) {
                (Some(least), Some(most)) if least < most && (most - least).is_finite() => {
                    Ok(Self::Range { least, most, whole })
                }
                _ => Err(ValuesError::Range {
                    got: text.trim().to_owned(),
                }),
            };
        }
        let is_separator = |c: char| c == ';' || c == '；' || (c == ',' && field != Field::Layers);
        let values: Vec<String> = text
            .split(is_separator)
            .map(|value| value.trim().to_owned())
            .collect();
        // No hidden layer is a value, too.
        let is_gap = |value: &String| value.is_empty() && field != Field::Layers;
        if values.iter().any(is_gap) {
            return Err(ValuesError::Empty {
                got: text.trim().to_owned(),
            });
        }
        Ok(Self::List(distinct(values)))
    }

    /// Whether there is more than one.
    pub fn varies(&self) -> bool {
        match self {
            Self::List(values) => values.len() > 1,
            Self::Range { .. } => true,
        }
    }

    /// The values of a grid.
    pub fn of_grid(&self) -> Vec<String> {
        match self {
            Self::List(values) => values.clone(),
            Self::Range { .. } => {
                let shares = (0..OF_RANGE).map(|n| n as f64 / (OF_RANGE - 1) as f64);
                distinct(shares.map(|share| self.at(share)).collect())
            }
        }
    }

    /// A value at random.
    pub(super) fn draw(&self, rng: &mut Generator) -> String {
        match self {
            Self::List(values) => {
                let at = rng.random_range(0..values.len().max(1));
                values.get(at).cloned().unwrap_or_default()
            }
            Self::Range { .. } => self.at(rng.random_range(0.0..1.0)),
        }
    }

    /// The number at this share of the way from the least to the most, rounded.
    fn at(&self, share: f64) -> String {
        let Self::Range { least, most, whole } = *self else {
            return String::new();
        };
        let number = if least > 0.0 {
            least * (most / least).powf(share)
        } else {
            least + (most - least) * share
        };
        let rounded = rounded(number);
        let number = if whole { number.round() } else { rounded };
        number.clamp(least, most).to_string()
    }
}

/// A number of few digits.
fn rounded(number: f64) -> f64 {
    if number == 0.0 {
        return 0.0;
    }
    let decimals = DIGITS - 1 - number.abs().log10().floor() as i32;
    // Divided rather than multiplied by a negative power, so that 0.3 is the 0.3 of a literal.
    if decimals > 0 {
        let power = 10_f64.powi(decimals);
        (number * power).round() / power
    } else {
        let power = 10_f64.powi(-decimals);
        (number / power).round() * power
    }
}

/// Each value once, in their order.
fn distinct(values: Vec<String>) -> Vec<String> {
    let mut seen: Vec<String> = Vec::with_capacity(values.len());
    for value in values {
        if !seen.contains(&value) {
            seen.push(value);
        }
    }
    seen
}

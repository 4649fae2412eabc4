//! What a search trains.

use crate::rng::{Purpose, generator};
use crate::training::search::{MOST_POINTS, SearchError, Values};
use crate::training::{Field, TrainingConfig, TrainingSpec};

/// A setting that a search varies.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// Which.
    pub field: Field,
    /// Over what.
    pub values: Values,
}

/// In which way values are put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Each with each.
    Grid,
    /// So many points, each value drawn by itself.
    Random {
        /// How many.
        count: usize,
        /// From which they are drawn.
        seed: u32,
    },
}

/// One set of settings.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// Its value on each axis that varies, in their order.
    pub values: Vec<String>,
    /// All of its settings.
    pub spec: TrainingSpec,
}

/// How often a point is drawn anew that there is already, before it is said that there are no more.
const MOST_DRAWS: usize = 100;

/// The points of a search around `base`, with so many training images; each can be trained. Axes with one value
/// change `base` and are no part of a point's values.
pub fn points(
    base: &TrainingSpec,
    axes: &[Axis],
    method: Method,
    training_images: usize,
) -> Result<Vec<Point>, SearchError> {
    let mut base = base.clone();
    for axis in axes.iter().filter(|axis| !axis.values.varies()) {
        if let Some(value) = axis.values.of_grid().first() {
            // A choice that there is not stays what it was; lists are made of choices.
            let _ = base.set(axis.field, value);
        }
    }
    let (axes, single): (Vec<&Axis>, Vec<&Axis>) =
        axes.iter().partition(|axis| axis.values.varies());
    if axes.is_empty() {
        return Err(wrong_in(&base, &single, training_images).unwrap_or(SearchError::NothingVaries));
    }
    let combinations = match method {
        Method::Grid => grid(&axes)?,
        Method::Random { count, seed } => random(&axes, count, seed)?,
    };
    let points = combinations.into_iter().map(|values| {
        let mut spec = base.clone();
        for (axis, value) in axes.iter().zip(&values) {
            let _ = spec.set(axis.field, value);
        }
        match TrainingConfig::check(&spec, training_images) {
            Ok(_) => Ok(Point { values, spec }),
            Err(errors) => Err(SearchError::Settings {
                values: axes.iter().map(|axis| axis.field).zip(values).collect(),
                errors,
            }),
        }
    });
    points.collect()
}

/// What is wrong with settings of one value each, named by those values.
fn wrong_in(base: &TrainingSpec, axes: &[&Axis], training_images: usize) -> Option<SearchError> {
    let errors = TrainingConfig::check(base, training_images).err()?;
    let is_wrong = |axis: &&&Axis| errors.iter().any(|error| error.field == axis.field);
    let wrong = axes.iter().filter(is_wrong);
    let values =
        wrong.filter_map(|axis| Some((axis.field, axis.values.of_grid().first()?.clone())));
    Some(SearchError::Settings {
        values: values.collect(),
        errors,
    })
}

/// Each value with each, the last axis the fastest.
fn grid(axes: &[&Axis]) -> Result<Vec<Vec<String>>, SearchError> {
    let values: Vec<Vec<String>> = axes.iter().map(|axis| axis.values.of_grid()).collect();
    let count = values.iter().map(Vec::len).fold(1, usize::saturating_mul);
    require_few(count)?;
    let mut combinations = vec![Vec::new()];
    for values in &values {
        combinations = combinations
            .iter()
            .flat_map(|combination: &Vec<String>| {
                values.iter().map(move |value| {
                    let mut longer = combination.clone();
                    longer.push(value.clone());
                    longer
                })
            })
            .collect();
    }
    Ok(combinations)
}

/// So many different combinations, or fewer where there are no more.
fn random(axes: &[&Axis], count: usize, seed: u32) -> Result<Vec<Vec<String>>, SearchError> {
    require_few(count)?;
    let mut rng = generator(seed, Purpose::Initialization);
    let mut combinations: Vec<Vec<String>> = Vec::with_capacity(count);
    let mut draws = 0;
    while combinations.len() < count && draws < MOST_DRAWS {
        let drawn: Vec<String> = axes.iter().map(|axis| axis.values.draw(&mut rng)).collect();
        if combinations.contains(&drawn) {
            draws += 1;
        } else {
            draws = 0;
            combinations.push(drawn);
        }
    }
    Ok(combinations)
}

fn require_few(got: usize) -> Result<(), SearchError> {
    if got > MOST_POINTS {
        return Err(SearchError::TooMany {
            most: MOST_POINTS,
            got,
        });
    }
    Ok(())
}

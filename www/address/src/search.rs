//! Addresses of the search for settings: `#/experiments/search?try-learning-rate=0.1;0.5&method=random&count=20`.

use digit_lab::training::{Field, TrainingSpec};

use crate::experiments::{Spot, search_address};
use crate::settings::settings_of;
use crate::{Origin, Query, query_of, with_query};

/// Names in an address: what stands before a field's name for its values, and how points are chosen.
const TRY: &str = "try-";
const METHOD: &str = "method";
const COUNT: &str = "count";
const RANDOM: &str = "random";

/// The most letters of a field's values that an address is believed: more than anybody types.
const MOST_LETTERS: usize = 500;

/// What an address says of a search.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SearchSetup {
    /// The settings around which it is, as the address has them.
    pub around: Query,
    /// Fields with the values to try, as they are typed.
    pub values: Vec<(Field, String)>,
    /// How many points are drawn at random, as it is typed; nothing where each value is tried with each.
    pub draws: Option<String>,
}

impl SearchSetup {
    /// What an address says, if it is one of the search.
    pub fn at(address: &str) -> Option<Self> {
        if Spot::at(address) != Spot::Search {
            return None;
        }
        let mut setup = Self::default();
        let (mut is_random, mut count) = (false, String::new());
        for (name, mut value) in query_of(address) {
            let letters = value.char_indices().nth(MOST_LETTERS);
            value.truncate(letters.map_or(value.len(), |(at, _)| at));
            let field = name.strip_prefix(TRY).map(|name| {
                let mut fields = Field::ALL.iter();
                fields.find(|field| field.name() == name)
            });
            match (field, name.as_str()) {
                (Some(Some(field)), _) => setup.values.push((*field, value)),
                (Some(None), _) => {}
                (None, METHOD) => is_random = value == RANDOM,
                (None, COUNT) => count = value,
                (None, _) => setup.around.push((name, value)),
            }
        }
        setup.draws = is_random.then_some(count);
        Some(setup)
    }

    /// The settings around which it is, if there are any.
    pub fn spec(&self) -> Option<TrainingSpec> {
        let images = |origin: Origin| origin.expected_training_images();
        let (_, draft) = settings_of(&self.around, images)?;
        Some(draft.spec())
    }

    /// The address that says all this.
    pub fn address(&self) -> String {
        let mut query = self.around.clone();
        let values = self.values.iter();
        query.extend(values.map(|(field, text)| (format!("{TRY}{}", field.name()), text.clone())));
        if let Some(draws) = &self.draws {
            query.push((METHOD.to_owned(), RANDOM.to_owned()));
            query.push((COUNT.to_owned(), draws.clone()));
        }
        with_query(&search_address(), &query)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_is_in_its_address_and_comes_back() {
        let setup = SearchSetup {
            around: vec![("layers".to_owned(), "30".to_owned())],
            values: vec![(Field::LearningRate, "0.01..5".to_owned())],
            draws: Some("15".to_owned()),
        };
        assert_eq!(SearchSetup::at(&setup.address()), Some(setup.clone()));
        assert!(setup.spec().is_some());
        let usual = SearchSetup::default();
        assert_eq!(usual.address(), "#/experiments/search");
        assert_eq!(SearchSetup::at(&usual.address()), Some(usual));
    }

    #[test]
    fn what_there_is_not_is_left_out() {
        let address = "#/experiments/search?try-nothing=1&method=guess&count=3";
        assert_eq!(SearchSetup::at(address), Some(SearchSetup::default()));
        assert_eq!(SearchSetup::at("#/?try-learning-rate=1"), None);
        let long = format!("#/experiments/search?try-lambda={}", "é".repeat(2_000));
        let values = SearchSetup::at(&long).unwrap().values;
        assert_eq!(values[0].1.chars().count(), MOST_LETTERS);
    }

    #[test]
    fn it_is_around_the_settings_of_its_address() {
        let spec_at = |address: &str| SearchSetup::at(address)?.spec();
        let spec = spec_at("#/experiments/search?learning-rate=3&layers=30").unwrap();
        assert!((spec.learning_rate - 3.0).abs() < 1e-12);
        assert_eq!(spec_at("#/experiments/search"), None);
        assert_eq!(spec_at("#/?learning-rate=3"), None);
    }
}

//! Addresses within the experiments: `#/experiments`, `#/experiments/3.5?version=quick`.

use std::ops::RangeInclusive;

use digit_lab::book::{Experiment, SvmSettings, Version, experiment};

use crate::{Origin, Query, Route, query_of, with_query};

/// Names in an address.
const VERSION: &str = "version";
const SEEDS: &str = "seeds";
const DATA: &str = "data";
const C: &str = "c";
const GAMMA: &str = "gamma";

/// The last part of the search's address.
const SEARCH: &str = "search";

/// The most seeds that are offered.
pub const MOST_SEEDS: u32 = 5;

/// What of the experiments is shown.
#[derive(Clone, Debug, PartialEq)]
pub enum Spot {
    /// All of them.
    Gallery,
    /// One of them.
    One(Box<Experiment>, Setup),
    /// The search for hyperparameters.
    Search,
    /// An experiment that there is not.
    NoSuch(String),
}

/// How an experiment is run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Setup {
    /// How far it goes.
    pub version: Version,
    /// On which digits.
    pub origin: Origin,
    /// How often, from other seeds.
    pub seeds: u32,
    /// `C` of support vector machines.
    pub c: f64,
    /// Their `γ`.
    pub gamma: f64,
}

impl Default for Setup {
    fn default() -> Self {
        let SvmSettings { c, gamma, .. } = SvmSettings::default_of(0);
        Self {
            version: Version::Quick,
            origin: Origin::Bundled,
            seeds: 1,
            c,
            gamma,
        }
    }
}

impl Setup {
    /// The version of this name, if an experiment has it.
    pub fn version_named(experiment: &Experiment, name: &str) -> Option<Version> {
        let mut versions = versions(experiment).into_iter();
        versions.find(|version| version.name() == name)
    }

    /// The address of an experiment run so.
    pub fn address(self, id: &str) -> String {
        let usual = Self::default();
        let mut query = Query::new();
        let mut add = |name: &str, value: String| query.push((name.to_owned(), value));
        add(VERSION, self.version.name().to_owned());
        if self.seeds != usual.seeds {
            add(SEEDS, self.seeds.to_string());
        }
        for (name, value, usual) in [(C, self.c, usual.c), (GAMMA, self.gamma, usual.gamma)] {
            if value.to_bits() != usual.to_bits() {
                add(name, value.to_string());
            }
        }
        // Files of a visitor's own are nowhere but on that visitor's machine.
        if self.origin == Origin::Full {
            add(DATA, self.origin.name().to_owned());
        }
        with_query(&format!("{}/{id}", Route::Experiments.address()), &query)
    }

    fn of(experiment: &Experiment, query: &Query) -> Self {
        let value = |name: &str| {
            let pair = query.iter().find(|(this, _)| this == name);
            pair.map(|(_, value)| value.as_str())
        };
        let usual = Self::default();
        let version = value(VERSION).and_then(|name| Self::version_named(experiment, name));
        let seeds = value(SEEDS).and_then(|seeds| seeds.parse().ok());
        let number = |name: &str, range: &RangeInclusive<f64>| {
            let number = value(name).and_then(|number| number.parse::<f64>().ok());
            number.filter(|number| range.contains(number))
        };
        let is_full = value(DATA) == Some(Origin::Full.name());
        Self {
            version: version.unwrap_or(usual.version),
            origin: if is_full { Origin::Full } else { usual.origin },
            seeds: seeds.map_or(usual.seeds, |seeds: u32| seeds.clamp(1, MOST_SEEDS)),
            c: number(C, &SvmSettings::C).unwrap_or(usual.c),
            gamma: number(GAMMA, &SvmSettings::GAMMA).unwrap_or(usual.gamma),
        }
    }
}

/// The versions that an experiment has.
pub fn versions(experiment: &Experiment) -> Vec<Version> {
    let mut versions = vec![Version::Quick];
    versions.extend(experiment.is_reduced.then_some(Version::Reduced));
    versions.push(Version::Full);
    versions
}

/// The address of the search.
pub fn search_address() -> String {
    format!("{}/{SEARCH}", Route::Experiments.address())
}

impl Spot {
    /// What an address shows.
    pub fn at(address: &str) -> Self {
        let path = address.split('?').next().unwrap_or_default();
        let id = path.strip_prefix(Route::Experiments.address());
        match id.unwrap_or_default().trim_matches('/') {
            "" => Self::Gallery,
            SEARCH => Self::Search,
            id => experiment(id).map_or_else(
                || Self::NoSuch(id.to_owned()),
                |experiment| {
                    let setup = Setup::of(&experiment, &query_of(address));
                    Self::One(Box::new(experiment), setup)
                },
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn setup_at(address: &str) -> Option<(&'static str, Setup)> {
        match Spot::at(address) {
            Spot::One(experiment, setup) => Some((experiment.id, setup)),
            _ => None,
        }
    }

    #[test]
    fn an_address_leads_to_exactly_its_experiment_and_back() {
        for id in ["1.1", "3.5", "3.15", "N.3"] {
            for (version, origin, seeds) in [
                (Version::Quick, Origin::Bundled, 1),
                (Version::Full, Origin::Full, 5),
            ] {
                let setup = Setup {
                    version,
                    origin,
                    seeds,
                    c: 10.0,
                    ..Setup::default()
                };
                assert_eq!(setup_at(&setup.address(id)), Some((id, setup)));
            }
        }
    }

    #[test]
    fn what_an_address_leaves_open_or_gets_wrong_is_as_usual() {
        let usual = Some(("3.5", Setup::default()));
        assert_eq!(setup_at("#/experiments/3.5"), usual);
        assert_eq!(
            setup_at("#/experiments/3.5/?version=reduced&seeds=x&data=own"),
            usual
        );
        assert_eq!(setup_at("#/experiments/3.5?c=-1&gamma=NaN"), usual);
        let many = setup_at("#/experiments/3.5?seeds=4000000000");
        assert_eq!(many.map(|it| it.1.seeds), Some(MOST_SEEDS));
    }

    #[test]
    fn other_addresses_show_all_experiments_the_search_or_say_that_there_is_none() {
        assert_eq!(Spot::at("#/experiments"), Spot::Gallery);
        assert_eq!(Spot::at("#/experiments/?x=1"), Spot::Gallery);
        assert_eq!(Spot::at(&search_address()), Spot::Search);
        assert_eq!(
            Spot::at("#/experiments/9.9"),
            Spot::NoSuch("9.9".to_owned())
        );
    }
}

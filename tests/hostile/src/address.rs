//! The page's address, which a link from anywhere may have written.

use digit_lab::training::{Field, FieldError};
use digit_lab_address::draft::Draft;
use digit_lab_address::experiments::{Setup, Spot};
use digit_lab_address::inside::View;
use digit_lab_address::search::SearchSetup;
use digit_lab_address::settings::{settings_of, with_settings};
use digit_lab_address::{Origin, Query, Route, lessons, query_of, with_query};

use crate::message::assert_clear;
use crate::{PARSER_RUNS, Target};

/// The package `digit-lab-address`
pub const TARGET: Target = Target {
    name: "address",
    check,
    seeds,
    words: &[
        "#/",
        "#/experiments/",
        "#/inside/",
        "#/lessons/",
        "#/experiments/search?",
        "3.5?",
        "?",
        "&",
        "=",
        "%",
        "%2B",
        "%FF",
        "layers=",
        "learning-rate=",
        "mini-batch=",
        "data=full",
        "seed=",
        "cost=",
        "activation=",
        "version=quick",
        "c=",
        "gamma=",
        "training-size=",
        "seeds=",
        "1e999",
        "NaN",
        "conv+8@5x5",
    ],
    longest: 512,
    runs: PARSER_RUNS,
};

const IMAGES: u32 = 10_000;

fn check(bytes: &[u8]) {
    let address = String::from_utf8_lossy(bytes);
    let query = query_of(&address);
    assert_eq!(query_of(&with_query("#/", &query)), query);
    check_settings(&query);
    match Route::at(&address) {
        Some(Route::Experiments) => check_experiment(&address),
        Some(Route::Inside) => {
            assert_eq!(View::at(&View::at(&address).address()), View::at(&address));
        }
        Some(Route::Lessons) => drop(lessons::Spot::at(&address)),
        Some(Route::Bench | Route::About) | None => {}
    }
}

/// What an address says of the form is shown, judged, and leads back to the same form.
fn check_settings(query: &Query) {
    let Some((origin, draft)) = settings_of(query, Origin::expected_training_images) else {
        return;
    };
    let images = origin.expected_training_images();
    let errors = errors_of(&draft);
    errors.iter().for_each(assert_clear);
    let again = with_settings(&Query::new(), &draft, origin, images);
    if let Some((origin_again, draft_again)) = settings_of(&again, Origin::expected_training_images)
    {
        assert_eq!(origin_again, origin);
        for &field in Field::ALL {
            assert_eq!(draft_again.text(field), draft.text(field), "{field}");
        }
        assert_eq!(errors_of(&draft_again), errors);
    }
}

/// What is wrong with a form, in the order of its fields.
fn errors_of(draft: &Draft) -> Vec<FieldError> {
    let mut errors = draft.errors(IMAGES as usize);
    errors.sort_by_key(|error| error.field as usize);
    errors
}

fn check_experiment(address: &str) {
    if let Spot::One(experiment, setup) = Spot::at(address) {
        let again = Spot::at(&setup.address(experiment.id));
        let Spot::One(_, setup_again) = again else {
            panic!("{address} leads to {again:?}");
        };
        assert_eq!(setup_again, setup);
        let Setup { c, gamma, .. } = setup;
        assert!(c.is_finite() && gamma.is_finite());
    }
    if let Some(setup) = SearchSetup::at(address) {
        assert_eq!(SearchSetup::at(&setup.address()), Some(setup.clone()));
        drop(setup.spec());
    }
}

fn seeds() -> Vec<Vec<u8>> {
    let addresses = [
        "#/",
        "#/?layers=conv+8@5x5,+pool+2,+30&learning-rate=0.1&cost=quadratic&data=full",
        "#/?name=100+%25+%2B+1+%26+%22%CE%B7%22%23%3F%3D",
        "#/experiments/3.5?version=quick&seeds=3&c=10&gamma=0.1&data=full",
        "#/experiments/search?mini-batch=20&epochs=2",
        "#/experiments/search?try-learning-rate=0.01..5&try-layers=30;+100&method=random&count=15",
        "#/inside/step",
        "#/lessons/cost/?x=1",
        "#/about",
    ];
    addresses
        .map(|address| address.as_bytes().to_vec())
        .to_vec()
}

//! What a lesson names is there, and each has what a lesson needs.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use digit_lab_address::search::SearchSetup;

use super::*;
use crate::experiments::address::Spot;
use crate::i18n::Text;
use crate::lessons::step::{Step, Target};
use crate::route::{Query, Route, query_of};
use crate::training::address::settings_of;
use crate::training::data::Origin;

/// Nobody reads on beyond so many.
const MOST_STEPS: usize = 10;

fn steps() -> impl Iterator<Item = (&'static str, &'static Step)> {
    LESSONS
        .into_iter()
        .flat_map(|lesson| lesson.steps.iter().map(|step| (lesson.id, step)))
}

#[test]
fn lessons_are_short_ask_for_a_prediction_and_end_with_something_to_try() {
    for lesson in LESSONS {
        let Lesson { id, steps, .. } = lesson;
        assert!(
            (2..=MOST_STEPS).contains(&steps.len()),
            "{id} has {} steps",
            steps.len()
        );
        assert!(
            steps.iter().any(|it| it.asks.is_some()),
            "{id} asks nothing"
        );
        let attempts: Vec<bool> = steps.iter().map(|it| it.is_attempt).collect();
        assert_eq!(attempts.iter().filter(|it| **it).count(), 1, "{id}");
        assert_eq!(attempts.last(), Some(&true), "{id}");
        assert!(
            steps.first().is_some_and(|it| it.opens.is_some()),
            "{id} begins nowhere"
        );
    }
    let ids: BTreeSet<&str> = LESSONS.iter().map(|lesson| lesson.id).collect();
    assert_eq!(ids.len(), LESSONS.len(), "two lessons have one id");
}

#[test]
fn the_answer_is_among_the_options() {
    for (id, step) in steps() {
        if let Some(question) = step.asks {
            assert!(question.options.len() > 1, "{id}");
            assert!(question.holds < question.options.len(), "{id}");
        }
    }
}

#[test]
fn every_text_is_there_in_every_language() {
    let check = |id: &str, text: &Text| {
        for words in text.in_every_language() {
            assert!(!words.trim().is_empty(), "a text of {id} is empty");
        }
    };
    for lesson in LESSONS {
        check(lesson.id, lesson.title);
        check(lesson.id, lesson.about);
    }
    for (id, step) in steps() {
        for text in [step.heading, step.words] {
            check(id, text);
            let [english, chinese] = text.in_every_language();
            assert_ne!(english, chinese, "a text of {id} is not translated");
        }
        if let Some(question) = step.asks {
            check(id, question.told);
            for option in question.options {
                check(id, option);
            }
        }
    }
}

#[test]
fn every_element_that_is_pointed_at_or_pressed_is_named_in_the_page() {
    let mut sources = String::new();
    read(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut sources,
    );
    let check = |id: &str, element: &str| {
        let is_there = sources.contains(&format!("\"{element}\""));
        assert!(is_there, "{id} speaks of {element}, which the page has not");
    };
    for (id, step) in steps() {
        if let Some(Target::Element(element)) = step.looks_at {
            check(id, element);
        }
        if let Some(press) = step.presses {
            check(id, press.element);
        }
    }
}

/// The page's sources, but for the lessons.
fn read(folder: &Path, sources: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.ends_with("src/lessons") {
            continue;
        }
        if path.is_dir() {
            read(&path, sources);
        } else {
            sources.push_str(&fs::read_to_string(path).unwrap());
        }
    }
}

#[test]
fn every_address_leads_to_where_it_says() {
    for (id, step) in steps() {
        let Some(address) = step.opens else {
            continue;
        };
        let query = query_of(address);
        match Route::at(address) {
            Some(Route::Bench) => check_settings(id, &query),
            Some(Route::Experiments) => match Spot::at(address) {
                Spot::NoSuch(experiment) => panic!("{id} opens {experiment}, which there is not"),
                Spot::Search if !query.is_empty() => {
                    let spec = SearchSetup::at(address).and_then(|setup| setup.spec());
                    assert!(spec.is_some(), "{id}: {address}");
                    check_settings(id, &query);
                }
                Spot::Gallery | Spot::One(..) | Spot::Search => {}
            },
            Some(_) => assert!(query.is_empty(), "{id}: {address}"),
            None => panic!("{id} opens {address}, which leads nowhere"),
        }
    }
}

/// Each setting of an address gets into the form as it is written, and the form is right.
fn check_settings(id: &str, query: &Query) {
    let images = |origin: Origin| origin.expected_training_images();
    let Some((origin, draft)) = settings_of(query, images) else {
        assert!(query.is_empty(), "{id}: {query:?} has no setting");
        return;
    };
    assert!(draft.errors(images(origin) as usize).is_empty(), "{id}");
    for (name, value) in query {
        let field = name.parse().unwrap_or_else(|_| panic!("{id}: {name}"));
        assert_eq!(draft.text(field), value, "{id}: {name}");
    }
}

#[test]
fn what_is_pointed_at_is_in_the_place_that_is_open() {
    for lesson in LESSONS {
        for (number, step) in lesson.steps.iter().enumerate() {
            let place = lesson.place_of(number).and_then(Route::at);
            match step.looks_at {
                Some(Target::Field(_)) => {
                    assert_eq!(place, Some(Route::Bench), "{} {number}", lesson.id);
                }
                Some(Target::Element(element)) => {
                    assert_eq!(place, Some(place_of(element)), "{} {number}", lesson.id);
                }
                None => {}
            }
        }
    }
}

/// The place of an element, by how its name begins.
fn place_of(element: &str) -> Route {
    let begins = |names: &[&str]| names.iter().any(|name| element.starts_with(name));
    if begins(&["experiment", "neuron-", "perceptron-", "search"]) {
        Route::Experiments
    } else if begins(&["inside"]) {
        Route::Inside
    } else {
        Route::Bench
    }
}

//! A search for settings.

use digit_lab::training::search::{
    Axis, MOST_POINTS, Method, Score, SearchError, Values, ValuesError, points, rank,
};
use digit_lab::training::{EpochRecord, Field, TrainingSpec};

use wasm_bindgen_test::wasm_bindgen_test;

fn axis(field: Field, text: &str) -> Axis {
    let values = Values::parse(field, text).unwrap();
    Axis { field, values }
}

fn values_of(axes: &[Axis], method: Method) -> Vec<Vec<String>> {
    let points = points(&TrainingSpec::default(), axes, method, 1_000).unwrap();
    points.into_iter().map(|point| point.values).collect()
}

#[wasm_bindgen_test(unsupported = test)]
fn values_are_lists_or_ranges() {
    let check = |field, text, expected: &[&str]| {
        assert_eq!(axis(field, text).values.of_grid(), expected, "{text}");
    };
    check(Field::LearningRate, "0.1; 0.5 ;1;0.5", &["0.1", "0.5", "1"]);
    check(Field::LearningRate, "0.1, 1", &["0.1", "1"]);
    check(Field::LearningRate, "0.5", &["0.5"]);
    check(Field::Layers, "30; 30, 30; ", &["30", "30, 30", ""]);
    check(Field::LearningRate, "0.01..10", &["0.01", "0.1", "1", "10"]);
    check(Field::Lambda, "0..3", &["0", "1", "2", "3"]);
    check(Field::MiniBatch, "1..1000", &["1", "10", "100", "1000"]);
    check(Field::MiniBatch, "1..2", &["1", "2"]);
}

#[wasm_bindgen_test(unsupported = test)]
fn what_is_no_value_is_named() {
    let parse = |text: &str| Values::parse(Field::LearningRate, text);
    let range = |got: &str| {
        Err(ValuesError::Range {
            got: got.to_owned(),
        })
    };
    assert_eq!(parse(" 10..0.1 "), range("10..0.1"));
    assert_eq!(parse("1.."), range("1.."));
    assert_eq!(parse("..inf"), range("..inf"));
    assert_eq!(
        parse("1;;2"),
        Err(ValuesError::Empty {
            got: "1;;2".to_owned()
        })
    );
    assert_eq!(parse(""), Err(ValuesError::Empty { got: String::new() }));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_grid_has_each_value_with_each_and_leaves_the_rest_as_it_is() {
    let axes = [
        axis(Field::LearningRate, "0.1; 1"),
        axis(Field::Epochs, "3"),
        axis(Field::Layers, "30; 10, 10"),
    ];
    let values = values_of(&axes, Method::Grid);
    assert_eq!(
        values,
        [
            ["0.1", "30"],
            ["0.1", "10, 10"],
            ["1", "30"],
            ["1", "10, 10"]
        ]
    );
    let points = points(&TrainingSpec::default(), &axes, Method::Grid, 1_000).unwrap();
    let expected = TrainingSpec {
        learning_rate: 1.0,
        epochs: 3.0,
        layers: points[3].spec.layers.clone(),
        ..TrainingSpec::default()
    };
    assert_eq!(points[3].spec, expected);
    assert_eq!(points[3].spec.text(Field::Layers), "10, 10");
}

#[wasm_bindgen_test(unsupported = test)]
fn random_points_differ_keep_within_their_range_and_follow_from_the_seed() {
    let axes = [
        axis(Field::LearningRate, "0.01..10"),
        axis(Field::MiniBatch, "10; 100"),
    ];
    let draw = |seed| values_of(&axes, Method::Random { count: 40, seed });
    let drawn = draw(1);
    assert_eq!(drawn, draw(1));
    assert_ne!(drawn, draw(2));
    let rates: Vec<f64> = drawn
        .iter()
        .map(|values| values[0].parse().unwrap())
        .collect();
    assert!(
        rates.iter().all(|rate| (0.01..=10.0).contains(rate)),
        "{rates:?}"
    );
    // Evenly by the logarithm: as many below the middle of it, 0.316, as above.
    let small = rates.iter().filter(|rate| **rate < 0.316).count();
    assert!((12..=28).contains(&small), "{small} of 40");
    let few = [axis(Field::MiniBatch, "1; 2; 3")];
    let mut all = values_of(&few, Method::Random { count: 10, seed: 1 });
    all.sort();
    assert_eq!(all, [["1"], ["2"], ["3"]], "there are no more");
}

#[wasm_bindgen_test(unsupported = test)]
fn what_cannot_be_searched_is_named_before_anything_is_trained() {
    let check =
        |axes: &[Axis], method| points(&TrainingSpec::default(), axes, method, 1_000).unwrap_err();
    let one = [axis(Field::LearningRate, "0.1")];
    assert_eq!(check(&one, Method::Grid), SearchError::NothingVaries);
    let wrong = [axis(Field::LearningRate, "abc"), axis(Field::Epochs, "2")];
    let SearchError::Settings { values, .. } = check(&wrong, Method::Grid) else {
        panic!("abc is no learning rate, though nothing varies");
    };
    assert_eq!(values, [(Field::LearningRate, "abc".to_owned())]);
    let rates = axis(Field::LearningRate, "1;2;3;4;5;6;7;8;9;10");
    let many = [
        rates,
        axis(Field::Epochs, "1;2;3;4;5;6;7;8;9;10"),
        axis(Field::Seed, "1;2;3;4;5;6"),
    ];
    let too_many = SearchError::TooMany {
        most: MOST_POINTS,
        got: 600,
    };
    assert_eq!(check(&many, Method::Grid), too_many);
    let draws = Method::Random {
        count: MOST_POINTS + 1,
        seed: 1,
    };
    assert!(matches!(check(&many, draws), SearchError::TooMany { .. }));
    let wrong = [axis(Field::LearningRate, "0.1; x")];
    let SearchError::Settings { values, errors } = check(&wrong, Method::Grid) else {
        panic!("x is no learning rate");
    };
    assert_eq!(values, [(Field::LearningRate, "x".to_owned())]);
    assert_eq!(errors[0].field, Field::LearningRate);
    let combination = [
        axis(Field::Cost, "quadratic; cross-entropy"),
        axis(Field::OutputActivation, "tanh"),
    ];
    assert!(matches!(
        check(&combination, Method::Grid),
        SearchError::Settings { .. }
    ));
}

#[wasm_bindgen_test(unsupported = test)]
fn the_best_comes_first_by_accuracy_then_by_cost() {
    let score = |correct, cost| {
        Score::of(&[
            EpochRecord::default(),
            EpochRecord {
                epoch: 2,
                validation_correct: correct,
                validation_size: 100,
                validation_cost: cost,
                // However good it is: it is not looked at.
                test_correct: Some(100 - correct),
                test_size: 100,
                ..EpochRecord::default()
            },
        ])
    };
    let scores = [
        score(90, 0.5),
        None,
        score(95, 0.4),
        score(90, 0.3),
        score(95, 0.4),
        score(95, f64::NAN),
    ];
    assert_eq!(rank(&scores), [2, 4, 5, 3, 0]);
    assert_eq!(
        scores[0].map(|score| (score.accuracy, score.epoch)),
        Some((0.9, 2))
    );
    assert_eq!(Score::of(&[]), None);
}

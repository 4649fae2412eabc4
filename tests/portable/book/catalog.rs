//! The rows as data: names, settings, and each done once in little.

use std::collections::HashSet;

use digit_lab::book::{Job, Sizes, Version, experiment, experiments};
use digit_lab::training::TrainingConfig;

use crate::book::{done, tiny};
use crate::fixtures::mnist;

#[test]
fn ids_arms_and_figures_have_names_of_their_own() {
    let mut ids = HashSet::new();
    for experiment in experiments() {
        assert!(ids.insert(experiment.id), "{}", experiment.id);
        assert!(!experiment.arms.is_empty(), "{}", experiment.id);
        assert!(!experiment.figures.is_empty(), "{}", experiment.id);
        let arms: HashSet<_> = experiment.arms.iter().map(|arm| arm.name).collect();
        assert_eq!(arms.len(), experiment.arms.len(), "{}", experiment.id);
        let names = experiment.figures.iter();
        let names: HashSet<_> = names.map(|f| experiment.figure_name(f)).collect();
        assert_eq!(names.len(), experiment.figures.len(), "{}", experiment.id);
        for claim in &experiment.claims {
            for name in claim.names() {
                assert!(names.contains(name), "{}: {name}", experiment.id);
            }
        }
    }
    assert_eq!(experiment("3.5").unwrap().id, "3.5");
    assert_eq!(experiment("3.55"), None);
}

#[test]
fn every_row_of_the_book_and_the_notes_is_there_in_order() {
    let numbered = |prefix: &str, numbers: std::ops::RangeInclusive<u32>| {
        let ids = numbers.map(|number| format!("{prefix}.{number}"));
        ids.collect::<Vec<_>>()
    };
    let expected = [
        numbered("1", 1..=8),
        numbered("3", 1..=21),
        numbered("5", 1..=3),
        numbered("6", 1..=8),
        numbered("N", 1..=6),
    ]
    .concat();
    let ids: Vec<_> = experiments().iter().map(|row| row.id).collect();
    assert_eq!(ids, expected);
}

#[test]
fn what_takes_hours_is_also_there_in_a_reduced_form() {
    let mnist = Sizes {
        training: 50_000,
        validation: 10_000,
        test: 10_000,
    };
    for experiment in experiments() {
        let networks = experiment.arms.iter();
        // The support vector machine's larger sizes are shown as published instead.
        let networks = networks.filter(|arm| !matches!(arm.job, Job::Svm(_)));
        for arm in networks {
            let full = arm.estimated_secs(Version::Full, mnist);
            let reduced = arm.estimated_secs(Version::Reduced, mnist);
            let is_long = full > 3_600.0;
            assert!(
                !is_long || experiment.is_reduced && reduced < full / 4.0,
                "{} {}: {full} s, reduced {reduced} s",
                experiment.id,
                arm.name
            );
        }
    }
}

#[test]
fn every_version_of_every_row_can_be_trained() {
    let versions = [
        (Version::Full, 50_000),
        (Version::Reduced, 50_000),
        (Version::Quick, 10_000),
    ];
    for experiment in experiments() {
        for arm in &experiment.arms {
            for (version, images) in versions {
                let job = arm.job(version, images, 1);
                if let Some(spec) = job.spec() {
                    let checked = TrainingConfig::check(spec, images);
                    assert!(
                        checked.is_ok(),
                        "{} {}: {checked:?}",
                        experiment.id,
                        arm.name
                    );
                }
            }
        }
    }
}

#[test]
fn fewer_images_keep_the_decay_of_weights() {
    let arm = experiment("3.9").unwrap().arms.remove(0);
    let full = arm.job(Version::Full, 50_000, 7);
    let quick = arm.job(Version::Quick, 10_000, 7);
    let (full, quick) = (full.spec().unwrap(), quick.spec().unwrap());
    assert_eq!(
        (full.lambda, full.training_size, full.seed),
        (5.0, Some(50_000.0), 7.0)
    );
    assert_eq!(
        (quick.lambda, quick.training_size, quick.epochs),
        (1.0, Some(10_000.0), 20.0)
    );
}

#[test]
fn every_arm_does_its_job_on_a_few_images() {
    let data = mnist(30, 20, 20);
    for experiment in experiments() {
        for arm in &experiment.arms {
            let images = if matches!(arm.job, Job::NumericalGradient(_)) {
                1
            } else {
                30
            };
            let job = tiny(arm, images);
            if matches!(job, Job::Svm(_)) && !cfg!(feature = "svm") {
                continue;
            }
            let outcome = done(&job, &data);
            let has_something = !outcome.records.is_empty() || !outcome.values.is_empty();
            assert!(has_something, "{} {}", experiment.id, arm.name);
            let values = outcome.values.iter();
            for (name, value) in values.filter(|(name, _)| name != "validation-left") {
                assert!(value.is_finite(), "{} {}: {name}", experiment.id, arm.name);
            }
        }
    }
}

//! Tests of an experiment's progress.

use digit_lab::book::session::{Fault, News};
use digit_lab::book::{Series, Version, experiment};

use super::*;
use crate::training::data::Origin;

fn planned(id: &str, seeds: u32) -> (Experiment, Progress) {
    let experiment = experiment(id).unwrap();
    let setup = Setup {
        seeds,
        ..Setup::default()
    };
    let progress = Progress::planned(&experiment, setup, expected_counts(Origin::Bundled));
    (experiment, progress)
}

#[test]
fn each_arm_is_run_from_each_seed_and_what_is_not_random_once() {
    let (_, progress) = planned("3.13", 3);
    let pieces: Vec<_> = progress.pieces.iter().map(|it| (it.arm, it.seed)).collect();
    assert_eq!(pieces, [(0, 1), (1, 1), (0, 2), (1, 2), (0, 3), (1, 3)]);
    let (experiment, progress) = planned("3.1", 3);
    assert_eq!(progress.pieces.len(), experiment.arms.len());
}

#[test]
fn sizes_that_there_are_not_are_left_to_what_was_published() {
    let (experiment, progress) = planned("3.11", 1);
    let here: Vec<f64> = progress
        .pieces
        .iter()
        .filter(|piece| piece.stage == Stage::Waiting)
        .filter_map(|piece| experiment.arms[piece.arm].x)
        .collect();
    assert_eq!(here.last(), Some(&10_000.0));
    let (experiment, progress) = planned("3.12", 1);
    for piece in &progress.pieces {
        let x = experiment.arms[piece.arm].x.unwrap();
        assert_eq!(piece.stage == Stage::Waiting, x <= 2_000.0, "{x}");
    }
}

#[test]
fn it_is_finished_when_all_pieces_are_and_their_outcomes_are_judged_run_by_run() {
    let (experiment, mut progress) = planned("3.1", 2);
    for piece in 0..progress.pieces.len() {
        assert_eq!(progress.status, Status::Running);
        progress.apply(piece, Told::Began);
        let news = News {
            series: vec![Series {
                name: "output".to_owned(),
                points: vec![[0.0, 0.5]],
            }],
            ..News::default()
        };
        let (share, secs) = (0.5, 0.1);
        progress.apply(piece, Told::Progress { share, secs, news });
        progress.apply(piece, Told::Done);
    }
    assert_eq!(progress.status, Status::Finished);
    assert!((progress.share() - 1.0).abs() < 1e-12);
    let runs = progress.runs(&experiment);
    assert_eq!(runs.len(), 2);
    assert!(runs.iter().flatten().all(Option::is_some));
}

#[test]
fn one_piece_that_fails_or_is_stopped_tells_how_the_whole_ended() {
    let (_, mut progress) = planned("3.13", 1);
    progress.apply(0, Told::Done);
    progress.apply(1, Told::Stopped);
    assert_eq!(progress.status, Status::Stopped);
    let (experiment, mut progress) = planned("3.13", 1);
    progress.apply(0, Told::Failed(Fault::NoSvm));
    assert_eq!(progress.status, Status::Running, "the other one goes on");
    progress.apply(1, Told::Done);
    assert_eq!(progress.status, Status::Failed);
    assert_eq!(progress.trouble, Some(Trouble::Fault(Fault::NoSvm)));
    assert!(progress.runs(&experiment)[0][1].is_some());
}

#[test]
fn only_what_is_done_as_published_is_held_against_it() {
    let check = |id: &str, version, origin, expected| {
        let setup = Setup {
            version,
            origin,
            ..Setup::default()
        };
        let experiment = experiment(id).unwrap();
        let progress = Progress::planned(&experiment, setup, expected_counts(origin));
        assert_eq!(progress.is_comparable, expected, "{id} {version:?}");
    };
    check("1.1", Version::Quick, Origin::Bundled, false);
    check("1.1", Version::Full, Origin::Bundled, false);
    check("1.1", Version::Full, Origin::Full, true);
    check("3.1", Version::Quick, Origin::Bundled, true);
    check("5.2", Version::Quick, Origin::Bundled, true);
}

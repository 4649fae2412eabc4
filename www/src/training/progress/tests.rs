//! Tests of what is known of a training.

use super::*;

fn plan() -> Plan {
    Plan {
        sizes: vec![784, 30, 10],
        parameters: 23_860,
        epochs: 4,
        batches: 100,
        mini_batch: 10,
        training_size: 1_000,
    }
}

fn started() -> Event {
    let build = digit_lab::training::Build::this();
    Event::Started {
        plan: plan(),
        build,
    }
}

fn progress(epoch: u32, batch: u32, costs: Vec<f32>) -> Event {
    let images = f64::from((epoch - 1) * 100 + batch) * 10.0;
    Event::Progress {
        epoch,
        batch,
        share: f64::from(batch) / 100.0,
        costs,
        images,
        training_secs: images / 50_000.0,
    }
}

fn record(epoch: u32) -> EpochRecord {
    EpochRecord {
        epoch,
        training_cost: 0.5,
        validation_cost: 0.6,
        training_correct: 900,
        training_size: 1_000,
        validation_correct: 180,
        validation_size: 200,
        test_correct: None,
        test_cost: None,
        test_size: 0,
        ..EpochRecord::default()
    }
}

fn running() -> Progress {
    let mut state = Progress::default();
    state.apply(&started(), 10.0);
    let phase = Phase::Running;
    state.apply(&Event::Phase { phase }, 10.0);
    state
}

#[test]
fn progress_moves_the_position_the_speed_and_the_curve() {
    let mut state = running();
    state.apply(&progress(1, 50, vec![1.0; 50]), 11.0);
    assert_eq!((state.epoch, state.batch), (1, 50));
    assert_eq!(state.images_per_sec().map(f64::round), Some(50_000.0));
    assert!((state.epochs_done() - 0.5).abs() < 1e-12);
    let buckets = state.curves.batch_cost.buckets();
    assert_eq!(buckets.len(), 50);
    assert!((buckets[0].x() - 0.01).abs() < 1e-12);
    assert!((buckets[49].x() - 0.5).abs() < 1e-12);
    // An eighth of four epochs took a second.
    assert!((state.secs_left().unwrap() - 7.0).abs() < 1e-9);
}

#[test]
fn costs_of_mini_batches_that_changed_their_size_lie_within_what_was_done() {
    let mut state = running();
    state.apply(&progress(1, 50, vec![1.0; 50]), 11.0);
    // What was left of the epoch, in mini-batches twice as large.
    let event = Event::Progress {
        epoch: 2,
        batch: 0,
        share: 0.0,
        costs: vec![1.0; 25],
        images: 1_000.0,
        training_secs: 0.02,
    };
    state.apply(&event, 12.0);
    let buckets = state.curves.batch_cost.buckets();
    assert_eq!(buckets.len(), 75);
    assert!((buckets[50].x() - 0.52).abs() < 1e-12);
    assert!((buckets[74].x() - 1.0).abs() < 1e-12);
}

#[test]
fn costs_told_across_the_end_of_an_epoch_stay_in_order() {
    let mut state = running();
    state.apply(&progress(1, 98, vec![1.0; 98]), 10.1);
    state.apply(&progress(2, 0, vec![1.0; 2]), 10.2);
    state.apply(&progress(2, 1, vec![1.0]), 10.3);
    let buckets = state.curves.batch_cost.buckets();
    assert_eq!(buckets.len(), 101);
    assert!(buckets.windows(2).all(|pair| pair[0].x() < pair[1].x()));
}

#[test]
fn a_pause_is_not_counted_as_time_under_way() {
    let mut state = running();
    state.apply(&progress(1, 50, vec![]), 11.0);
    state.apply(
        &Event::Phase {
            phase: Phase::Paused,
        },
        11.0,
    );
    state.apply(&Event::Pong, 500.0);
    state.apply(
        &Event::Phase {
            phase: Phase::Running,
        },
        1_000.0,
    );
    state.apply(&progress(1, 100, vec![]), 1_001.0);
    assert!((state.secs_left().unwrap() - 6.0).abs() < 1e-9);
}

#[test]
fn a_night_asleep_counts_as_a_few_seconds_and_a_clock_put_back_as_none() {
    let mut state = running();
    state.apply(&progress(1, 50, vec![]), 11.0);
    state.apply(&progress(1, 100, vec![]), 30_000.0);
    // A quarter of it all took a second and five more.
    assert!((state.secs_left().unwrap() - 18.0).abs() < 1e-9);
    state.apply(&progress(2, 100, vec![]), 12.0);
    assert!((state.secs_left().unwrap() - 6.0).abs() < 1e-9);
    state.apply(&progress(3, 100, vec![]), 14.0);
    assert!((state.secs_left().unwrap() - 8.0 / 3.0).abs() < 1e-9);
}

#[test]
fn epochs_leave_their_records_and_the_best_is_remembered() {
    let mut state = running();
    state.apply(&Event::EpochEnded { record: record(1) }, 11.0);
    let mut worse = record(2);
    worse.validation_correct = 100;
    state.apply(
        &Event::EpochEnded {
            record: worse.clone(),
        },
        12.0,
    );
    assert_eq!(state.latest, Some(worse));
    assert_eq!(state.best_validation, Some(0.9));
    assert_eq!(state.curves.validation_cost.buckets().len(), 2);
}

#[test]
fn bad_files_do_not_fail_a_training_and_a_broken_worker_does() {
    let mut state = running();
    let file = "x".to_owned();
    let error = digit_lab::data::DataError::Name { file };
    state.apply(
        &Event::Failed {
            fault: Fault::Data { error },
        },
        11.0,
    );
    assert_eq!(state.phase, Phase::Running);
    let message = "out of memory".to_owned();
    state.apply(
        &Event::Failed {
            fault: Fault::Broken { message },
        },
        12.0,
    );
    assert_eq!(state.phase, Phase::Failed);
    assert!(state.secs_left().is_none());
}

#[test]
fn a_training_that_is_over_does_not_fail_with_its_worker() {
    let mut state = running();
    let phase = Phase::Finished;
    state.apply(&Event::Phase { phase }, 11.0);
    let message = String::new();
    let fault = Fault::Broken { message };
    state.apply(&Event::Failed { fault }, 12.0);
    assert_eq!(state.phase, Phase::Finished);
}

#[test]
fn a_new_training_forgets_the_one_before() {
    let mut state = running();
    state.apply(&progress(3, 50, vec![1.0; 50]), 11.0);
    state.apply(&started(), 12.0);
    assert_eq!((state.epoch, state.batch), (1, 0));
    assert!(state.curves.batch_cost.buckets().is_empty());
}

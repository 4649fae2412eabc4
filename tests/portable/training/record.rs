//! Trainings on record, and whether they come out the same again.

use digit_lab::training::{
    Augmentation, Command, DataNote, Difference, EpochRecord, Event, Optimizer, Phase, Place,
    RecordError, Recorder, RunRecord, Samples, Session, TrainingSpec,
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fixtures::small_files;

fn spec() -> TrainingSpec {
    TrainingSpec {
        layers: digit_lab::training::Layers::Hidden("12, dropout 0.3, 12".into()),
        epochs: 3.0,
        seed: 7.0,
        ..TrainingSpec::default()
    }
}

/// The record of a training that begins with this command; what happens to it meanwhile, after
/// so many units of work.
fn record(command: Command, spec: TrainingSpec, interventions: &[(usize, Command)]) -> RunRecord {
    let mut session = Session::new();
    session.handle(Command::Load {
        files: small_files(100, 20, 20),
    });
    session.handle(command);
    let mut recorder: Option<Recorder> = None;
    let mut units = 0;
    loop {
        for event in session.take_events() {
            if let Event::Started { plan, build } = &event {
                let data = DataNote {
                    origin: "own".into(),
                    training: 100,
                    validation: 20,
                    test: 20,
                    digest: Some("0123abcd".into()),
                };
                let name = "twelve twice".into();
                let begun = RunRecord::begin(name, spec.clone(), data, plan.clone(), build.clone());
                recorder = Some(Recorder::new(begun));
            } else if let Some(recorder) = &mut recorder {
                recorder.apply(&event);
            }
        }
        if !session.is_running() {
            return recorder.unwrap().record().clone();
        }
        session.advance();
        units += 1;
        for (_, command) in interventions.iter().filter(|(after, _)| *after == units) {
            session.handle(command.clone());
        }
    }
}

fn start(spec: TrainingSpec, stop_after: usize) -> RunRecord {
    let command = Command::Start {
        spec: spec.clone(),
        paused: false,
    };
    record(command, spec, &[(stop_after, Command::Stop)])
}

/// The same again, by a file of the record.
fn repeated(file: &str) -> RunRecord {
    let read: RunRecord = serde_json::from_str(file).unwrap();
    read.check().unwrap();
    record(read.repeat(), read.spec.clone(), &[])
}

#[wasm_bindgen_test(unsupported = test)]
fn a_record_from_a_file_comes_out_the_same_again_bit_for_bit() {
    for stop_after in [1, 2, 7, 23, usize::MAX] {
        let first = start(spec(), stop_after);
        let phase = first.outcome.as_ref().unwrap().phase;
        let is_stopped = stop_after < usize::MAX;
        assert_eq!(phase == Phase::Stopped, is_stopped, "{stop_after}");
        let file = serde_json::to_string(&first).unwrap();
        assert_eq!(repeated(&file), first, "{stop_after}");
        assert_eq!(Difference::between(&first, &repeated(&file)), None);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_training_whose_settings_were_changed_is_changed_alike_again() {
    let change = |learning_rate, mini_batch, lambda| Command::Change {
        learning_rate,
        mini_batch,
        lambda,
    };
    let interventions = [
        (1, change(Some(0.1), None, None)),
        // Two in one place.
        (1, change(None, Some(7.0), None)),
        (9, change(None, Some(25.0), Some(3.0))),
        (19, change(Some(2.0), Some(3.0), None)),
        // Refused.
        (20, change(Some(f64::NAN), None, None)),
        (60, Command::Stop),
    ];
    for spec in [
        spec(),
        TrainingSpec {
            pixels: digit_lab::training::Pixels::Standardized,
            ..spec()
        },
    ] {
        let command = Command::Start {
            spec: spec.clone(),
            paused: false,
        };
        let first = record(command, spec.clone(), &interventions);
        let rates = first
            .changes
            .iter()
            .map(|it| (it.learning_rate, it.mini_batch, it.lambda));
        let rates: Vec<_> = rates.collect();
        assert_eq!(
            rates[rates.len() - 3..],
            [(0.1, 7, 1.0), (0.1, 25, 3.0), (2.0, 3, 3.0)]
        );
        let xs = first.batch_costs.buckets().windows(2);
        assert!(xs.into_iter().all(|pair| pair[0].x() < pair[1].x()));
        let file = serde_json::to_string(&first).unwrap();
        assert_eq!(repeated(&file), first);
        let unchanged = start(spec, usize::MAX);
        assert_ne!(Difference::between(&first, &unchanged), None);
    }
}

/// Epochs of more samples than images, and epochs of a single cost.
fn other_epochs() -> [TrainingSpec; 2] {
    let moved = TrainingSpec {
        augmentation: Augmentation::Shifts,
        ..spec()
    };
    let drawn = TrainingSpec {
        layers: digit_lab::training::Layers::Hidden("12".into()),
        optimizer: Optimizer::RandomSearch,
        ..spec()
    };
    [moved, drawn]
}

/// The record of a training that goes on from the checkpoint of another, in another session.
fn gone_on_with(first: &RunRecord, checkpoint: Vec<u8>, epochs: Option<f64>) -> RunRecord {
    let mut session = Session::new();
    session.handle(Command::Load {
        files: small_files(100, 20, 20),
    });
    session.handle(Command::Restore {
        checkpoint,
        epochs,
        paused: false,
    });
    let mut recorder = Recorder::resume(first.clone());
    while session.is_running() {
        session.advance();
        for event in session.take_events() {
            recorder.apply(&event);
        }
    }
    recorder.record().clone()
}

#[wasm_bindgen_test(unsupported = test)]
fn a_training_gone_on_with_is_the_same_as_one_that_was_never_left() {
    // In an epoch, in an evaluation, and where all is done.
    is_the_same_left_after(&spec(), &[3, 11, 14, 25, 100]);
    for spec in other_epochs() {
        is_the_same_left_after(&spec, &[3, 14, 60, 400]);
    }
}

fn is_the_same_left_after(spec: &TrainingSpec, units: &[usize]) {
    let whole = start(spec.clone(), usize::MAX);
    for &units in units {
        let mut session = Session::new();
        session.handle(Command::Load {
            files: small_files(100, 20, 20),
        });
        session.handle(Command::Start {
            spec: spec.clone(),
            paused: false,
        });
        for _ in 0..units {
            session.advance();
        }
        session.handle(Command::Stop);
        session.handle(Command::Checkpoint);
        let events = session.take_events();
        let mut recorder = None;
        for event in &events {
            match (event, &mut recorder) {
                (Event::Started { plan, build }, _) => {
                    let begun = RunRecord::begin(
                        whole.name.clone(),
                        spec.clone(),
                        whole.data.clone(),
                        plan.clone(),
                        build.clone(),
                    );
                    recorder = Some(Recorder::new(begun));
                }
                (event, Some(recorder)) => {
                    recorder.apply(event);
                }
                _ => {}
            }
        }
        let checkpoint = events.iter().find_map(|event| match event {
            Event::Checkpoint { checkpoint } => Some(checkpoint.clone()),
            _ => None,
        });
        let left = recorder.unwrap().record().clone();
        let went_on = gone_on_with(&left, checkpoint.clone().unwrap(), None);
        assert_eq!(went_on, whole, "after {units} units");
        if units >= 100 {
            let longer = gone_on_with(&left, checkpoint.unwrap(), Some(5.0));
            assert_eq!(
                (longer.extensions.clone(), longer.epochs.len()),
                (vec![5], 5)
            );
            let file = serde_json::to_string(&longer).unwrap();
            assert_eq!(repeated(&file), longer);
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_training_that_overflows_does_so_again() {
    let overflowing = TrainingSpec {
        lambda: 1_000.0,
        learning_rate: 1_000.0,
        ..spec()
    };
    let first = start(overflowing, usize::MAX);
    assert_eq!(first.outcome.as_ref().unwrap().phase, Phase::Failed);
    let file = serde_json::to_string(&first).unwrap();
    assert_eq!(repeated(&file), first);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_record_holds_every_epoch_and_every_mini_batch() {
    let record = start(spec(), usize::MAX);
    let epochs: Vec<u32> = record.epochs.iter().map(|epoch| epoch.epoch).collect();
    assert_eq!(epochs, [1, 2, 3]);
    assert_eq!(record.batch_costs.buckets().len(), 30);
    let last = record.batch_costs.buckets().last().unwrap();
    assert!((last.x() - 3.0).abs() < 1e-12);
    let outcome = record.outcome.clone().unwrap();
    let place = Place {
        epoch: 3,
        batch: 10,
    };
    assert_eq!((outcome.phase, outcome.place), (Phase::Finished, place));
    assert_eq!(outcome.digest.len(), 16);
    assert!(record.best_validation() >= record.epochs.first().map(EpochRecord::validation_share));
    assert_eq!(record.test(), record.epochs.last().unwrap().test_share());
    assert!(record.test().is_some());
}

#[wasm_bindgen_test(unsupported = test)]
fn costs_lie_between_the_epochs_that_they_are_of() {
    for (spec, costs) in other_epochs().into_iter().zip([150, 3]) {
        let record = start(spec, usize::MAX);
        assert_eq!(record.batch_costs.buckets().len(), costs);
        let last = record.batch_costs.buckets().last().unwrap();
        assert!((last.x() - 3.0).abs() < 1e-12, "{}", last.x());
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn the_best_epoch_is_the_first_of_the_most_accurate_and_cheapest() {
    let epoch = |epoch, validation_correct, validation_data_cost| EpochRecord {
        epoch,
        validation_correct,
        validation_data_cost,
        validation_size: 20,
        ..EpochRecord::default()
    };
    let mut record = start(spec(), 0);
    record.epochs = Vec::new();
    let mut recorder = Recorder::new(record);
    assert_eq!(recorder.record().best_epoch(), None);
    for (next, best) in [
        (epoch(1, 10, 0.5), 0),
        (epoch(2, 10, 0.6), 0),
        (epoch(3, 12, 0.9), 2),
        (epoch(4, 12, 0.8), 3),
        (epoch(5, 12, 0.8), 3),
        (epoch(6, 12, f64::NAN), 3),
        (epoch(7, 11, 0.1), 3),
    ] {
        let number = next.epoch as usize;
        recorder.apply(&Event::EpochEnded { record: next });
        assert_eq!(recorder.record().best_epoch(), Some(best));
        assert_eq!(recorder.is_at_best(), best + 1 == number, "epoch {number}");
    }
    // Whoever goes on with it knows it, too.
    let left = recorder.record().clone();
    assert!(!Recorder::resume(left).is_at_best());
}

#[wasm_bindgen_test(unsupported = test)]
fn what_differs_is_named() {
    let first = start(spec(), usize::MAX);
    let differs = |change: fn(&mut RunRecord)| {
        let mut other = first.clone();
        change(&mut other);
        Difference::between(&first, &other)
    };
    assert_eq!(differs(|it| it.name.clear()), None);
    assert_eq!(differs(|it| it.outcome = None), Some(Difference::Ending));
    assert_eq!(
        differs(|it| it.epochs[1].training_correct += 1),
        Some(Difference::Epoch(2))
    );
    assert_eq!(
        differs(|it| it.batch_costs.push(3.0, 1.0)),
        Some(Difference::Costs)
    );
    // As an experiment leaves it.
    assert_eq!(differs(|it| it.batch_costs = Samples::default()), None);
    assert_eq!(
        differs(|it| it.outcome.as_mut().unwrap().digest = "0".repeat(16)),
        Some(Difference::Weights)
    );
    let other_seed = TrainingSpec {
        seed: 8.0,
        ..spec()
    };
    assert_eq!(
        Difference::between(&first, &start(other_seed, usize::MAX)),
        Some(Difference::Epoch(1))
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn records_that_make_no_sense_are_refused() {
    let refused = |change: fn(&mut RunRecord)| {
        let mut record = start(spec(), 5);
        change(&mut record);
        record.check().unwrap_err()
    };
    assert_eq!(refused(|it| it.format = 2), RecordError::Format { got: 2 });
    let wrong_spec = refused(|it| it.spec.learning_rate = -1.0);
    assert!(matches!(&wrong_spec, RecordError::Spec { got } if got.contains("learning-rate")));
    // Trained on more images than there were.
    assert!(matches!(
        refused(|it| it.spec.training_size = Some(101.0)),
        RecordError::Spec { .. }
    ));
}

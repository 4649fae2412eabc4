//! Trainings on record, and whether they come out the same again.

use digit_lab::training::{
    Command, DataNote, Difference, EpochRecord, Event, Phase, Place, RecordError, Recorder,
    RunRecord, Session, TrainingSpec,
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

/// The record of a training that begins with this command; it is stopped after so many units of work.
fn record(command: Command, spec: TrainingSpec, stop_after: usize) -> RunRecord {
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
        if units == stop_after {
            session.handle(Command::Stop);
        }
    }
}

fn start(spec: TrainingSpec, stop_after: usize) -> RunRecord {
    let command = Command::Start {
        spec: spec.clone(),
        paused: false,
    };
    record(command, spec, stop_after)
}

/// The same again, by a file of the record.
fn repeated(file: &str) -> RunRecord {
    let read: RunRecord = serde_json::from_str(file).unwrap();
    read.check().unwrap();
    let command = Command::Repeat {
        spec: read.spec.clone(),
        until: read.stopped_at(),
    };
    record(command, read.spec.clone(), usize::MAX)
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

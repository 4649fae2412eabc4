//! The one file that a training is taken along as.

use digit_lab::json::{Json, SerdeJson};
use digit_lab::training::{Build, Command, DataNote, Difference, EpochRecord, Plan, RunRecord};

use crate::message::assert_clear;
use crate::words::json_words;
use crate::{PARSER_RUNS, Target, samples};

/// `training::RunRecord`
pub const TARGET: Target = Target {
    name: "run_file",
    check,
    seeds,
    words: json_words![
        "format",
        "name",
        "spec",
        "data",
        "build",
        "plan",
        "epochs",
        "batchCosts",
        "changes",
        "extensions",
        "outcome",
        "phase",
        "stopped",
        "finished",
        "place",
        "epoch",
        "batch",
        "digest",
        "layers",
        "learningRate",
        "lambda",
    ],
    longest: 6_144,
    runs: PARSER_RUNS,
};

fn check(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    match RunRecord::parse::<SerdeJson>(&text) {
        Ok(record) => {
            let again = serde_json::to_string(&record).expect("a record is JSON");
            assert_eq!(RunRecord::parse::<SerdeJson>(&again).as_ref(), Ok(&record));
            let has_each_once = record.epochs.is_sorted_by(|a, b| a.epoch < b.epoch);
            if record.outcome.is_some() && has_each_once {
                assert_eq!(Difference::between(&record, &record), None);
            }
            let Command::Repeat { until, .. } = record.repeat() else {
                panic!("a record is repeated otherwise");
            };
            assert_eq!(until, record.stopped_at());
            let shares = [record.best_validation(), record.test()];
            assert!(
                shares.iter().flatten().all(|share| !share.is_nan()),
                "{shares:?}"
            );
        }
        Err(error) => assert_clear(&error),
    }
}

fn seeds() -> Vec<Vec<u8>> {
    let record = serde_json::to_vec(&record()).expect("a record is JSON");
    vec![record]
}

/// The record of a training of two epochs.
pub(crate) fn record() -> RunRecord {
    let spec = samples::spec(|_| {});
    let plan = Plan {
        sizes: vec![784, 4, 10],
        parameters: 50,
        epochs: 2,
        batches: 3,
        mini_batch: 5,
        training_size: 12,
    };
    let data = DataNote {
        origin: "own".to_owned(),
        training: 12,
        validation: 6,
        test: 3,
        digest: None,
    };
    let mut record = RunRecord::begin("pool 14, η 0.5".to_owned(), spec, data, plan, Build::this());
    record.epochs = (1..=2)
        .map(|epoch| EpochRecord {
            epoch,
            training_size: 12,
            validation_correct: epoch,
            validation_size: 6,
            ..EpochRecord::default()
        })
        .collect();
    let ended =
        r#"{"phase": "stopped", "place": {"epoch": 2, "batch": 3}, "digest": "0123456789abcdef"}"#;
    record.outcome = SerdeJson::parse(ended).ok();
    record
}

//! The one file of all that a page keeps.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use digit_lab::backup::{Backup, KeptCheckpoint, KeptNetwork, KeptRun, RunNote};
use digit_lab::drawing::{LabeledDrawing, Stroke};
use digit_lab::model_file::save_exact;

use crate::message::assert_clear;
use crate::{PARSER_RUNS, Target, run_file, samples};

/// `backup::Backup::open`
pub const TARGET: Target = Target {
    name: "backup",
    check,
    seeds,
    words: &[
        "PK\\x01\\x02",
        "PK\\x03\\x04",
        "PK\\x05\\x06",
        "\\x00\\x00\\x00\\x00",
        "\\xff\\xff\\xff\\xff",
        "digit-lab.json",
        "settings.json",
        "hand/drawings.jsonl",
        "hand/network.safetensors",
        "runs/1.json",
        "runs/1.latest.json",
        "networks/1.json",
        "{\"format\":1}",
    ],
    longest: 16_384,
    runs: PARSER_RUNS,
};

/// Takes the input for a file, and for the content of a part of a good one, or for moments or choices in it: by its
/// checksum what has been changed at random is refused before anybody looks at it.
fn check(bytes: &[u8]) {
    check_file(bytes);
    if let Some((part, content)) = bytes.split_first() {
        let mut backup = one_of_each();
        let content = Cow::Borrowed(content);
        match part % 7 {
            0 => backup.drawings = vec![String::from_utf8_lossy(bytes).replace(['\n', '\r'], " ")],
            1 => backup.hand = Some(content),
            2 => backup.runs[0].network = Some(content),
            3 => backup.runs[0]
                .latest
                .iter_mut()
                .for_each(|it| it.bytes.clone_from(&content)),
            4 => backup.networks[0].model = content,
            5 => {
                let (moments, _) = content.as_chunks();
                let mut moments = moments.iter().copied().map(f64::from_le_bytes);
                let note = &mut backup.runs[0].note;
                note.began = moments.next().unwrap_or(note.began);
                note.repeats = moments.next();
            }
            _ => {
                let text = String::from_utf8_lossy(&content);
                let choices = text.lines().map(|line| {
                    let (name, value) = line.split_once('=').unwrap_or((line, ""));
                    (name.to_owned(), value.to_owned())
                });
                backup.settings = choices.collect();
            }
        }
        check_file(&backup.save().expect("a small archive"));
    }
}

fn check_file(bytes: &[u8]) {
    match Backup::open(bytes) {
        Ok(backup) => {
            let again = backup.save().expect("an archive of what was in one");
            assert_eq!(Backup::open(&again).as_ref(), Ok(&backup));
        }
        Err(error) => assert_clear(&error),
    }
}

/// A good one.
fn one_of_each<'a>() -> Backup<'a> {
    static RUN: LazyLock<(Vec<u8>, Vec<u8>)> = LazyLock::new(|| {
        let run = samples::run(&samples::spec(|_| {}), 2);
        (save_exact(run.network()), run.checkpoint())
    });
    let (model, checkpoint) = &*RUN;
    let note = RunNote {
        began: 1.5,
        is_pinned: false,
        is_paused: true,
        repeats: None,
        record: run_file::record(),
    };
    let run = KeptRun {
        note,
        network: Some(model.into()),
        latest: Some(KeptCheckpoint {
            record: run_file::record(),
            bytes: checkpoint.into(),
        }),
        best: None,
        best_network: None,
    };
    let drawing = LabeledDrawing::made_here(7, vec![Stroke::new([[0.2, 0.1], [0.3, 0.9]])]);
    let name = "a.json".to_owned();
    let model = model.into();
    Backup {
        settings: BTreeMap::from([("theme".to_owned(), "dark".to_owned())]),
        drawings: vec![drawing.line()],
        hand: None,
        runs: vec![run],
        networks: vec![KeptNetwork { name, model }],
    }
}

fn seeds() -> Vec<Vec<u8>> {
    let small = Backup {
        runs: Vec::new(),
        networks: Vec::new(),
        ..one_of_each()
    };
    let files = [Backup::default(), small, one_of_each()].map(|backup| backup.save());
    let files = files.into_iter().map(|file| file.expect("a small archive"));
    files.collect()
}

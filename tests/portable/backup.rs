//! All that a page keeps as one file.

use std::collections::BTreeMap;

use digit_lab::backup::{
    Backup, BackupError, KeptCheckpoint, KeptNetwork, KeptRun, PartKind, RunNote,
};
use digit_lab::drawing::{LabeledDrawing, Stroke};
use digit_lab::model_file::save_exact;
use digit_lab::training::{
    Build, DataNote, Layers, Recorder, Run, RunRecord, TrainingConfig, TrainingSpec,
};
use wasm_bindgen_test::wasm_bindgen_test;

fn spec() -> TrainingSpec {
    TrainingSpec {
        layers: Layers::Hidden("pool 14".to_owned()),
        ..TrainingSpec::default()
    }
}

fn record(name: &str) -> RunRecord {
    let config = TrainingConfig::check(&spec(), 12).unwrap();
    let data = DataNote {
        origin: "own".to_owned(),
        training: 12,
        validation: 6,
        test: 3,
        digest: None,
    };
    let record = RunRecord::begin(name.to_owned(), spec(), data, config.plan(), Build::this());
    Recorder::new(record).record().clone()
}

/// One of everything.
fn backup() -> Backup<'static> {
    let run = Run::new(TrainingConfig::check(&spec(), 12).unwrap());
    let model = save_exact(run.network());
    let checkpoint = || KeptCheckpoint {
        record: record("30 · η 0.5"),
        bytes: run.checkpoint().into(),
    };
    let note = |began, name| RunNote {
        began,
        is_pinned: true,
        is_paused: false,
        repeats: Some(1.5),
        record: record(name),
    };
    let drawing = LabeledDrawing::made_here(7, vec![Stroke::new([[0.2, 0.1], [0.3, 0.9]])]);
    Backup {
        settings: BTreeMap::from([("digit-lab.language".to_owned(), "zh".to_owned())]),
        drawings: vec![drawing.line()],
        hand: Some(model.clone().into()),
        runs: vec![
            KeptRun {
                note: note(1_764_300_000_000.25, "first"),
                network: Some(model.clone().into()),
                latest: Some(checkpoint()),
                best: Some(checkpoint()),
                best_network: Some(model.clone().into()),
            },
            KeptRun {
                note: note(1_764_300_000_001.0, "没有网络"),
                network: None,
                latest: None,
                best: None,
                best_network: None,
            },
        ],
        networks: vec![KeptNetwork {
            name: "mine.json".to_owned(),
            model: model.into(),
        }],
    }
}

/// As ISO 3309 has it, bit by bit.
fn crc32(bytes: &[u8]) -> u32 {
    let next = |sum: u32, byte: &u8| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            (sum >> 1) ^ if sum & 1 == 1 { 0xedb8_8320 } else { 0 }
        })
    };
    !bytes.iter().fold(u32::MAX, next)
}

/// What is done to a good one.
type Change = fn(&mut Backup<'_>);

fn refused(file: &[u8]) -> BackupError {
    Backup::open(file).unwrap_err()
}

#[wasm_bindgen_test(unsupported = test)]
fn what_is_saved_is_opened_as_it_was() {
    for backup in [backup(), Backup::default()] {
        let file = backup.save().unwrap();
        assert_eq!(Backup::open(&file).unwrap(), backup);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn whatever_is_cut_off_or_changed_is_refused() {
    let file = backup().save().unwrap();
    for length in (0..file.len()).step_by(61) {
        refused(&file[..length]);
    }
    for (number, place) in (0..file.len()).step_by(37).enumerate() {
        let mut broken = file.clone();
        broken[place] ^= 1 << (number % 8);
        // Dates, versions and what else says nothing may be others.
        if let Ok(opened) = Backup::open(&broken) {
            assert_eq!(opened, backup(), "byte {place}");
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn an_archive_of_something_else_is_told_from_one_of_a_later_program() {
    assert_eq!(refused(b""), BackupError::Other);
    assert_eq!(refused(b"{\"format\":1}"), BackupError::Other);
    // An archive without parts, as any program writes it.
    let empty = [&b"PK\x05\x06"[..], &[0; 18]].concat();
    let name = "digit-lab.json".to_owned();
    assert_eq!(refused(&empty), BackupError::Missing { name });

    // Of a later program: another format, and the checksum that belongs to it.
    let about = |format: u8| [&b"{\"format\":"[..], &[b'0' + format, b'}']].concat();
    let file = Backup::default().save().unwrap();
    let with = |from: &[u8], to: &[u8], file: &[u8]| {
        let place = file.windows(from.len()).position(|it| it == from);
        let mut file = file.to_vec();
        file[place.unwrap()..][..to.len()].copy_from_slice(to);
        file
    };
    let later = with(&about(1), &about(2), &file);
    let name = "digit-lab.json".to_owned();
    assert_eq!(refused(&later), BackupError::Checksum { name });
    let [old, new] = [about(1), about(2)].map(|it| crc32(&it).to_le_bytes());
    // It stands before the part, and in the directory, of which only that counts.
    let later = with(&old, &new, &with(&old, &new, &later));
    assert_eq!(refused(&later), BackupError::Format { got: 2 });
}

#[wasm_bindgen_test(unsupported = test)]
fn a_part_that_makes_no_sense_is_named() {
    let cases: [(&str, PartKind, Change); 11] = [
        ("hand/drawings.jsonl", PartKind::Drawings, |it| {
            "{}".clone_into(&mut it.drawings[0]);
        }),
        ("hand/network.safetensors", PartKind::Network, |it| {
            it.hand = Some(vec![1, 2, 3].into());
        }),
        ("runs/1.json", PartKind::Record, |it| {
            it.runs[0].note.record.format = 9;
        }),
        ("runs/1.json", PartKind::Record, |it| {
            it.runs[0].note.began = -1.0;
        }),
        ("runs/1.json", PartKind::Record, |it| {
            it.runs[0].note.began = 1e300;
        }),
        ("runs/1.json", PartKind::Record, |it| {
            it.runs[0].note.began = f64::NAN;
        }),
        ("runs/2.json", PartKind::Record, |it| {
            it.runs[1].note.repeats = Some(-0.5);
        }),
        ("runs/2.json", PartKind::Record, |it| {
            it.runs[1].note.repeats = Some(8.64e15 + 1.0);
        }),
        ("runs/1.network.safetensors", PartKind::Network, |it| {
            it.runs[0].network = Some(vec![0; 9].into());
        }),
        ("runs/1.best.safetensors", PartKind::Checkpoint, |it| {
            let best = it.runs[0].best.as_mut().unwrap();
            best.bytes = it.hand.clone().unwrap();
        }),
        ("networks/1.safetensors", PartKind::Network, |it| {
            it.networks[0].model = Vec::new().into();
        }),
    ];
    for (part, kind, change) in cases {
        let mut backup = backup();
        change(&mut backup);
        match refused(&backup.save().unwrap()) {
            BackupError::Part {
                name,
                expected,
                reason,
            } => {
                assert_eq!((name.as_str(), expected), (part, kind));
                assert!(!reason.is_empty());
            }
            other => panic!("{part}: {other:?}"),
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn parts_upon_each_other_are_refused_however_many_name_them() {
    // A directory that names one part 60,000 times: read as often, it would be a thousand times its size.
    let backup = Backup {
        settings: BTreeMap::from([("a".to_owned(), "a".repeat(100_000))]),
        ..Backup::default()
    };
    let file = backup.save().unwrap();
    let end = file.len() - 22;
    let number = |at: usize| u32::from_le_bytes(file[at..at + 4].try_into().unwrap()) as usize;
    let directory = &file[number(end + 16)..end];
    let many = directory.repeat(1_000);
    let count = (3 * 1_000_u16).to_le_bytes();
    let mut crafted = file[..number(end + 16)].to_vec();
    crafted.extend(&many);
    crafted.extend(b"PK\x05\x06\0\0\0\0");
    crafted.extend(count);
    crafted.extend(count);
    crafted.extend((many.len() as u32).to_le_bytes());
    crafted.extend((number(end + 16) as u32).to_le_bytes());
    crafted.extend([0, 0]);
    assert_eq!(refused(&crafted), BackupError::Damaged);
}

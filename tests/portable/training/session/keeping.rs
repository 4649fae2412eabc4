//! What is kept of a training while it goes on: the latest state and the best.

use digit_lab::training::{CheckpointError, Command, Event, Phase, Refusal};
use wasm_bindgen_test::wasm_bindgen_test;

use super::{checkpoint, run_to_end, session_in, snapshot, start};

#[wasm_bindgen_test(unsupported = test)]
fn a_restored_training_ends_as_the_one_that_went_on() {
    let mut session = session_in(Phase::Idle);
    session.handle(start(2.0));
    for _ in 0..7 {
        session.advance();
        session.add_training_secs(0.5);
    }
    let checkpoint = checkpoint(&mut session);
    run_to_end(&mut session);
    let model = snapshot(&mut session);

    let mut other = session_in(Phase::Idle);
    other.handle(Command::Restore {
        checkpoint,
        epochs: None,
        paused: false,
    });
    let events = other.take_events();
    let reached = Event::Progress {
        epoch: 1,
        batch: 7,
        share: 0.7,
        costs: Vec::new(),
        images: 70.0,
        training_secs: 3.5,
    };
    assert!(matches!(events[0], Event::Started { .. }));
    assert_eq!(events.last(), Some(&reached));
    run_to_end(&mut other);
    assert_eq!(snapshot(&mut other), model);
}

#[wasm_bindgen_test(unsupported = test)]
fn the_best_epoch_is_told_as_it_was_and_once() {
    let mut session = session_in(Phase::Idle);
    session.handle(Command::Best);
    session.handle(start(6.0));
    // What each epoch ended with.
    let mut ends = Vec::new();
    while session.is_running() {
        session.advance();
        for event in session.take_events() {
            if let Event::EpochEnded { record } = event {
                ends.push((record, snapshot(&mut session), checkpoint(&mut session)));
            }
        }
    }
    let best = ends.iter().reduce(|best, next| {
        let is_better = next.0.is_better_than(&best.0);
        if is_better { next } else { best }
    });
    let (record, model, checkpoint) = best.unwrap();
    session.handle(Command::Best);
    session.handle(Command::Best);
    let told = Event::Best {
        epoch: record.epoch,
        model: model.clone(),
        checkpoint: checkpoint.clone(),
    };
    assert_eq!(session.take_events(), [told]);
}

#[wasm_bindgen_test(unsupported = test)]
fn other_bytes_are_no_checkpoint_and_change_nothing() {
    let mut session = session_in(Phase::Running);
    session.handle(Command::Restore {
        checkpoint: vec![1, 2, 3],
        epochs: None,
        paused: false,
    });
    let refused = Event::Refused {
        refusal: Refusal::Checkpoint {
            error: CheckpointError::Other,
        },
    };
    assert_eq!(session.take_events(), [refused]);
    assert_eq!(session.phase(), Phase::Running);
}

//! Every command in every phase.

use digit_lab::training::{Command, Event, Phase, TrainingSpec};
use wasm_bindgen_test::wasm_bindgen_test;

use super::{checkpoint, load, session_in, start};

const PHASES: [Phase; 6] = [
    Phase::Idle,
    Phase::Running,
    Phase::Paused,
    Phase::Finished,
    Phase::Stopped,
    Phase::Failed,
];

/// What a command leads to from each of [`PHASES`]: a phase, or a refusal that changes nothing.
fn check(command: &Command, outcomes: [Option<Phase>; 6]) {
    for (from, outcome) in PHASES.into_iter().zip(outcomes) {
        let mut session = session_in(from);
        session.handle(command.clone());
        let events = session.take_events();
        let refused = events
            .iter()
            .any(|event| matches!(event, Event::Refused { .. }));
        assert_eq!(
            refused,
            outcome.is_none(),
            "{command:?} while {from:?}: {events:?}"
        );
        assert_eq!(
            session.phase(),
            outcome.unwrap_or(from),
            "{command:?} while {from:?}"
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn every_command_has_its_outcome_in_every_phase() {
    use Phase::{Failed, Finished, Idle, Paused, Running, Stopped};
    let same = [
        Some(Idle),
        Some(Running),
        Some(Paused),
        Some(Finished),
        Some(Stopped),
        Some(Failed),
    ];
    check(
        &Command::Pause,
        [None, Some(Paused), None, None, None, None],
    );
    check(
        &Command::Resume,
        [None, None, Some(Running), None, None, None],
    );
    check(
        &Command::Step,
        [None, Some(Running), Some(Running), None, None, None],
    );
    check(
        &Command::Stop,
        [None, Some(Stopped), Some(Stopped), None, None, None],
    );
    check(&start(1.0), [Some(Running); 6]);
    check(
        &Command::Start {
            spec: TrainingSpec::default(),
            paused: true,
        },
        [Some(Paused); 6],
    );
    check(
        &Command::Snapshot,
        [
            None,
            Some(Running),
            Some(Paused),
            Some(Finished),
            Some(Stopped),
            Some(Failed),
        ],
    );
    check(
        &load(),
        [
            Some(Idle),
            Some(Stopped),
            Some(Stopped),
            Some(Finished),
            Some(Stopped),
            Some(Failed),
        ],
    );
    check(&Command::Ping, same);
    let change = Command::Change {
        learning_rate: Some(0.25),
        mini_batch: None,
        lambda: None,
    };
    check(
        &change,
        [None, Some(Running), Some(Paused), None, None, None],
    );
    check(
        &Command::Checkpoint,
        [
            None,
            Some(Running),
            Some(Paused),
            Some(Finished),
            Some(Stopped),
            Some(Failed),
        ],
    );
    check(&Command::Best, same);
    let checkpoint = checkpoint(&mut session_in(Running));
    let restore = |paused| Command::Restore {
        checkpoint: checkpoint.clone(),
        epochs: None,
        paused,
    };
    check(&restore(false), [Some(Running); 6]);
    check(&restore(true), [Some(Paused); 6]);
}

//! The session as a state machine.

mod keeping;
mod phases;

use digit_lab::data::DataFile;
use digit_lab::model_file;
use digit_lab::training::{Command, Ending, Event, Fault, Phase, Refusal, Session, TrainingSpec};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fixtures::{file, small_files};

fn load() -> Command {
    Command::Load {
        files: small_files(100, 20, 20),
    }
}

fn start(epochs: f64) -> Command {
    Command::Start {
        spec: TrainingSpec {
            epochs,
            ..TrainingSpec::default()
        },
        paused: false,
    }
}

fn run_to_end(session: &mut Session) -> Vec<Event> {
    while session.is_running() {
        session.advance();
    }
    session.take_events()
}

/// A session in this phase, its events taken.
fn session_in(phase: Phase) -> Session {
    let mut session = Session::new();
    session.handle(load());
    match phase {
        Phase::Idle => {}
        Phase::Running => session.handle(start(1.0)),
        Phase::Paused => {
            session.handle(start(1.0));
            session.handle(Command::Pause);
        }
        Phase::Stopped => {
            session.handle(start(1.0));
            session.handle(Command::Stop);
        }
        Phase::Finished => {
            session.handle(start(1.0));
            run_to_end(&mut session);
        }
        Phase::Failed => {
            session.handle(overflowing());
            run_to_end(&mut session);
        }
    }
    session.take_events();
    assert_eq!(session.phase(), phase);
    session
}

/// A training whose cost overflows within an epoch.
fn overflowing() -> Command {
    use digit_lab::nn::{Activation, Cost, Initializer};
    let spec = TrainingSpec {
        layers: digit_lab::training::Layers::Hidden("30,30".into()),
        activation: Activation::Relu,
        output_activation: Activation::Relu,
        cost: Cost::Quadratic,
        initializer: Initializer::Normal,
        learning_rate: 1_000.0,
        epochs: 50.0,
        ..TrainingSpec::default()
    };
    Command::Start {
        spec,
        paused: false,
    }
}

fn checkpoint(session: &mut Session) -> Vec<u8> {
    session.handle(Command::Checkpoint);
    let events = session.take_events();
    let Some(Event::Checkpoint { checkpoint }) = events.last() else {
        panic!("{events:?}");
    };
    checkpoint.clone()
}

fn snapshot(session: &mut Session) -> Vec<u8> {
    session.handle(Command::Snapshot);
    let events = session.take_events();
    let Some(Event::Snapshot { model }) = events.last() else {
        panic!("{events:?}");
    };
    model.clone()
}

#[wasm_bindgen_test(unsupported = test)]
fn a_change_is_told_where_it_begins_to_hold() {
    let mut session = session_in(Phase::Idle);
    session.handle(start(2.0));
    for _ in 0..3 {
        session.advance();
    }
    session.handle(Command::Change {
        learning_rate: Some(0.25),
        mini_batch: Some(35.0),
        lambda: None,
    });
    let events = session.take_events();
    let changed = Event::Changed {
        epoch: 1,
        batch: 3,
        share: 0.3,
        learning_rate: 0.25,
        mini_batch: 35,
        lambda: 1.0,
    };
    assert!(matches!(
        events[events.len() - 2],
        Event::Progress { batch: 3, .. }
    ));
    assert_eq!(events.last(), Some(&changed));

    session.handle(Command::Change {
        learning_rate: Some(-1.0),
        mini_batch: Some(0.5),
        lambda: None,
    });
    let events = session.take_events();
    assert!(
        matches!(&events[..], [Event::Refused { refusal: Refusal::Spec { errors } }] if errors.len() == 2)
    );
    let events = run_to_end(&mut session);
    assert!(
        !events
            .iter()
            .any(|event| matches!(event, Event::Changed { .. }))
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn a_training_says_why_it_ended() {
    let mut session = session_in(Phase::Idle);
    session.handle(start(1.0));
    let events = run_to_end(&mut session);
    let reason = Ending::AllEpochs;
    let phase = Phase::Finished;
    assert_eq!(
        [&events[events.len() - 3], &events[events.len() - 1]],
        [&Event::Ended { reason }, &Event::Phase { phase }]
    );
    assert!(matches!(
        &events[events.len() - 2],
        Event::Outcome { outcome } if outcome.phase == phase
    ));
}

#[wasm_bindgen_test(unsupported = test)]
fn nothing_can_be_trained_before_data_is_loaded() {
    let mut session = Session::new();
    session.handle(start(1.0));
    assert_eq!(
        session.take_events(),
        [Event::Refused {
            refusal: Refusal::NoData
        }]
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn a_spec_that_makes_no_sense_is_refused_and_the_old_training_goes_on() {
    let mut session = session_in(Phase::Running);
    session.handle(start(0.0));
    assert!(
        matches!(&session.take_events()[..], [Event::Refused { refusal: Refusal::Spec { errors } }] if errors.len() == 1)
    );
    assert!(session.is_running());
}

#[wasm_bindgen_test(unsupported = test)]
fn a_training_tells_its_plan_its_progress_its_epochs_and_its_end() {
    let mut session = session_in(Phase::Idle);
    session.handle(start(2.0));
    let events = run_to_end(&mut session);
    assert!(
        matches!(&events[0], Event::Started { plan, .. } if (plan.batches, plan.epochs, plan.parameters) == (10, 2, 79_510))
    );
    assert_eq!(
        events[1],
        Event::Phase {
            phase: Phase::Running
        }
    );
    let batches: usize = events
        .iter()
        .map(|event| {
            if let Event::Progress { costs, .. } = event {
                costs.len()
            } else {
                0
            }
        })
        .sum();
    assert_eq!(batches, 20);
    let epochs: Vec<u32> = events
        .iter()
        .filter_map(|event| {
            if let Event::EpochEnded { record } = event {
                Some(record.epoch)
            } else {
                None
            }
        })
        .collect();
    assert_eq!(epochs, [1, 2]);
    assert_eq!(
        events.last(),
        Some(&Event::Phase {
            phase: Phase::Finished
        })
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn progress_comes_before_the_epoch_that_it_leads_to() {
    let mut session = session_in(Phase::Idle);
    session.handle(start(1.0));
    let events = run_to_end(&mut session);
    let place = |wanted: fn(&Event) -> bool| events.iter().position(wanted).unwrap();
    assert!(
        place(|event| matches!(event, Event::Progress { .. }))
            < place(|event| matches!(event, Event::EpochEnded { .. }))
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn a_training_that_is_resumed_in_the_midst_of_a_step_goes_on() {
    let mut session = session_in(Phase::Paused);
    session.take_events();
    session.handle(Command::Step);
    session.handle(Command::Resume);
    let events = run_to_end(&mut session);
    let refused = |event: &Event| matches!(event, Event::Refused { .. });
    assert!(!events.iter().any(refused), "{events:?}");
    assert_eq!(session.phase(), Phase::Finished);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_step_is_one_mini_batch_and_the_last_one_includes_the_evaluation() {
    let mut session = session_in(Phase::Idle);
    session.handle(Command::Start {
        spec: TrainingSpec {
            epochs: 2.0,
            ..TrainingSpec::default()
        },
        paused: true,
    });
    session.take_events();
    for step in 1..=10 {
        session.handle(Command::Step);
        let events = run_to_end(&mut session);
        let costs: usize = events
            .iter()
            .map(|event| {
                if let Event::Progress { costs, .. } = event {
                    costs.len()
                } else {
                    0
                }
            })
            .sum();
        assert_eq!(
            (costs, session.phase()),
            (1, Phase::Paused),
            "step {step}: {events:?}"
        );
        assert_eq!(
            events
                .iter()
                .any(|event| matches!(event, Event::EpochEnded { .. })),
            step == 10
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_step_from_within_an_evaluation_does_a_mini_batch_too() {
    let mut session = session_in(Phase::Idle);
    session.handle(start(2.0));
    let mut batches = 0;
    while batches < 10 {
        batches += usize::from(session.advance());
    }
    session.advance();
    session.handle(Command::Pause);
    assert!(
        session
            .take_events()
            .iter()
            .all(|event| !matches!(event, Event::EpochEnded { .. }))
    );
    session.handle(Command::Step);
    let events = run_to_end(&mut session);
    assert!(
        matches!(
            &events[..],
            [
                ..,
                Event::EpochEnded { .. },
                Event::Progress {
                    epoch: 2,
                    batch: 1,
                    ..
                },
                Event::Phase {
                    phase: Phase::Paused
                }
            ]
        ),
        "{events:?}"
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn pausing_and_resuming_leaves_no_trace_in_the_weights() {
    let model = |interrupted: bool| {
        let mut session = session_in(Phase::Idle);
        session.handle(start(2.0));
        for unit in 0.. {
            if !session.is_running() {
                break;
            }
            session.advance();
            if interrupted && unit % 3 == 0 && session.is_running() {
                session.handle(Command::Pause);
                session.handle(Command::Resume);
            }
        }
        session.take_events();
        session.handle(Command::Snapshot);
        match session.take_events().pop() {
            Some(Event::Snapshot { model }) => model_file::load(&model).unwrap(),
            other => panic!("no snapshot but {other:?}"),
        }
    };
    assert_eq!(model(true), model(false));
}

#[wasm_bindgen_test(unsupported = test)]
fn an_overflow_is_told_and_the_network_stays_readable() {
    let mut session = session_in(Phase::Idle);
    session.handle(overflowing());
    let events = run_to_end(&mut session);
    assert!(matches!(
        &events[..],
        [
            ..,
            Event::Phase {
                phase: Phase::Failed
            },
            Event::Failed {
                fault: Fault::NotFinite { .. }
            }
        ]
    ));
    session.handle(Command::Snapshot);
    assert!(
        matches!(&session.take_events()[..], [Event::Snapshot { model }] if model_file::load(model).unwrap().is_finite())
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn files_that_are_no_data_change_nothing() {
    let mut session = session_in(Phase::Running);
    let files: Vec<DataFile> = vec![file("train-images", b"no idx")];
    session.handle(Command::Load { files });
    assert!(matches!(
        &session.take_events()[..],
        [Event::Failed {
            fault: Fault::Data { .. }
        }]
    ));
    assert!(session.is_running());
}

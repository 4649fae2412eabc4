//! Networks of a training's past.

use digit_lab::model_file;
use digit_lab::nn::Activation;
use digit_lab::training::{Command, Event, History, Layers, Moment, Session, TrainingSpec};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fixtures::{network, small_files};

fn epochs(history: &History) -> Vec<f64> {
    history.all().map(|moment| moment.epochs).collect()
}

#[wasm_bindgen_test(unsupported = test)]
fn moments_spread_over_the_whole_training_and_its_end_is_there() {
    let network = network::<f32>(&[784, 5, 10], Activation::Sigmoid, Activation::Softmax, 4);
    let mut history = History::new(3_985);
    for epoch in 0..=1_000 {
        if history.wants(epoch.into()) {
            history.keep(epoch.into(), &network);
        }
    }
    history.end(1_000.5, &network);
    let all = epochs(&history);
    assert_eq!((all[0], all[all.len() - 1]), (0.0, 1_000.5));
    assert!((32..=65).contains(&all.len()), "{}", all.len());
    let gaps: Vec<f64> = all.windows(2).map(|pair| pair[1] - pair[0]).collect();
    assert!(
        gaps[..gaps.len() - 1].iter().all(|gap| *gap == 16.0),
        "{gaps:?}"
    );
    // It goes on.
    history.keep(1_008.0, &network);
    assert_eq!(epochs(&history).last(), Some(&1_008.0));
    history.end(1_008.0, &network);
    assert_eq!(epochs(&history).len(), all.len());
}

#[wasm_bindgen_test(unsupported = test)]
fn of_large_networks_there_are_few_moments() {
    let network = network::<f32>(&[784, 5, 10], Activation::Sigmoid, Activation::Softmax, 4);
    let mut history = History::new(1_000_000);
    for epoch in 0..100 {
        if history.wants(epoch.into()) {
            history.keep(epoch.into(), &network);
        }
    }
    assert!(
        (3..=6).contains(&epochs(&history).len()),
        "{:?}",
        epochs(&history)
    );
}

/// The answer to a question about the past.
fn told(session: &mut Session, after: Option<f64>) -> (Vec<f64>, Vec<Moment>) {
    session.take_events();
    session.handle(Command::History { after });
    match &session.take_events()[..] {
        [Event::History { epochs, moments }] => (epochs.clone(), moments.clone()),
        other => panic!("{other:?}"),
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_session_tells_what_its_network_has_been() {
    let mut session = Session::new();
    assert_eq!(told(&mut session, None), (Vec::new(), Vec::new()));
    session.handle(Command::Load {
        files: small_files(100, 20, 20),
    });
    session.handle(Command::Start {
        spec: TrainingSpec {
            epochs: 3.0,
            ..TrainingSpec::default()
        },
        paused: false,
    });
    while session.is_running() {
        session.advance();
    }
    let (epochs, moments) = told(&mut session, None);
    assert_eq!(epochs, [0.0, 1.0, 2.0, 3.0]);
    assert_eq!(moments.len(), 4);
    let start = model_file::load(&moments[0].model).unwrap();
    let end = model_file::load(&moments[3].model).unwrap();
    assert!(start != end);
    session.handle(Command::Snapshot);
    assert!(matches!(
        &session.take_events()[..],
        [Event::Snapshot { model }] if *model == moments[3].model
    ));
    let (epochs, moments) = told(&mut session, Some(2.0));
    assert_eq!(epochs.len(), 4);
    assert_eq!(
        moments.iter().map(|it| it.epochs).collect::<Vec<_>>(),
        [3.0]
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn much_is_told_bit_by_bit() {
    let mut session = Session::new();
    session.handle(Command::Load {
        files: small_files(20, 10, 10),
    });
    session.handle(Command::Start {
        spec: TrainingSpec {
            // Some 320 kB a network.
            layers: Layers::Hidden("100".into()),
            epochs: 9.0,
            ..TrainingSpec::default()
        },
        paused: false,
    });
    while session.is_running() {
        session.advance();
    }
    let (mut latest, mut answers) = (None, Vec::new());
    loop {
        let (kept, moments) = told(&mut session, latest);
        assert_eq!(kept.len(), 10);
        let epochs: Vec<f64> = moments.iter().map(|it| it.epochs).collect();
        let Some(last) = epochs.last().copied() else {
            break;
        };
        latest = Some(last);
        answers.push(epochs);
    }
    let all: Vec<f64> = answers.concat();
    assert_eq!(all, (0..10).map(f64::from).collect::<Vec<_>>());
    assert!(answers.len() > 1, "{answers:?}");
}

#[wasm_bindgen_test(unsupported = test)]
fn a_training_stopped_in_mid_epoch_ends_there() {
    let mut session = Session::new();
    session.handle(Command::Load {
        files: small_files(100, 20, 20),
    });
    session.handle(Command::Start {
        spec: TrainingSpec::default(),
        paused: true,
    });
    session.handle(Command::Step);
    while session.is_running() {
        session.advance();
    }
    session.handle(Command::Stop);
    let (epochs, _) = told(&mut session, None);
    assert_eq!(epochs, [0.0, 0.1]);
}

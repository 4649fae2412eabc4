//! The session of an experiment's worker: what it tells of a job, and when.

use digit_lab::book::session::{Command, Event, Fault, Session};
use digit_lab::book::{Job, NeuronStart, Outcome, Task};
use digit_lab::data::Mnist;
use digit_lab::nn::Cost;
use digit_lab::training::{Layers, Phase, Run, TrainingConfig, TrainingSpec, Work, digest};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fixtures::{IMAGES, LABELS, file};

const TICKET: u32 = 7;

fn files() -> Vec<digit_lab::data::DataFile> {
    ["train", "validation", "test"]
        .iter()
        .flat_map(|set| {
            [
                file(&format!("{set}-images"), IMAGES),
                file(&format!("{set}-labels"), LABELS),
            ]
        })
        .collect()
}

fn loaded() -> Session {
    let mut session = Session::new();
    session.handle(Command::Load { files: files() });
    let events = session.take_events();
    assert_eq!(
        events,
        [Event::Loaded {
            training: 2_000,
            validation: 2_000,
            test: 2_000
        }]
    );
    session
}

fn training(size: f64) -> Job {
    Job::Training(TrainingSpec {
        layers: Layers::Hidden("5".to_owned()),
        training_size: Some(size),
        epochs: 3.0,
        ..TrainingSpec::default()
    })
}

fn neuron() -> Job {
    Job::Neuron(NeuronStart {
        cost: Cost::Quadratic,
        weight: 0.6,
        bias: 0.9,
        learning_rate: 0.15,
        steps: 300,
    })
}

fn run(session: &mut Session, job: Job) {
    session.handle(Command::Run {
        ticket: TICKET,
        job,
    });
}

/// What a page makes of all that it is told, and the events that are no progress.
fn played(session: &mut Session, units_a_report: usize) -> (Outcome, Vec<Event>, Vec<f64>) {
    let (mut outcome, mut others, mut shares) = (Outcome::default(), Vec::new(), Vec::new());
    loop {
        for _ in 0..units_a_report {
            session.advance();
            session.add_secs(0.001);
        }
        for event in session.take_events() {
            match event {
                Event::Progress {
                    ticket,
                    share,
                    news,
                    ..
                } => {
                    assert_eq!(ticket, TICKET);
                    shares.push(share);
                    news.add_to(&mut outcome);
                }
                other => others.push(other),
            }
        }
        if !session.is_running() {
            return (outcome, others, shares);
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn an_arm_that_was_trained_can_be_trained_again_as_any_run() {
    let data = Mnist::from_files(&files()).unwrap();
    let job = training(200.0);
    let mut task = Task::new(&job, &data).unwrap();
    assert_eq!(task.trained(), None, "it has yet to begin");
    while task.advance(&data) {}
    let trained = task.trained().unwrap();
    let Job::Training(spec) = job else {
        panic!("a training");
    };
    let config = TrainingConfig::check(&spec, data.training.len()).unwrap();
    assert_eq!(trained.plan, config.plan());
    let mut again = Run::new(config);
    while !matches!(again.advance(&data), Work::Nothing) {}
    assert_eq!(trained.outcome.digest, digest(again.network()));
    assert_eq!(trained.outcome.phase, Phase::Finished);
}

#[wasm_bindgen_test(unsupported = test)]
fn what_is_told_piece_by_piece_adds_up_to_the_outcome() {
    for job in [training(500.0), neuron()] {
        let mut session = loaded();
        run(&mut session, job.clone());
        let (told, others, shares) = played(&mut session, 3);

        let data = Mnist::from_files(&files()).unwrap();
        let mut task = Task::new(&job, &data).unwrap();
        while task.advance(&data) {}
        assert_eq!(told, task.outcome());
        let mut expected = vec![Event::Done { ticket: TICKET }];
        if let Some(trained) = task.trained() {
            let ticket = TICKET;
            expected.insert(0, Event::Trained { ticket, trained });
        }
        assert_eq!(others, expected);
        assert!(shares.len() > 2 && shares.is_sorted());
        assert_eq!(shares.last(), Some(&1.0));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn nothing_is_told_twice() {
    let mut session = loaded();
    run(&mut session, neuron());
    session.take_events();
    session.advance();
    session.add_secs(0.0);
    let points = |session: &mut Session| -> usize {
        session
            .take_events()
            .iter()
            .map(|event| match event {
                Event::Progress { news, .. } => news.series[0].points.len(),
                _ => 0,
            })
            .sum()
    };
    assert_eq!(points(&mut session), 1);
    assert_eq!(points(&mut session), 0);
}

#[wasm_bindgen_test(unsupported = test)]
fn stop_ends_a_job_and_tells_what_it_came_to() {
    let mut session = loaded();
    run(&mut session, training(2_000.0));
    session.advance();
    session.add_secs(0.5);
    session.handle(Command::Stop);
    assert!(!session.is_running());
    let events = session.take_events();
    assert!(matches!(events[0], Event::Progress { secs: 0.5, .. }));
    assert_eq!(events[1..], [Event::Stopped { ticket: TICKET }]);
    session.handle(Command::Stop);
    assert_eq!(session.take_events(), []);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_job_that_cannot_be_done_is_refused_with_its_ticket() {
    let mut session = loaded();
    run(&mut session, training(2_001.0));
    assert!(!session.is_running());
    let events = session.take_events();
    assert!(
        matches!(
            &events[..],
            [Event::Failed {
                ticket: Some(TICKET),
                fault: Fault::Settings { errors }
            }] if errors.len() == 1
        ),
        "{events:?}"
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn small_jobs_need_no_images_and_others_say_that_they_do() {
    let mut session = Session::new();
    run(&mut session, neuron());
    assert!(session.is_running());
    run(&mut session, training(500.0));
    let events = session.take_events();
    assert_eq!(
        events.last(),
        Some(&Event::Failed {
            ticket: Some(TICKET),
            fault: Fault::Images {
                training: 0,
                test: 0
            }
        })
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn files_that_are_no_data_leave_what_was_loaded() {
    let mut session = loaded();
    session.handle(Command::Load {
        files: vec![file("train-images", b"no images")],
    });
    let events = session.take_events();
    assert!(matches!(events[..], [Event::Failed { ticket: None, .. }]));
    run(&mut session, training(500.0));
    assert!(session.is_running());
}

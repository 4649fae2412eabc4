//! Learning a person's hand.

use digit_lab::data::Mnist;
use digit_lab::drawing::{PIXELS, Stroke, normalize};
use digit_lab::model_file::{Model, save_exact, save_model};
use digit_lab::nn::{Activation, Calibration, Network};
use digit_lab::reading::Reader;
use digit_lab::training::hand::{HandProblem, HandRun, HandScore, HandStage, HandWork, Split};
use digit_lab::training::{
    Command, Event, Layers, Phase, Refusal, Run, Session, TrainingConfig, TrainingSpec, Work,
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fixtures::{drawn, mnist, network, small_files};

/// Drawings as the network gets them, and what they are.
#[derive(Clone, Default)]
struct Drawings {
    images: Vec<u8>,
    labels: Vec<u8>,
}

impl Drawings {
    fn add(&mut self, strokes: &[Stroke], label: u8) {
        let drawing = normalize(strokes, 1.0).unwrap();
        let bytes = drawing
            .pixels()
            .iter()
            .map(|gray| (gray * 255.0).round() as u8);
        self.images.extend(bytes);
        self.labels.push(label);
    }
}

/// A 7 like a 1, a little different for each number.
fn odd_seven(number: u16) -> Vec<Stroke> {
    let lean = 0.01 * f32::from(number % 5);
    vec![Stroke::new([
        [0.42, 0.2],
        [0.5 + lean, 0.14],
        [0.5, 0.5],
        [0.47 - lean, 0.86],
    ])]
}

/// Nine such sevens, and a usual digit of each other kind.
fn odd_hand() -> Drawings {
    let mut drawings = Drawings::default();
    (0..9).for_each(|number| drawings.add(&odd_seven(number), 7));
    let others = (0..10).filter(|&digit| digit != 7);
    others.for_each(|digit| drawings.add(&drawn(digit), digit));
    drawings
}

fn data() -> Mnist {
    mnist(1_000, 100, 300)
}

/// A small network that reads most digits.
fn trained(data: &Mnist) -> Network<f32> {
    let spec = TrainingSpec {
        layers: Layers::Hidden("20".into()),
        activation: Activation::Relu,
        output_activation: Activation::Softmax,
        learning_rate: 0.1,
        epochs: 8.0,
        ..TrainingSpec::default()
    };
    let mut run = Run::new(TrainingConfig::check(&spec, data.training.len()).unwrap());
    while run.advance(data) != Work::Nothing {}
    run.network().clone()
}

fn learn(run: &mut HandRun, data: &Mnist) -> (HandScore, HandScore) {
    loop {
        match run.advance(data) {
            HandWork::Part => {}
            HandWork::Learned { before, after } => return (before, after),
            other => panic!("{other:?}"),
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_strange_hand_is_learned_and_mnist_is_not_forgotten() {
    let data = data();
    let calibration = Calibration {
        temperature: 1.5,
        ..Calibration::default()
    };
    let model = save_model(&Model {
        network: trained(&data),
        calibration: Some(calibration),
    });
    let drawings = odd_hand();
    let mut run = HandRun::new(&model, &drawings.images, &drawings.labels, 1).unwrap();
    let (before, after) = learn(&mut run, &data);

    assert_eq!(before.held_back, 3, "every third of nine sevens");
    assert_eq!(before.held_back_correct, 0, "{before:?}");
    assert_eq!(after.held_back_correct, 3, "{after:?}");
    assert_eq!((before.test, after.test), (300, 300));
    assert!(before.test_correct >= 210, "{before:?}");
    assert!(
        after.test_correct + 6 >= before.test_correct,
        "{before:?} to {after:?}"
    );

    assert_eq!(run.model().calibration, Some(calibration));
    let reader = Reader::from_file(&save_model(run.model())).unwrap();
    assert_eq!(reader.calibration(), calibration);
    let read = |number| {
        reader
            .read_digit(&odd_seven(number), 1.0)
            .map(|it| it.digit)
    };
    assert_eq!(read(11), Some(7), "one that was never shown");
    assert_eq!(run.advance(&data), HandWork::Nothing);
}

#[wasm_bindgen_test(unsupported = test)]
fn the_same_drawings_and_seed_give_the_same_bits() {
    let data = mnist(50, 10, 10);
    let model = save_exact(&network(
        &[784, 10],
        Activation::Relu,
        Activation::Softmax,
        1,
    ));
    let drawings = odd_hand();
    let learned = |seed| {
        let mut run = HandRun::new(&model, &drawings.images, &drawings.labels, seed).unwrap();
        learn(&mut run, &data);
        save_model(run.model())
    };
    assert_eq!(learned(1), learned(1));
    assert_ne!(learned(1), learned(2));
}

#[wasm_bindgen_test(unsupported = test)]
fn every_third_drawing_of_a_digit_is_held_back() {
    let labels = [7, 7, 1, 7, 1, 7, 7, 7, 1];
    let images: Vec<u8> = (0..labels.len() as u8)
        .flat_map(|number| [number; PIXELS])
        .collect();
    let Split {
        learned_from,
        held_back,
    } = Split::of(&images, &labels).unwrap();
    let numbers = |pixels: &[u8]| -> Vec<u8> { pixels.iter().step_by(PIXELS).copied().collect() };
    assert_eq!(numbers(&held_back.pixels()), [3, 7, 8]);
    assert_eq!(held_back.labels(), [7, 7, 1]);
    assert_eq!(numbers(&learned_from.pixels()), [0, 1, 2, 4, 5, 6]);
    assert_eq!(learned_from.labels(), [7, 7, 1, 1, 7, 7]);
}

/// A model file, pictures, labels, and what is wrong with them.
type Case<'a> = (&'a [u8], Vec<u8>, &'a [u8], HandProblem);

#[wasm_bindgen_test(unsupported = test)]
fn what_cannot_be_learned_is_named() {
    let good = save_exact(&network(
        &[784, 10],
        Activation::Relu,
        Activation::Softmax,
        1,
    ));
    let other = save_exact(&network(&[4, 10], Activation::Relu, Activation::Softmax, 1));
    let pictures = |count: usize| vec![0; count * PIXELS];
    let counts = |bytes, labels| HandProblem::Counts { bytes, labels };
    let cases: [Case<'_>; 6] = [
        (&good, pictures(0), &[], HandProblem::TooFew { got: 0 }),
        (
            &good,
            pictures(4),
            &[1, 1, 2, 2],
            HandProblem::TooFew { got: 2 },
        ),
        (
            &good,
            pictures(3),
            &[7, 10, 7],
            HandProblem::Label { index: 1, got: 10 },
        ),
        (&good, pictures(2), &[7, 7, 7], counts(2 * 784, 3)),
        (&good, vec![0; 5], &[], counts(5, 0)),
        (
            &other,
            pictures(3),
            &[7, 7, 7],
            HandProblem::Network { sizes: vec![4, 10] },
        ),
    ];
    for (model, images, labels, expected) in cases {
        let got = HandRun::new(model, &images, labels, 1).err();
        assert_eq!(got, Some(expected));
    }
    for file in [&b""[..], b"nothing", &good[..40]] {
        let got = HandRun::new(file, &pictures(3), &[7, 7, 7], 1).err();
        assert!(matches!(got, Some(HandProblem::Model { .. })), "{got:?}");
    }
}

fn learning_command(drawings: &Drawings) -> Command {
    Command::Learn {
        model: save_exact(&network(
            &[784, 10],
            Activation::Relu,
            Activation::Softmax,
            1,
        )),
        images: drawings.images.clone(),
        labels: drawings.labels.clone(),
        seed: 1,
    }
}

fn loaded_session() -> Session {
    let mut session = Session::new();
    session.handle(Command::Load {
        files: small_files(100, 20, 20),
    });
    session.take_events();
    session
}

#[wasm_bindgen_test(unsupported = test)]
fn a_session_tells_what_learning_comes_to() {
    let mut session = loaded_session();
    session.handle(learning_command(&odd_hand()));
    let mut events = session.take_events();
    while session.is_running() {
        session.advance();
        events.extend(session.take_events());
    }
    let started = |event: &Event| matches!(event, Event::LearningStarted { plan } if (plan.learned_from, plan.held_back, plan.test) == (15, 3, 20));
    assert!(started(&events[0]), "{:?}", events[0]);
    assert!(
        matches!(events.last(), Some(Event::Learned { model, after, .. }) if Reader::from_file(model).is_ok() && after.test == 20)
    );
    let stages = events.iter().filter_map(|event| match event {
        Event::LearningProgress { stage, share } if (0.0..=1.0).contains(share) => Some(*stage),
        _ => None,
    });
    let mut stages: Vec<HandStage> = stages.collect();
    stages.dedup();
    assert_eq!(
        stages,
        [HandStage::Before, HandStage::Learning, HandStage::After]
    );
    assert_eq!(
        session.phase(),
        Phase::Idle,
        "learning a hand is no training"
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn stop_ends_learning_at_any_unit() {
    for units in [0, 1, 40, 200] {
        let mut session = loaded_session();
        session.handle(learning_command(&odd_hand()));
        (0..units).for_each(|_| {
            session.advance();
        });
        assert!(session.is_running(), "{units}");
        session.handle(Command::Stop);
        assert!(!session.is_running(), "{units}");
        let last = session.take_events().pop();
        assert_eq!(last, Some(Event::LearningStopped), "{units}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn learning_and_training_end_one_another() {
    let start = || Command::Start {
        spec: TrainingSpec::default(),
        paused: false,
    };
    let mut session = loaded_session();
    session.handle(start());
    session.handle(learning_command(&odd_hand()));
    assert_eq!(session.phase(), Phase::Stopped);
    session.take_events();
    session.handle(start());
    assert_eq!(session.phase(), Phase::Running);
    assert_eq!(session.take_events()[0], Event::LearningStopped);
}

#[wasm_bindgen_test(unsupported = test)]
fn refused_learning_changes_nothing() {
    let refusal_of = |session: &mut Session, drawings: &Drawings| {
        session.handle(learning_command(drawings));
        match session.take_events().pop() {
            Some(Event::Refused { refusal }) => refusal,
            other => panic!("{other:?}"),
        }
    };
    let mut session = Session::new();
    assert_eq!(refusal_of(&mut session, &odd_hand()), Refusal::NoData);
    let mut session = loaded_session();
    let problem = HandProblem::TooFew { got: 0 };
    assert_eq!(
        refusal_of(&mut session, &Drawings::default()),
        Refusal::Hand { problem }
    );
    assert!(!session.is_running());
}

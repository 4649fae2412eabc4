//! Questions and answers, as the worker gets and gives them.

use digit_lab::data::Set;
use digit_lab::insight::session::{Answer, Command, Event, Fault, Images, Question, Session};
use digit_lab::insight::{Direction, Part, Place, Space};
use digit_lab::model_file;
use digit_lab::nn::{Activation, Cost, Network};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fixtures::{digits, network, small_files};

const IMAGES: Images = Images {
    of: Set::Test,
    most: 40,
};

fn subject() -> Network<f32> {
    network(&[784, 6, 10], Activation::Sigmoid, Activation::Softmax, 3)
}

fn look(network: &Network<f32>) -> Command {
    Command::Look {
        network: model_file::save_exact(network),
        cost: Cost::LogLikelihood,
    }
}

/// A session with 60, 20 and 60 images and a network.
fn session() -> Session {
    let mut session = Session::new();
    session.handle(Command::Load {
        files: small_files(60, 20, 60),
    });
    session.handle(look(&subject()));
    let loaded = Event::Loaded {
        training: 60,
        validation: 20,
        test: 60,
    };
    assert_eq!(session.take_events(), [loaded, Event::Looking]);
    session
}

fn picture() -> Vec<f32> {
    let (x, _) = digits().arrays(0, 1);
    x.into_iter().collect()
}

fn ask(session: &mut Session, question: Question) -> Vec<Event> {
    session.handle(Command::Ask {
        ticket: 7,
        question,
    });
    let mut events = Vec::new();
    while session.is_running() {
        session.advance();
        session.add_secs(0.5);
        events.extend(session.take_events());
    }
    events.extend(session.take_events());
    events
}

fn answer(session: &mut Session, question: Question) -> Answer {
    match ask(session, question).pop() {
        Some(Event::Answered {
            ticket: 7,
            secs,
            answer,
        }) => {
            assert!(secs > 0.0);
            answer
        }
        other => panic!("{other:?}"),
    }
}

fn questions() -> Vec<Question> {
    let picture = picture();
    let place = Place {
        layer: 1,
        part: Part::Biases,
        index: 0,
    };
    vec![
        Question::GradientCheck {
            picture: picture.clone(),
            digit: 3,
            places: vec![place],
            random: 2,
            seed: 1,
        },
        Question::Readings { images: IMAGES },
        Question::Pictures {
            images: IMAGES,
            indexes: vec![39, 0],
        },
        Question::Occlusion {
            picture: picture.clone(),
            digit: 3,
            patch: 5,
            stride: 4,
        },
        Question::Nudge {
            picture: picture.clone(),
            to: None,
        },
        Question::KnockOut {
            layer: 0,
            images: IMAGES,
        },
        Question::Layers { images: IMAGES },
        Question::Components {
            space: Space::Layer(0),
            images: IMAGES,
        },
        Question::Neighbors {
            picture,
            count: 3,
            images: IMAGES,
        },
        Question::Landscape {
            directions: vec![Direction::Descent, Direction::Random(1)],
            reach: 0.5,
            points: 3,
            images: IMAGES,
        },
    ]
}

#[wasm_bindgen_test(unsupported = test)]
fn every_question_has_its_own_answer() {
    let mut session = session();
    for question in questions() {
        let answer = answer(&mut session, question.clone());
        let matches = match (&question, &answer) {
            (Question::GradientCheck { .. }, Answer::GradientCheck(checked)) => checked.len() == 3,
            (Question::Readings { .. }, Answer::Readings(readings)) => readings.len() == 40,
            (Question::Pictures { .. }, Answer::Pictures(it)) => it.labels.len() == 2,
            (Question::Occlusion { .. }, Answer::Occlusion(it)) => it.covered.len() == 49,
            (Question::Nudge { .. }, Answer::Nudge(nudge)) => nudge.is_some(),
            (Question::KnockOut { .. }, Answer::KnockOut(it)) => it.silent.len() == 6,
            (Question::Layers { .. }, Answer::Layers(layers)) => layers.len() == 2,
            (Question::Components { .. }, Answer::Components(it)) => it.points.len() == 40,
            (Question::Neighbors { .. }, Answer::Neighbors(nearest)) => nearest.len() == 3,
            (Question::Landscape { .. }, Answer::Landscape(it)) => it.costs.len() == 9,
            _ => false,
        };
        assert!(matches, "{question:?}: {answer:?}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn messages_survive_their_way() {
    let mut session = session();
    for question in questions() {
        let command = Command::Ask {
            ticket: 1,
            question: question.clone(),
        };
        let text = serde_json::to_string(&command).unwrap();
        assert_eq!(serde_json::from_str::<Command>(&text).unwrap(), command);
        for event in ask(&mut session, question) {
            let text = serde_json::to_string(&event).unwrap();
            assert_eq!(serde_json::from_str::<Event>(&text).unwrap(), event);
        }
    }
    let command = serde_json::to_value(Command::Ask {
        ticket: 1,
        question: Question::Readings { images: IMAGES },
    });
    let expected = serde_json::json!({
        "ask": { "ticket": 1, "question": { "readings": { "images": { "of": "test", "most": 40 } } } }
    });
    assert_eq!(command.unwrap(), expected);
}

#[wasm_bindgen_test(unsupported = test)]
fn progress_goes_up_and_says_how_long_it_took() {
    let mut session = session();
    let events = ask(&mut session, questions().remove(0));
    let shares: Vec<f64> = events
        .iter()
        .filter_map(|event| match event {
            Event::Progress {
                ticket: 7, share, ..
            } => Some(*share),
            _ => None,
        })
        .collect();
    // Three parameters, nine displacements each; the last is the answer.
    assert_eq!(shares.len(), 26);
    assert!(shares.is_sorted() && shares[0] > 0.0 && shares[25] < 1.0);
    assert!(matches!(events.last(), Some(Event::Answered { secs, .. }) if *secs == 13.5));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_question_ends_with_a_stop_or_another_question() {
    let mut session = session();
    let ask = |ticket| Command::Ask {
        ticket,
        question: Question::Readings { images: IMAGES },
    };
    session.handle(ask(1));
    session.handle(ask(2));
    assert_eq!(session.take_events()[0], Event::Stopped { ticket: 1 });
    session.handle(Command::Stop);
    assert_eq!(session.take_events(), [Event::Stopped { ticket: 2 }]);
    assert!(!session.is_running());
    session.handle(ask(3));
    session.handle(look(&subject()));
    assert_eq!(
        session.take_events(),
        [Event::Stopped { ticket: 3 }, Event::Looking]
    );
    session.handle(ask(4));
    session.handle(Command::Load {
        files: small_files(20, 2, 2),
    });
    assert_eq!(session.take_events()[0], Event::Stopped { ticket: 4 });
    session.handle(Command::Ping);
    assert_eq!(session.take_events(), [Event::Pong]);
}

#[wasm_bindgen_test(unsupported = test)]
fn it_rests_where_it_gives_way_to_others() {
    let mut session = Session::new();
    assert!(session.rest_after(0.016).abs() < f64::EPSILON);
    session.handle(Command::GiveWay { to_others: true });
    // A seventh of the time is work.
    assert!((session.rest_after(0.016) - 0.096).abs() < 1e-12);
    session.handle(Command::GiveWay { to_others: false });
    assert!(session.rest_after(0.016).abs() < f64::EPSILON);
    assert_eq!(session.take_events(), []);
}

fn fault(session: &mut Session, command: Command) -> (Option<u32>, Fault) {
    session.handle(command);
    assert!(!session.is_running());
    match session.take_events().pop() {
        Some(Event::Failed { ticket, fault }) => (ticket, fault),
        other => panic!("{other:?}"),
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn what_cannot_be_answered_says_why() {
    let ask = |question| Command::Ask {
        ticket: 5,
        question,
    };
    let readings = Question::Readings { images: IMAGES };
    let mut empty = Session::new();
    let told = fault(&mut empty, ask(readings.clone()));
    assert_eq!(told, (Some(5), Fault::NoNetwork));
    empty.handle(look(&subject()));
    let told = fault(&mut empty, ask(readings));
    assert_eq!(told, (Some(5), Fault::NoImages { of: Set::Test }));
    let broken = Command::Look {
        network: vec![1, 2, 3],
        cost: Cost::Quadratic,
    };
    assert!(matches!(
        fault(&mut empty, broken),
        (None, Fault::Network { .. })
    ));
    let odd = network::<f32>(&[784, 3], Activation::Sigmoid, Activation::Sigmoid, 1);
    let no_digits = Fault::NoDigits {
        inputs: 784,
        outputs: 3,
    };
    assert_eq!(fault(&mut empty, look(&odd)), (None, no_digits));
    let files = Command::Load { files: Vec::new() };
    assert!(matches!(
        fault(&mut empty, files),
        (None, Fault::Data { .. })
    ));

    let picture = picture();
    let mut session = session();
    for question in [
        Question::KnockOut {
            layer: 1,
            images: IMAGES,
        },
        Question::Pictures {
            images: IMAGES,
            indexes: vec![0, 40],
        },
        Question::Components {
            space: Space::Layer(2),
            images: IMAGES,
        },
        Question::Nudge {
            picture: vec![0.0; 3],
            to: None,
        },
        Question::Nudge {
            picture: picture.clone(),
            to: Some(10),
        },
        Question::Occlusion {
            picture: picture.clone(),
            digit: 10,
            patch: 5,
            stride: 1,
        },
        Question::GradientCheck {
            picture,
            digit: 11,
            places: Vec::new(),
            random: 3,
            seed: 0,
        },
        Question::Landscape {
            directions: Vec::new(),
            reach: 1.0,
            points: 5,
            images: IMAGES,
        },
    ] {
        let told = fault(&mut session, ask(question.clone()));
        assert_eq!(told, (Some(5), Fault::NotApplicable), "{question:?}");
    }
}

/// The answer does not depend on which set's copy or part the images come from.
#[wasm_bindgen_test(unsupported = test)]
fn more_images_than_there_are_is_all_of_them() {
    let mut session = session();
    let mut read = |most| {
        let images = Images {
            of: Set::Training,
            most,
        };
        match answer(&mut session, Question::Readings { images }) {
            Answer::Readings(readings) => readings,
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(read(60), read(10_000));
    assert_eq!(read(25).read, read(60).read[..25]);
}

#[wasm_bindgen_test(unsupported = test)]
fn pictures_come_in_the_order_asked_for_with_their_labels() {
    let mut session = session();
    let question = Question::Pictures {
        images: Images {
            of: Set::Training,
            most: 60,
        },
        indexes: vec![5, 0, 5],
    };
    let Answer::Pictures(pictures) = answer(&mut session, question) else {
        panic!("pictures");
    };
    let Answer::Readings(readings) = answer(
        &mut session,
        Question::Readings {
            images: Images {
                of: Set::Training,
                most: 60,
            },
        },
    ) else {
        panic!("readings");
    };
    assert_eq!(
        pictures.labels,
        [5, 0, 5].map(|index| readings.labels[index])
    );
    assert_eq!(pictures.get(0), pictures.get(2));
    assert_ne!(pictures.get(0), pictures.get(1));
    assert_eq!(pictures.get(3), None);
    let ink = pictures.get(1).unwrap();
    assert!(ink.iter().all(|gray| (0.0..=1.0).contains(gray)));
    assert!(ink.iter().any(|gray| *gray > 0.5));
}

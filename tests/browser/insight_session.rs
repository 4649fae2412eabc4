//! Questions about a network and their answers, as the page and its worker exchange them.

use std::cell::RefCell;
use std::rc::Rc;

use digit_lab::data::{DataFile, Set, write_images, write_labels};
use digit_lab::insight::session::{Answer, Command, Event, Fault, Images, Question};
use digit_lab::insight::{Direction, Space};
use digit_lab::model_file::save_exact;
use digit_lab::nn::{Activation, Architecture, Cost, Initializer, Network};
use digit_lab::rng::{self, Purpose};
use digit_lab::web::InsightSession;
use js_sys::Function;
use serde::Serialize;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen_test::wasm_bindgen_test;

/// A session and the events that it posted.
struct Worker {
    session: InsightSession,
    events: Rc<RefCell<Vec<Event>>>,
    // Kept alive: the session calls it.
    _post: Closure<dyn FnMut(JsValue)>,
}

impl Worker {
    /// One that has 48 images and a network.
    fn new() -> Self {
        let events = Rc::new(RefCell::new(Vec::new()));
        let posted = Rc::clone(&events);
        let post = Closure::new(move |event| {
            posted
                .borrow_mut()
                .push(serde_wasm_bindgen::from_value(event).unwrap());
        });
        let function: &Function = post.as_ref().unchecked_ref();
        let mut worker = Self {
            session: InsightSession::new(function.clone()),
            events,
            _post: post,
        };
        let labels: Vec<u8> = (0..48).map(|index| index % 10).collect();
        let pixels: Vec<u8> = (0..48 * 784_u32).map(|index| (index % 251) as u8).collect();
        let file = |name: &str, bytes: Vec<u8>| DataFile {
            name: name.to_owned(),
            bytes: bytes.into(),
        };
        worker.send(&Command::Load {
            files: vec![
                file("train-images", write_images(&pixels)),
                file("train-labels", write_labels(&labels)),
            ],
        });
        let (hidden, output) = (Activation::Sigmoid, Activation::Softmax);
        let architecture = Architecture::new(&[784, 6, 10], hidden, output).unwrap();
        let mut rng = rng::generator(1, Purpose::Initialization);
        let network = Network::new(&architecture, Initializer::ScaledNormal, &mut rng);
        worker.send(&Command::Look {
            network: save_exact(&network),
            cost: Cost::LogLikelihood,
        });
        let loaded = Event::Loaded {
            training: 40,
            validation: 8,
            test: 0,
        };
        assert_eq!(worker.events.take(), [loaded, Event::Looking]);
        worker
    }

    /// Sends a command as the page does.
    fn send(&mut self, command: &Command) {
        let serializer =
            serde_wasm_bindgen::Serializer::json_compatible().serialize_bytes_as_arrays(false);
        self.session
            .handle(command.serialize(&serializer).unwrap())
            .unwrap();
    }

    /// The last event after a question.
    fn ask(&mut self, question: Question) -> Event {
        self.send(&Command::Ask {
            ticket: 3,
            question,
        });
        while self.session.slice().unwrap() {}
        self.events.take().pop().unwrap()
    }
}

const IMAGES: Images = Images {
    of: Set::Training,
    most: 20,
};

#[wasm_bindgen_test]
fn every_answer_about_a_network_arrives_as_it_was_sent() {
    let picture = vec![0.5; 784];
    let questions = [
        Question::GradientCheck {
            picture: picture.clone(),
            digit: 1,
            places: Vec::new(),
            random: 2,
            seed: 0,
        },
        Question::Readings { images: IMAGES },
        Question::Pictures {
            images: IMAGES,
            indexes: vec![19, 0, 7],
        },
        Question::Occlusion {
            picture: picture.clone(),
            digit: 1,
            patch: 7,
            stride: 7,
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
        Question::Components {
            space: Space::Pixels,
            images: IMAGES,
        },
        Question::Neighbors {
            picture,
            count: 2,
            images: IMAGES,
        },
        Question::Landscape {
            directions: vec![Direction::Descent, Direction::Random(1)],
            reach: 0.5,
            points: 3,
            images: IMAGES,
        },
    ];
    let mut worker = Worker::new();
    for question in questions {
        match worker.ask(question.clone()) {
            Event::Answered {
                ticket: 3, answer, ..
            } => match answer {
                Answer::GradientCheck(checked) => assert_eq!(checked.len(), 2),
                Answer::Readings(readings) => assert_eq!(readings.len(), 20),
                Answer::Pictures(pictures) => assert_eq!(pictures.grays.len(), 3 * 784),
                Answer::Occlusion(occlusion) => assert_eq!(occlusion.covered.len(), 16),
                Answer::Nudge(nudge) => assert_eq!(nudge.unwrap().end.len(), 784),
                Answer::KnockOut(knock_out) => assert_eq!(knock_out.silent.len(), 6),
                Answer::Layers(layers) => assert_eq!(layers.len(), 2),
                Answer::Components(components) => assert_eq!(components.points.len(), 20),
                Answer::Neighbors(nearest) => assert_eq!(nearest.len(), 2),
                Answer::Landscape(landscape) => assert_eq!(landscape.costs.len(), 9),
            },
            other => panic!("{question:?}: {other:?}"),
        }
    }
}

#[wasm_bindgen_test]
fn a_question_that_does_not_apply_says_so() {
    let told = Worker::new().ask(Question::KnockOut {
        layer: 1,
        images: IMAGES,
    });
    let expected = Event::Failed {
        ticket: Some(3),
        fault: Fault::NotApplicable,
    };
    assert_eq!(told, expected);
}

//! The protocol's round trip: commands and events as the worker and the page exchange them.

use std::cell::RefCell;
use std::rc::Rc;

use digit_lab::data::{DataFile, write_images, write_labels};
use digit_lab::model_file::save_exact;
use digit_lab::nn::{Activation, Architecture, Initializer, Network};
use digit_lab::rng::{self, Purpose};
use digit_lab::training::{Command, Event, Layers, Phase, Refusal, TrainingSpec};
use digit_lab::web::WorkerSession;
use js_sys::{Array, Function, Object, Reflect, SharedArrayBuffer, Uint8Array};
use serde::Serialize;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen_test::wasm_bindgen_test;

/// A session and the events that it posted.
struct Worker {
    session: WorkerSession,
    events: Rc<RefCell<Vec<Event>>>,
    // Kept alive: the session calls it.
    _post: Closure<dyn FnMut(JsValue)>,
}

impl Worker {
    fn new() -> Self {
        let events = Rc::new(RefCell::new(Vec::new()));
        let posted = Rc::clone(&events);
        let post = Closure::new(move |event| {
            posted
                .borrow_mut()
                .push(serde_wasm_bindgen::from_value(event).unwrap());
        });
        let function: &Function = post.as_ref().unchecked_ref();
        Self {
            session: WorkerSession::new(function.clone()),
            events,
            _post: post,
        }
    }

    /// Sends a command as the page does.
    fn send(&mut self, command: &Command) {
        let serializer =
            serde_wasm_bindgen::Serializer::json_compatible().serialize_bytes_as_arrays(false);
        self.session
            .handle(command.serialize(&serializer).unwrap())
            .unwrap();
    }

    fn events(&self) -> Vec<Event> {
        self.events.take()
    }
}

fn files() -> Vec<DataFile> {
    let labels: Vec<u8> = (0..48).map(|index| index % 10).collect();
    let file = |name: &str, bytes: Vec<u8>| DataFile {
        name: name.to_owned(),
        bytes: bytes.into(),
    };
    vec![
        file("train-images", write_images(&[3; 48 * 784])),
        file("train-labels", write_labels(&labels)),
    ]
}

#[wasm_bindgen_test]
fn commands_and_events_cross_the_boundary_whole() {
    let mut worker = Worker::new();
    worker.send(&Command::Ping);
    assert_eq!(worker.events(), [Event::Pong]);
    worker.send(&Command::Load { files: files() });
    assert_eq!(
        worker.events(),
        [Event::Loaded {
            training: 40,
            validation: 8,
            test: 0
        }]
    );

    worker.send(&Command::Start {
        spec: TrainingSpec {
            epochs: 3.0,
            ..TrainingSpec::default()
        },
        paused: false,
    });
    while worker.session.slice().unwrap() {}
    let events = worker.events();
    assert!(matches!(events[0], Event::Started { .. }));
    assert_eq!(
        events
            .iter()
            .filter(|event| matches!(event, Event::EpochEnded { .. }))
            .count(),
        3
    );
    assert!(events.iter().any(|event| matches!(event, Event::Progress { training_secs, images, .. } if *training_secs > 0.0 && *images > 0.0)));
    assert_eq!(
        events.last(),
        Some(&Event::Phase {
            phase: Phase::Finished
        })
    );

    worker.send(&Command::Snapshot);
    assert!(
        matches!(&worker.events()[..], [Event::Snapshot { model }] if model.len() > 4 * 23_860)
    );
}

#[wasm_bindgen_test]
fn a_slice_gives_way_after_about_a_frame_and_stop_lands_between_slices() {
    let mut worker = Worker::new();
    worker.send(&Command::Load { files: files() });
    worker.send(&Command::Start {
        spec: TrainingSpec {
            epochs: 100_000.0,
            ..TrainingSpec::default()
        },
        paused: false,
    });
    assert!(
        worker.session.slice().unwrap(),
        "a hundred thousand epochs are not one slice"
    );
    worker.send(&Command::Stop);
    assert!(!worker.session.slice().unwrap());
    assert_eq!(
        worker.events().last(),
        Some(&Event::Phase {
            phase: Phase::Stopped
        })
    );
}

/// Three sevens and six others to learn, with a small network.
fn learn() -> Command {
    let architecture = Architecture::new(&[784, 10], Activation::Relu, Activation::Softmax);
    let mut rng = rng::generator(1, Purpose::Initialization);
    let network = Network::new(&architecture.unwrap(), Initializer::ScaledNormal, &mut rng);
    Command::Learn {
        model: save_exact(&network),
        images: vec![5; 9 * 784],
        labels: vec![7, 7, 7, 0, 1, 2, 3, 4, 5],
        seed: 1,
    }
}

#[wasm_bindgen_test]
fn a_hand_is_learned_across_the_boundary() {
    let mut worker = Worker::new();
    worker.send(&learn());
    let refusal = Refusal::NoData;
    assert_eq!(worker.events(), [Event::Refused { refusal }]);
    worker.send(&Command::Load { files: files() });
    worker.events();
    worker.send(&learn());
    while worker.session.slice().unwrap() {}
    let events = worker.events();
    assert!(
        matches!(events[0], Event::LearningStarted { plan } if plan.held_back == 1),
        "{:?}",
        events[0]
    );
    assert!(matches!(events.last(), Some(Event::Learned { model, .. }) if model.len() > 4 * 7_850));
}

#[wasm_bindgen_test]
fn stop_ends_learning_between_slices() {
    let mut worker = Worker::new();
    worker.send(&Command::Load { files: files() });
    worker.send(&learn());
    assert!(
        worker.session.slice().unwrap(),
        "240 mini-batches are not one slice"
    );
    worker.send(&Command::Stop);
    assert!(!worker.session.slice().unwrap());
    assert_eq!(worker.events().last(), Some(&Event::LearningStopped));
}

#[wasm_bindgen_test]
fn a_message_that_is_no_command_throws_an_error() {
    let mut worker = Worker::new();
    for message in [JsValue::NULL, JsValue::from("start"), JsValue::from(7)] {
        assert!(worker.session.handle(message).is_err());
    }
}

/// `{ load: { files } }` with all bytes in shared memory.
fn shared(files: &[DataFile]) -> JsValue {
    let list = files.iter().map(|file| {
        let buffer = SharedArrayBuffer::new(file.bytes.len() as u32);
        let bytes = Uint8Array::new(&buffer);
        bytes.copy_from(&file.bytes.bytes());
        object(
            "bytes",
            &bytes,
            object("name", &file.name.as_str().into(), Object::new()),
        )
    });
    let load = object("files", &list.collect::<Array>(), Object::new());
    object("load", &load, Object::new()).into()
}

fn object(key: &str, value: &JsValue, object: Object) -> Object {
    Reflect::set(&object, &key.into(), value).unwrap();
    object
}

#[wasm_bindgen_test]
fn images_in_shared_memory_train_the_same_network() {
    let trained = |load: &dyn Fn(&mut Worker)| {
        let mut worker = Worker::new();
        load(&mut worker);
        worker.send(&Command::Start {
            spec: TrainingSpec {
                epochs: 2.0,
                seed: 3.0,
                layers: Layers::Hidden("conv 2@5x5, pool 2".to_owned()),
                ..TrainingSpec::default()
            },
            paused: false,
        });
        while worker.session.slice().unwrap() {}
        worker.events();
        worker.send(&Command::Snapshot);
        worker.events()
    };
    let here = trained(&|worker| worker.send(&Command::Load { files: files() }));
    let there = trained(&|worker| worker.session.handle(shared(&files())).unwrap());
    assert!(matches!(here[..], [Event::Snapshot { .. }]));
    assert_eq!(here, there);
}

#[wasm_bindgen_test]
fn files_that_are_none_are_an_error_with_words() {
    let mut worker = Worker::new();
    let load = object("files", &Array::of1(&"a file".into()), Object::new());
    let error = worker
        .session
        .handle(object("load", &load, Object::new()).into())
        .unwrap_err();
    let message = js_sys::Error::from(error).message();
    assert_eq!(
        message,
        "load.files: expected { name: string, bytes: Uint8Array }"
    );
}

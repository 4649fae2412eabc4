//! What a training takes, held against what it was said to take before it began.

use digit_lab::data::DataFile;
use digit_lab::nn::{Activation, Cost, Initializer, Regularization};
use digit_lab::training::{
    Command, Event, Layers, Optimizer, Phase, Pixels, Session, TrainingConfig, TrainingSpec,
};
use peak_alloc::PeakAlloc;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// Training images; as many again are validated and tested with.
const IMAGES: u32 = 40;

/// So many times as much may be estimated as is taken, beside the past of a training of more epochs than these.
const MOST_TIMES: f64 = 3.0;
const PAST: f64 = 30e6;

/// Two zero bytes, 8 for unsigned bytes, the number of dimensions, each of them big-endian; then gray stripes.
fn file(name: &str, sizes: &[u32], content: impl Fn(u32) -> u8) -> DataFile {
    let mut bytes = vec![0, 0, 8, sizes.len() as u8];
    bytes.extend(sizes.iter().flat_map(|size| size.to_be_bytes()));
    bytes.extend((0..sizes.iter().product()).map(content));
    DataFile {
        name: name.to_owned(),
        bytes: bytes.into(),
    }
}

fn files() -> Vec<DataFile> {
    let parts = ["training", "validation", "test"];
    let of = |part: &&str| {
        let gray = |at: u32| if at.is_multiple_of(5) { 200 } else { 0 };
        let digit = |at: u32| (at % 10) as u8;
        [
            file(&format!("{part}-images.idx3"), &[IMAGES, 28, 28], gray),
            file(&format!("{part}-labels.idx1"), &[IMAGES], digit),
        ]
    };
    parts.iter().flat_map(of).collect()
}

/// The most that two epochs take, with a checkpoint, a snapshot and the past asked for after each, in bytes.
fn taken(spec: &TrainingSpec) -> f64 {
    let mut session = Session::new();
    session.handle(Command::Load { files: files() });
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let spec = spec.clone();
    let paused = false;
    session.handle(Command::Start { spec, paused });
    while session.is_running() {
        session.advance();
        for event in session.take_events() {
            assert!(!matches!(event, Event::Refused { .. }), "{event:?}");
            if matches!(event, Event::EpochEnded { .. }) {
                for command in [Command::Checkpoint, Command::Snapshot] {
                    session.handle(command);
                    drop(session.take_events());
                }
            }
        }
    }
    assert_eq!(session.phase(), Phase::Finished);
    MEMORY.peak_usage().saturating_sub(before) as f64
}

/// All in one test: others at the same time would be counted in.
#[test]
fn a_training_takes_no_more_than_was_said_and_not_far_less() {
    let plain = |layers: &str| TrainingSpec {
        layers: Layers::Hidden(layers.to_owned()),
        epochs: 2.0,
        regularization: Regularization::None,
        mini_batch: 10.0,
        learning_rate: 0.01,
        ..TrainingSpec::default()
    };
    let rectified = |layers: &str| TrainingSpec {
        activation: Activation::Relu,
        output_activation: Activation::Softmax,
        cost: Cost::LogLikelihood,
        initializer: Initializer::He,
        learning_rate: 0.001,
        ..plain(layers)
    };
    let specs = [
        plain(""),
        plain("30"),
        plain("2000"),
        plain("1000, 1000, 1000"),
        plain("dropout 0.5, 500, dropout 0.5, 500"),
        TrainingSpec {
            momentum: 0.5,
            ..plain("1500")
        },
        TrainingSpec {
            regularization: Regularization::L2,
            lambda: 0.1,
            ..plain("1500")
        },
        TrainingSpec {
            pixels: Pixels::Standardized,
            ..plain("1500")
        },
        TrainingSpec {
            optimizer: Optimizer::RandomSearch,
            ..plain("1500")
        },
        rectified("conv 20@5x5, pool 2, conv 40@5x5, pool 2, 1000"),
        rectified("conv 32@5x5, 400"),
        rectified("conv 128@1x1, pool 14"),
    ];
    for spec in specs {
        let config = TrainingConfig::check(&spec, IMAGES as usize).unwrap();
        let (said, taken) = (config.memory(), taken(&spec));
        let what = format!(
            "{:?}: {:.1} MB said, {:.1} MB taken",
            spec.layers,
            said / 1e6,
            taken / 1e6
        );
        assert!(taken <= said, "{what}");
        assert!(said <= MOST_TIMES * taken + PAST, "{what}");
    }
}

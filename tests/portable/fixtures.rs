//! Networks, images and drawings that several tests need.

use digit_lab::data::{DataFile, Dataset, Mnist};
use digit_lab::drawing::{Bounds, PIXELS, Stroke};
use digit_lab::nn::{Activation, Architecture, Initializer, Network, Real};
use digit_lab::rng::{Generator, Purpose, generator};
use ndarray::Array2;
use rand_distr::{Distribution, StandardNormal};

/// A generator for test inputs.
pub(crate) fn rng(seed: u32) -> Generator {
    generator(seed, Purpose::Initialization)
}

/// A random network.
pub(crate) fn network<T: Real>(
    sizes: &[usize],
    hidden: Activation,
    output: Activation,
    seed: u32,
) -> Network<T> {
    let architecture = Architecture::new(sizes, hidden, output).unwrap();
    Network::new(&architecture, Initializer::ScaledNormal, &mut rng(seed))
}

/// A matrix of normal numbers.
pub(crate) fn normal<T: Real>(rows: usize, columns: usize, seed: u32) -> Array2<T> {
    let mut rng = rng(seed);
    Array2::from_shape_simple_fn((rows, columns), || {
        let value: f64 = StandardNormal.sample(&mut rng);
        T::from_f64(value)
    })
}

/// Wanted outputs: row `i` wants class `i`, starting over after the last.
pub(crate) fn one_hot<T: Real>(rows: usize, classes: usize) -> Array2<T> {
    Array2::from_shape_fn((rows, classes), |(row, class)| {
        if row % classes == class {
            T::one()
        } else {
            T::zero()
        }
    })
}

/// The bundled validation images, as a data set to train on: 2,000 real digits.
pub(crate) fn digits() -> Dataset {
    digits_file().training
}

/// The bundled subset's files under names of one's own choice.
pub(crate) fn file(name: &str, bytes: &[u8]) -> DataFile {
    DataFile {
        name: name.to_owned(),
        bytes: bytes.to_vec().into(),
    }
}

pub(crate) const IMAGES: &[u8] = include_bytes!("../../www/data/validation-images.idx3.gz");
pub(crate) const LABELS: &[u8] = include_bytes!("../../www/data/validation-labels.idx1.gz");
pub(crate) const SHIPPED: &[u8] = include_bytes!("../../www/models/shipped.safetensors");

/// The same 2,000 digits as training and as validation part.
fn digits_file() -> Mnist {
    let files = [
        file("train-images", IMAGES),
        file("train-labels", LABELS),
        file("validation-images", IMAGES),
        file("validation-labels", LABELS),
    ];
    Mnist::from_files(&files).unwrap()
}

/// Small sets to train on: the first `training` digits, then `validation` and `test` more.
pub(crate) fn mnist(training: usize, validation: usize, test: usize) -> Mnist {
    let all = digits();
    Mnist {
        training: all.part(0, training),
        validation: all.part(training, training + validation),
        test: all.part(training + validation, training + validation + test),
    }
}

/// The files of a small data set, plain IDX.
pub(crate) fn small_files(training: usize, validation: usize, test: usize) -> Vec<DataFile> {
    use digit_lab::data::{write_images, write_labels};
    let sets = mnist(training, validation, test);
    let named = [
        ("train", &sets.training),
        ("validation", &sets.validation),
        ("test", &sets.test),
    ];
    named
        .into_iter()
        .flat_map(|(name, set)| {
            [
                file(&format!("{name}-images"), &write_images(&set.pixels())),
                file(&format!("{name}-labels"), &write_labels(set.labels())),
            ]
        })
        .collect()
}

/// A zero, one, ... nine as a person might draw them, in a square from 0 to 1.
pub(crate) fn drawn(digit: u8) -> Vec<Stroke> {
    let arc = |cx: f32, cy: f32, rx: f32, ry: f32, from: f32, to: f32| {
        Stroke::new((0..=24).map(move |step| {
            let angle = (from + (to - from) * step as f32 / 24.0).to_radians();
            [cx + rx * angle.cos(), cy + ry * angle.sin()]
        }))
    };
    match digit {
        0 => vec![arc(0.5, 0.5, 0.25, 0.38, -90.0, 270.0)],
        1 => vec![Stroke::new([[0.52, 0.1], [0.5, 0.5], [0.48, 0.9]])],
        2 => vec![join([
            arc(0.5, 0.32, 0.22, 0.22, -170.0, 40.0),
            Stroke::new([[0.3, 0.88], [0.75, 0.88]]),
        ])],
        3 => vec![join([
            arc(0.48, 0.3, 0.22, 0.2, -150.0, 90.0),
            arc(0.48, 0.7, 0.25, 0.2, -90.0, 150.0),
        ])],
        4 => vec![
            Stroke::new([[0.35, 0.1], [0.28, 0.55], [0.75, 0.55]]),
            Stroke::new([[0.65, 0.15], [0.62, 0.9]]),
        ],
        5 => vec![
            join([
                Stroke::new([[0.35, 0.12], [0.33, 0.45]]),
                arc(0.47, 0.65, 0.22, 0.22, -130.0, 140.0),
            ]),
            Stroke::new([[0.35, 0.12], [0.7, 0.1]]),
        ],
        6 => vec![join([
            Stroke::new([[0.62, 0.08], [0.42, 0.35], [0.32, 0.6]]),
            arc(0.5, 0.7, 0.19, 0.18, 190.0, -170.0),
        ])],
        7 => vec![Stroke::new([[0.25, 0.12], [0.75, 0.12], [0.45, 0.9]])],
        8 => vec![join([
            arc(0.5, 0.3, 0.18, 0.18, 90.0, -270.0),
            arc(0.5, 0.69, 0.21, 0.2, -90.0, 270.0),
        ])],
        _ => vec![join([
            arc(0.47, 0.32, 0.2, 0.2, 0.0, -360.0),
            Stroke::new([[0.67, 0.32], [0.66, 0.6], [0.6, 0.92]]),
        ])],
    }
}

/// One stroke through all points of several.
fn join<const N: usize>(strokes: [Stroke; N]) -> Stroke {
    Stroke {
        points: strokes
            .into_iter()
            .flat_map(|stroke| stroke.points)
            .collect(),
    }
}

/// The drawing scaled and moved: `(x, y) -> (x * scale + right, y * scale + down)`.
pub(crate) fn placed(strokes: &[Stroke], scale: f32, right: f32, down: f32) -> Vec<Stroke> {
    strokes
        .iter()
        .map(|stroke| {
            Stroke::new(
                stroke
                    .points
                    .iter()
                    .map(|p| [p.x * scale + right, p.y * scale + down]),
            )
        })
        .collect()
}

/// A number in digits as high as [`drawn`] draws them, their boxes `gap` apart, in the order in which
/// they are written; with `late_strokes` the second stroke of each digit comes after all others.
pub(crate) fn number(digits: &str, gap: f32, late_strokes: bool) -> Vec<Stroke> {
    let (mut strokes, mut late, mut right) = (Vec::new(), Vec::new(), 0.0);
    for digit in digits.bytes() {
        let digit = drawn(digit - b'0');
        let bounds = Bounds::of(&digit).unwrap();
        let mut placed = placed(&digit, 1.0, right - bounds.left, 0.0);
        right += bounds.width + gap;
        if late_strokes && placed.len() > 1 {
            late.extend(placed.pop());
        }
        strokes.extend(placed);
    }
    strokes.extend(late);
    strokes
}

/// A picture with ink nowhere.
pub(crate) const PAPER: [f32; PIXELS] = [0.0; PIXELS];

/// Every third value zero, as most of a picture's are.
pub(crate) fn with_zeros<T: Real>(mut x: Array2<T>) -> Array2<T> {
    x.iter_mut().step_by(3).for_each(|value| *value = T::zero());
    x
}

/// Within 1e-5 of the sum of absolute products.
pub(crate) fn assert_close<T: Real>(fast: T, products: impl Iterator<Item = T> + Clone) {
    let products = products.map(T::as_f64);
    let (fast, sum): (f64, f64) = (fast.as_f64(), products.clone().sum());
    let scale: f64 = products.map(f64::abs).sum();
    assert!(
        (fast - sum).abs() <= 1e-5 * scale,
        "{fast} instead of {sum}"
    );
}

//! The way from strokes to a reading, for any numbers whatever as strokes.

use std::sync::{Arc, LazyLock};

use arbitrary::{Arbitrary, Result, Unstructured};
use digit_lab::drawing::{
    Line, PAD_SIZES, Point, Preparation, Step, Stroke, clean, normalize, normalize_by, segment,
    shrunk,
};
use digit_lab::nn::{Activation, Architecture, Initializer, Network};
use digit_lab::reading::{LiveReader, Reader};
use digit_lab::rng::{Purpose, generator};

use crate::Target;

/// `drawing::segment`, `drawing::normalize` and `reading::Reader`
pub const TARGET: Target = Target {
    name: "drawing",
    check: |bytes| {
        if let Ok(drawing) = Drawing::arbitrary(&mut Unstructured::new(bytes)) {
            check(&drawing.strokes, drawing.pad_size, drawing.preparation);
        }
    },
    seeds,
    words: &[],
    longest: 12_000,
    runs: 500_000,
};

/// The most points of a drawing.
const MOST_POINTS: usize = 2_000;

/// Coordinates that no pointer has.
const ODD: [f32; 12] = [
    f32::NAN,
    f32::INFINITY,
    f32::NEG_INFINITY,
    f32::MAX,
    f32::MIN,
    f32::MIN_POSITIVE,
    -1e-45,
    1e30,
    99.99,
    -100.0,
    1e-20,
    0.0,
];

/// Strokes on a pad, and how they are prepared.
#[derive(Debug)]
struct Drawing {
    strokes: Vec<Stroke>,
    pad_size: f32,
    preparation: Preparation,
}

/// Bytes that are a place on the pad or near it: the kind, and two bytes a coordinate.
const MOVE: u8 = 0;
/// The same, after the pen was lifted.
const LIFT: u8 = 160;

impl<'a> Arbitrary<'a> for Drawing {
    /// A byte for the pad, one for the preparation, then points, each begun by a byte that says what it is.
    fn arbitrary(input: &mut Unstructured<'a>) -> Result<Self> {
        let pad_size = match u8::arbitrary(input)? {
            0..200 => 1.0,
            200..230 => 320.0,
            230..245 => ODD[usize::from(u8::arbitrary(input)?) % ODD.len()],
            245.. => f32::from_bits(u32::arbitrary(input)?),
        };
        let left_out = u8::arbitrary(input)?;
        let steps = Step::ALL.iter().enumerate();
        let preparation = steps
            .filter(|(bit, _)| left_out >> bit & 1 == 1)
            .fold(Preparation::default(), |all, (_, step)| all.without(*step));
        let mut strokes = vec![Stroke::default()];
        let mut points = 0;
        while points < MOST_POINTS && !input.is_empty() {
            let kind = u8::arbitrary(input)?;
            let is_lifted = matches!(kind, LIFT..210 | 245..);
            if is_lifted {
                strokes.push(Stroke::default());
            }
            let point = match kind {
                MOVE..210 => [i16::arbitrary(input)?, i16::arbitrary(input)?]
                    .map(|share| on_pad(share) * pad_size),
                210..225 => [u32::arbitrary(input)?, u32::arbitrary(input)?].map(f32::from_bits),
                225.. => {
                    let odd = u8::arbitrary(input)?;
                    [odd & 15, odd >> 4].map(|index| ODD[usize::from(index) % ODD.len()])
                }
            };
            if let Some(stroke) = strokes.last_mut() {
                stroke.points.push(point.into());
                points += 1;
            }
        }
        Ok(Self {
            strokes,
            pad_size,
            preparation,
        })
    }
}

/// A place along a pad's side, some beyond its edges.
fn on_pad(share: i16) -> f32 {
    f32::from(share) / 40_000.0 + 0.5
}

/// A network as good as any to run through.
static READER: LazyLock<Arc<Reader>> = LazyLock::new(|| {
    let architecture = Architecture::new(&[784, 10], Activation::Relu, Activation::Softmax);
    let architecture = architecture.expect("sizes that fit");
    let mut rng = generator(1, Purpose::Initialization);
    let network = Network::new(&architecture, Initializer::ScaledNormal, &mut rng);
    Arc::new(Reader::new(network).expect("a network of pictures and digits"))
});

/// Fails unless a drawing is read as a whole, whatever it is; the least that there is to check.
pub fn check_once(strokes: &[Stroke], pad_size: f32) {
    check_groups(strokes, pad_size);
    let reading = READER.read_strokes(strokes, pad_size);
    assert!(!reading.digits.is_empty());
}

/// Fails unless a drawing is read, whatever it is.
fn check(strokes: &[Stroke], pad_size: f32, preparation: Preparation) {
    check_pictures(strokes, pad_size, preparation);
    check_groups(strokes, pad_size);
    check_reading(strokes, pad_size, preparation);
}

fn check_pictures(strokes: &[Stroke], pad_size: f32, preparation: Preparation) {
    let is_gray = |gray: &f32| (0.0..=1.0).contains(gray);
    for preparation in [Preparation::default(), preparation] {
        if let Some(drawing) = normalize_by(preparation, strokes, pad_size) {
            assert!(drawing.pixels().iter().all(is_gray));
            assert!(drawing.framed.pixels().iter().all(is_gray));
        }
        if let Some(raster) = shrunk(preparation, strokes, pad_size) {
            assert!(raster.pixels().iter().all(is_gray));
        }
    }
    if let Some(drawing) = normalize(strokes, pad_size) {
        assert!(PAD_SIZES.contains(&pad_size));
        let ink: f32 = drawing.pixels().iter().sum();
        assert!(ink > 0.0, "a picture without ink");
    }
}

/// Each stroke with a possible point is in each choice of groups exactly once.
fn check_groups(strokes: &[Stroke], pad_size: f32) {
    let is_possible = |stroke: &Stroke| !clean(std::slice::from_ref(stroke), pad_size).is_empty();
    let expected = |index: &usize| {
        PAD_SIZES.contains(&pad_size) && strokes.get(*index).is_some_and(is_possible)
    };
    let expected: Vec<usize> = (0..strokes.len()).filter(expected).collect();
    let lines = segment(strokes, pad_size);
    let mut chosen: Vec<usize> = lines.iter().flat_map(chosen).collect();
    chosen.sort_unstable();
    assert_eq!(chosen, expected);
}

fn chosen(line: &Line) -> Vec<usize> {
    let groups = line
        .cheapest(&[])
        .into_iter()
        .filter_map(|index| line.groups().get(index));
    groups
        .flat_map(|group| group.strokes.iter().chain(&group.specks))
        .copied()
        .collect()
}

fn check_reading(strokes: &[Stroke], pad_size: f32, preparation: Preparation) {
    let reading = READER.read_strokes_by(preparation, strokes, pad_size);
    let is_finite = |p: &Point| p.x.is_finite() && p.y.is_finite();
    for digit in &reading.digits {
        assert!(digit.digit < 10);
        assert!(digit.scores.iter().all(|score| (0.0..=1.0).contains(score)));
        let of_it = digit.strokes.iter().filter_map(|index| strokes.get(*index));
        assert!(of_it.flat_map(|stroke| &stroke.points).any(is_finite));
    }
    let mut live = LiveReader::new(READER.clone(), preparation, pad_size);
    let once = live.read(strokes);
    assert_eq!(once.digits.len(), reading.digits.len());
    assert_eq!(live.read(strokes), once);
    drop(READER.read_digit(strokes, pad_size));
}

fn seeds() -> Vec<Vec<u8>> {
    let one: &[&[[f32; 2]]] = &[&[[0.5, 0.1], [0.5, 0.9]]];
    let four: &[&[[f32; 2]]] = &[
        &[[0.35, 0.1], [0.28, 0.55], [0.75, 0.55]],
        &[[0.65, 0.15], [0.62, 0.9]],
    ];
    let eleven: &[&[[f32; 2]]] = &[
        &[[0.3, 0.1], [0.3, 0.9]],
        &[[0.6, 0.1], [0.6, 0.9]],
        &[[0.8, 0.8]],
    ];
    let mut odd = encoded(one);
    odd.extend([
        225, 0x10, 245, 0x32, 210, 0, 0, 128, 127, 255, 255, 255, 255,
    ]);
    vec![encoded(one), encoded(four), encoded(eleven), odd]
}

/// The bytes that are these strokes on a pad of side 1.
fn encoded(strokes: &[&[[f32; 2]]]) -> Vec<u8> {
    let mut bytes = vec![0, 0];
    for stroke in strokes {
        for (index, point) in stroke.iter().enumerate() {
            bytes.push(if index == 0 { LIFT } else { MOVE });
            bytes.extend(
                point
                    .iter()
                    .flat_map(|place| (((place - 0.5) * 40_000.0) as i16).to_le_bytes()),
            );
        }
    }
    bytes
}

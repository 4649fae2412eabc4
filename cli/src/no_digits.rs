//! `digit-lab no-digits`: whether drawings that are no digit are refused.

use digit_lab::data::CLASSES;
use digit_lab::drawing::generate::{self, NoDigit};
use digit_lab::drawing::{Bounds, Stroke};
use digit_lab::rng::{self, Generator, Purpose};
use rand::RngExt;
use serde_json::json;

use crate::arguments::NoDigits;
use crate::drawings::{PAD, moved};
use crate::fault::Fault;
use crate::files;

/// What came of many drawings of a kind.
struct Count {
    name: &'static str,
    /// Readings of which the page says that they are not sure, or in which it finds no digit.
    refused: u32,
    of: u32,
}

pub(crate) fn run(arguments: &NoDigits) -> Result<(), Fault> {
    let reader = files::reader(arguments.model.as_deref())?;
    let count = |name, draw: &dyn Fn(u32, &mut Generator) -> Vec<Stroke>| {
        let mut rng = rng::generator(arguments.seed, Purpose::Placement);
        let mut neighbors = rng::generator(arguments.seed, Purpose::Drawing);
        let drawings = (0..arguments.each).map(|number| {
            let drawing = draw(number, &mut rng);
            if arguments.between_digits {
                between_digits(&drawing, &mut neighbors)
            } else {
                on_pad(&drawing, 0.6, 0.2)
            }
        });
        let refused = drawings
            .filter(|drawing| !reader.read_strokes(drawing, PAD).is_sure())
            .count();
        Count {
            name,
            refused: refused as u32,
            of: arguments.each,
        }
    };
    let kinds: Vec<Count> = NoDigit::ALL
        .iter()
        .map(|&kind| count(kind.name(), &|_, rng| generate::no_digit(kind, rng)))
        .collect();
    let digits = count("digit", &|number, rng| {
        generate::digit((number % CLASSES as u32) as u8, rng)
    });

    for kind in kinds.iter().chain([&digits]) {
        print(kind, arguments.json);
    }
    let look_alike = NoDigit::LookAlike.name();
    let kinds = kinds.iter().filter(|kind| kind.name != look_alike);
    let all = kinds.fold((0, 0), |(refused, of), kind| {
        (refused + kind.refused, of + kind.of)
    });
    let all = Count {
        name: "no digit at all",
        refused: all.0,
        of: all.1,
    };
    print(&all, arguments.json);
    Ok(())
}

/// The drawing as large as a digit that fills the unit square would be with this share of the pad: a
/// dot stays a dot. `left` is where the square begins, as a share of the pad too.
fn on_pad(drawing: &[Stroke], share: f32, left: f32) -> Vec<Stroke> {
    moved(drawing, |[x, y]| {
        [
            (left + share * x) * PAD,
            ((1.0 - share) / 2.0 + share * y) * PAD,
        ]
    })
}

/// The drawing with a digit on either side of it, as high as they are and with white between them.
fn between_digits(drawing: &[Stroke], rng: &mut Generator) -> Vec<Stroke> {
    /// A digit's height, in shares of the pad, and the white, in shares of that.
    const SHARE: f32 = 0.25;
    const GAPS: std::ops::RangeInclusive<f32> = 0.1..=0.4;
    let mut strokes = Vec::new();
    let mut right = 0.05;
    let [before, after] = [(); 2].map(|()| generate::digit(rng.random_range(0..10), rng));
    for drawing in [&before[..], drawing, &after] {
        let Some(bounds) = Bounds::of(drawing) else {
            continue;
        };
        let left = right - SHARE * bounds.left;
        strokes.extend(on_pad(drawing, SHARE, left));
        right = left + SHARE * (bounds.left + bounds.width + rng.random_range(GAPS));
    }
    strokes
}

fn print(count: &Count, as_json: bool) {
    let Count { name, refused, of } = count;
    if as_json {
        println!("{}", json!({ "kind": name, "refused": refused, "of": of }));
    } else {
        let share = 100.0 * f64::from(*refused) / f64::from((*of).max(1));
        println!("{name:<16} {refused:>5} of {of:>5} refused  {share:.2} %");
    }
}

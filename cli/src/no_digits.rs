//! `digit-lab no-digits`: whether drawings that are no digit are refused.

use digit_lab::data::CLASSES;
use digit_lab::drawing::Stroke;
use digit_lab::drawing::generate::{self, NoDigit};
use digit_lab::reading::Reader;
use digit_lab::rng::{self, Generator, Purpose};
use serde_json::json;

use crate::arguments::NoDigits;
use crate::drawings::{PAD, moved};
use crate::fault::Fault;
use crate::files;

/// What came of many drawings of a kind.
struct Count {
    name: &'static str,
    /// Readings that are not sure.
    refused: u32,
    of: u32,
}

pub(crate) fn run(arguments: &NoDigits) -> Result<(), Fault> {
    let reader = files::reader(arguments.model.as_deref())?;
    let count = |name, draw: &dyn Fn(u32, &mut Generator) -> Vec<Stroke>| {
        let mut rng = rng::generator(arguments.seed, Purpose::Placement);
        let drawings = (0..arguments.each).map(|number| draw(number, &mut rng));
        let refused = drawings
            .filter(|drawing| is_refused(&reader, drawing))
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

/// Whether the page would say that it is not sure, or finds no digit at all.
fn is_refused(reader: &Reader, drawing: &[Stroke]) -> bool {
    // As large as a digit that fills the unit square would be: a dot stays a dot.
    let placed = moved(drawing, |[x, y]| {
        [(0.2 + 0.6 * x) * PAD, (0.2 + 0.6 * y) * PAD]
    });
    !reader.read_strokes(&placed, PAD).is_sure()
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

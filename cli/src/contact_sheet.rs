//! `digit-lab contact-sheet`: drawings as one page to look at, with what is read from them.

mod page;
mod picture;

use digit_lab::drawing::{Stroke, generate};
use digit_lab::reading::{DigitReading, Reader};
use digit_lab::rng::{Purpose, generator};

use crate::arguments::ContactSheet;
use crate::drawings::{PAD, drawings, placed};
use crate::fault::Fault;
use crate::files;

/// A drawing, what it is, and what is read from it.
struct Item {
    label: String,
    /// Who or what drew it.
    source: String,
    /// On a pad of `PAD` units.
    strokes: Vec<Stroke>,
    /// What is read, as text; empty where nothing is.
    text: String,
    /// Of the first digit that is read.
    digit: Option<DigitReading>,
    /// Whether a digit is read as that digit; for what is none, whether the reading is not sure.
    is_right: bool,
}

pub(crate) fn run(arguments: &ContactSheet) -> Result<(), Fault> {
    let reader = files::reader(arguments.model.as_deref())?;
    let items = match &arguments.file {
        Some(file) => drawn(file, &reader)?,
        None => generated(arguments.seed, arguments.each, &reader),
    };
    let shows_all = arguments.all || arguments.file.is_none();
    let page = page::html(&items, shows_all);
    files::write(&arguments.out, page.as_bytes())?;
    let right = items.iter().filter(|item| item.is_right).count();
    println!("{right} of {} right", items.len());
    Ok(())
}

fn drawn(file: &std::path::Path, reader: &Reader) -> Result<Vec<Item>, Fault> {
    let items = drawings(file)?.into_iter().map(|drawing| {
        let strokes = placed(&drawing.strokes);
        digit_item(drawing.label, drawing.source, strokes, reader)
    });
    Ok(items.collect())
}

/// `each` drawings of every shape of every digit, and as many of everything that is none.
fn generated(seed: u32, each: u32, reader: &Reader) -> Vec<Item> {
    let mut rng = generator(seed, Purpose::Drawing);
    let mut items = Vec::new();
    for digit in 0..=9 {
        for template in generate::templates(digit) {
            for _ in 0..each {
                let strokes = placed(&template.draw(&mut rng));
                items.push(digit_item(digit, template.name().into(), strokes, reader));
            }
        }
    }
    for kind in generate::NoDigit::ALL {
        for template in kind.templates() {
            for _ in 0..each {
                let strokes = on_pad(&template.draw(&mut rng));
                items.push(other_item(kind.name(), template.name(), strokes, reader));
            }
        }
        if kind.templates().is_empty() {
            for _ in 0..each * 10 {
                let strokes = on_pad(&generate::no_digit(*kind, &mut rng));
                items.push(other_item(kind.name(), "", strokes, reader));
            }
        }
    }
    items
}

/// The drawing, in the unit square, on the pad as it is: enlarging a dot would make it a blot.
fn on_pad(strokes: &[Stroke]) -> Vec<Stroke> {
    let share = 0.6;
    let margin = (1.0 - share) / 2.0;
    strokes
        .iter()
        .map(|stroke| {
            Stroke::new(
                stroke
                    .points
                    .iter()
                    .map(|p| [(p.x * share + margin) * PAD, (p.y * share + margin) * PAD]),
            )
        })
        .collect()
}

fn digit_item(label: u8, source: String, strokes: Vec<Stroke>, reader: &Reader) -> Item {
    let reading = reader.read_strokes(&strokes, PAD);
    let text = reading.text();
    Item {
        is_right: text == label.to_string(),
        label: label.to_string(),
        source,
        strokes,
        text,
        digit: reading.digits.into_iter().next(),
    }
}

fn other_item(label: &str, source: &str, strokes: Vec<Stroke>, reader: &Reader) -> Item {
    let reading = reader.read_strokes(&strokes, PAD);
    Item {
        is_right: !reading.is_sure(),
        label: label.to_owned(),
        source: source.to_owned(),
        strokes,
        text: reading.text(),
        digit: reading.digits.into_iter().next(),
    }
}

//! `digit-lab read-strokes`

use std::collections::BTreeMap;

use digit_lab::drawing::Preparation;
use digit_lab::reading::{DIGITS, Reading};
use digit_lab::rng::{Purpose, generator};
use rand::RngExt;
use serde_json::json;

use crate::arguments::ReadStrokes;
use crate::drawings::{PAD, drawings, placed, placed_at};
use crate::fault::Fault;
use crate::files;

/// The shares of the pad that scattered drawings' larger sides take.
const SHARES: std::ops::RangeInclusive<f32> = 0.15..=0.9;

/// Right answers of so many.
#[derive(Clone, Copy, Default)]
struct Score {
    correct: usize,
    of: usize,
}

pub(crate) fn run(arguments: &ReadStrokes) -> Result<(), Fault> {
    let reader = files::reader(arguments.model.as_deref())?;
    let drawings = drawings(&arguments.file)?;
    let preparation = arguments
        .without
        .iter()
        .fold(Preparation::default(), |all, &step| all.without(step));

    let mut sources: BTreeMap<&str, Score> = BTreeMap::new();
    let mut confusion = [[0_usize; DIGITS]; DIGITS];
    let mut total = Score::default();
    let mut split = 0;
    let mut scatter = arguments
        .scatter
        .map(|seed| generator(seed, Purpose::Placement));
    for drawing in &drawings {
        let strokes = match &mut scatter {
            None => placed(&drawing.strokes),
            Some(rng) => {
                let share = rng.random_range(SHARES);
                placed_at(&drawing.strokes, share, rng.random())
            }
        };
        let reading = reader.read_strokes_by(preparation, &strokes, PAD);
        let is_right = reading.text() == drawing.label.to_string();
        for score in [&mut total, sources.entry(&drawing.source).or_default()] {
            score.correct += usize::from(is_right);
            score.of += 1;
        }
        split += usize::from(reading.digits.len() > 1);
        if let [digit] = &reading.digits[..] {
            confusion[usize::from(drawing.label)][usize::from(digit.digit)] += 1;
        }
        if arguments.json {
            print_reading(drawing.label, &reading);
        }
    }

    if arguments.json {
        println!(
            "{}",
            json!({ "correct": total.correct, "of": total.of, "split": split })
        );
    } else {
        print_summary(total, split, &sources, &confusion);
    }
    Ok(())
}

fn print_reading(label: u8, reading: &Reading) {
    let scores = reading
        .digits
        .last()
        .map(|digit| digit.scores)
        .unwrap_or_default();
    println!(
        "{}",
        json!({ "label": label, "reading": reading.text(), "sure": reading.is_sure(), "scores": scores })
    );
}

fn print_summary(
    total: Score,
    split: usize,
    sources: &BTreeMap<&str, Score>,
    confusion: &[[usize; DIGITS]; DIGITS],
) {
    let line = |name: &str, score: &Score| {
        println!(
            "{name:<12} {:>5} of {:>5} right  {:.2} %",
            score.correct,
            score.of,
            100.0 * score.correct as f64 / score.of as f64
        );
    };
    for (source, score) in sources {
        line(source, score);
    }
    line("all", &total);
    println!("{split} read as several digits");
    print!("\ndrawn (rows) read as (columns)\n  ");
    for digit in 0..DIGITS {
        print!("{digit:>5}");
    }
    println!();
    for (digit, row) in confusion.iter().enumerate() {
        print!("{digit} ");
        for count in row {
            print!("{count:>5}");
        }
        println!();
    }
}

//! `digit-lab read-strokes`

use std::collections::BTreeMap;

use digit_lab::reading::{DIGITS, Reader, Reading};
use serde_json::json;

use crate::arguments::ReadStrokes;
use crate::drawings::{PAD, drawings, placed};
use crate::fault::Fault;
use crate::files;

/// Right answers of so many.
#[derive(Clone, Copy, Default)]
struct Score {
    correct: usize,
    of: usize,
}

pub(crate) fn run(arguments: &ReadStrokes) -> Result<(), Fault> {
    let reader = match &arguments.model {
        Some(path) => Reader::new(files::network(path)?).map_err(|error| Fault::Reader {
            path: path.clone(),
            error,
        })?,
        None => files::shipped()?,
    };
    let drawings = drawings(&arguments.file)?;

    let mut sources: BTreeMap<&str, Score> = BTreeMap::new();
    let mut confusion = [[0_usize; DIGITS]; DIGITS];
    let mut total = Score::default();
    for drawing in &drawings {
        let reading = reader.read_strokes(&placed(&drawing.strokes), PAD);
        let is_right = reading.text() == drawing.label.to_string();
        for score in [&mut total, sources.entry(&drawing.source).or_default()] {
            score.correct += usize::from(is_right);
            score.of += 1;
        }
        if let [digit] = &reading.digits[..] {
            confusion[usize::from(drawing.label)][usize::from(digit.digit)] += 1;
        }
        if arguments.json {
            print_reading(drawing.label, &reading);
        }
    }

    if arguments.json {
        println!("{}", json!({ "correct": total.correct, "of": total.of }));
    } else {
        print_summary(total, &sources, &confusion);
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

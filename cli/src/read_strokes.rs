//! `digit-lab read-strokes`

use std::collections::BTreeMap;

use digit_lab::drawing::{Bounds, Stroke};
use digit_lab::reading::{DIGITS, Reader, Reading};
use serde::Deserialize;
use serde_json::json;

use crate::arguments::ReadStrokes;
use crate::fault::Fault;
use crate::files;

/// The side of the pad that drawings are put on: any would do.
const PAD: f32 = 1_000.0;

/// The share of the pad that a drawing's larger side takes.
const SHARE: f32 = 0.6;

/// A line of a drawings file; what else it says is not needed here.
#[derive(Deserialize)]
struct Drawing {
    label: u8,
    #[serde(default)]
    source: String,
    strokes: Vec<Stroke>,
}

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
    let drawings = drawings(arguments)?;

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

fn drawings(arguments: &ReadStrokes) -> Result<Vec<Drawing>, Fault> {
    let content = files::read_unpacked(&arguments.file)?;
    let text = String::from_utf8_lossy(&content);
    let wrong = |line: usize, reason: String| Fault::Drawing {
        path: arguments.file.clone(),
        line: line + 1,
        reason,
    };
    let lines = text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty());
    let drawings = lines
        .map(|(index, line)| {
            let drawing: Drawing =
                serde_json::from_str(line).map_err(|error| wrong(index, error.to_string()))?;
            if usize::from(drawing.label) >= DIGITS {
                return Err(wrong(index, format!("the label {}", drawing.label)));
            }
            Ok(drawing)
        })
        .collect::<Result<Vec<_>, _>>()?;
    if drawings.is_empty() {
        return Err(Fault::NoDrawings {
            path: arguments.file.clone(),
        });
    }
    Ok(drawings)
}

/// The drawing scaled into the middle of the pad, proportions kept: sources have units of their own.
fn placed(strokes: &[Stroke]) -> Vec<Stroke> {
    let Some(bounds) = Bounds::of(strokes) else {
        return Vec::new();
    };
    let scale = PAD * SHARE / bounds.width.max(bounds.height).max(f32::MIN_POSITIVE);
    let (x, y) = (
        bounds.left + bounds.width / 2.0,
        bounds.top + bounds.height / 2.0,
    );
    let place = |stroke: &Stroke| {
        Stroke::new(
            stroke
                .points
                .iter()
                .map(|p| [(p.x - x) * scale + PAD / 2.0, (p.y - y) * scale + PAD / 2.0]),
        )
    };
    strokes.iter().map(place).collect()
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

//! `digit-lab read-numbers`

use digit_lab::drawing::LabeledDrawing;
use digit_lab::reading::{Reader, Reading};
use digit_lab::rng::{Purpose, generator};
use rand::RngExt;
use serde_json::json;

use crate::arguments::ReadNumbers;
use crate::drawings::{PAD, drawings, placed};
use crate::fault::Fault;
use crate::files;
use crate::numbers::{Number, by_writer, compose};

/// The lengths of the numbers, in digits.
const LENGTHS: std::ops::RangeInclusive<usize> = 2..=6;

/// What came of numbers.
#[derive(Clone, Copy, Default)]
struct Tally {
    numbers: usize,
    right: usize,
    /// Those whose strokes were grouped otherwise than they were drawn.
    misgrouped: usize,
    /// Those grouped as drawn, of which a digit was misread.
    misread: usize,
    /// Those of which each digit is read rightly when it is alone.
    right_alone: usize,
    /// How many would be right if digits were read as alone, one independently of another.
    expected: f64,
}

pub(crate) fn run(arguments: &ReadNumbers) -> Result<(), Fault> {
    let reader = files::reader(arguments.model.as_deref())?;
    let drawings = drawings(&arguments.file)?;
    let alone: Vec<bool> = drawings
        .iter()
        .map(|drawing| is_read_alone(&reader, drawing))
        .collect();
    let right_alone = alone.iter().filter(|&&right| right).count();
    let accuracy = right_alone as f64 / alone.len() as f64;

    let writers = by_writer(&drawings);
    let mut rng = generator(arguments.seed, Purpose::Placement);
    let mut tallies = Vec::new();
    for length in LENGTHS {
        let mut tally = Tally::default();
        for _ in 0..arguments.each {
            let writer = &writers[rng.random_range(0..writers.len())];
            let number = compose(&drawings, writer, length, arguments.late_strokes, &mut rng);
            let reading = reader.read_strokes(&number.strokes, PAD);
            tally.add(&number, &reading);
            tally.expected += std::iter::repeat_n(accuracy, length).product::<f64>();
            tally.right_alone += usize::from(number.drawings.iter().all(|&index| alone[index]));
            if arguments.json {
                print_number(&number, &reading);
            }
        }
        tallies.push((length, tally));
    }
    if arguments.json {
        for (length, tally) in &tallies {
            print_json(*length, tally);
        }
    } else {
        println!(
            "digits alone: {right_alone} of {} right, {:.2} %\n",
            alone.len(),
            100.0 * accuracy
        );
        print_table(&tallies);
    }
    Ok(())
}

/// Whether a digit is read rightly without a look at how many digits it may be.
fn is_read_alone(reader: &Reader, drawing: &LabeledDrawing) -> bool {
    let reading = reader.read_digit(&placed(&drawing.strokes), PAD);
    reading.is_some_and(|reading| reading.digit == drawing.label)
}

impl Tally {
    fn add(&mut self, number: &Number, reading: &Reading) {
        let is_right = reading.text() == number.label;
        let is_grouped = is_grouped_as_drawn(number, reading);
        self.numbers += 1;
        self.right += usize::from(is_right);
        self.misgrouped += usize::from(!is_right && !is_grouped);
        self.misread += usize::from(!is_right && is_grouped);
    }

    fn plus(self, other: &Self) -> Self {
        Self {
            numbers: self.numbers + other.numbers,
            right: self.right + other.right,
            misgrouped: self.misgrouped + other.misgrouped,
            misread: self.misread + other.misread,
            right_alone: self.right_alone + other.right_alone,
            expected: self.expected + other.expected,
        }
    }
}

/// Whether each digit has the strokes it was drawn with, tiny ones aside.
fn is_grouped_as_drawn(number: &Number, reading: &Reading) -> bool {
    let specks = reading.digits.iter().flat_map(|digit| &digit.specks);
    let is_ink = |stroke: &usize| !specks.clone().any(|speck| speck == stroke);
    let drawn = number
        .digits
        .iter()
        .map(|strokes| strokes.iter().copied().filter(is_ink).collect::<Vec<_>>());
    drawn.eq(reading.digits.iter().map(|digit| digit.strokes.clone()))
}

fn print_number(number: &Number, reading: &Reading) {
    println!(
        "{}",
        json!({
            "label": number.label,
            "reading": reading.text(),
            "sure": reading.is_sure(),
            "grouped": is_grouped_as_drawn(number, reading),
        })
    );
}

fn print_json(length: usize, tally: &Tally) {
    println!(
        "{}",
        json!({
            "length": length,
            "numbers": tally.numbers,
            "right": tally.right,
            "misgrouped": tally.misgrouped,
            "misread": tally.misread,
            "right_alone": tally.right_alone,
            "expected": tally.expected,
        })
    );
}

/// A line a length. `expected` is what the accuracy on digits alone would give, were one digit's
/// reading independent of another's; `ratio` is what there is of that.
fn print_table(tallies: &[(usize, Tally)]) {
    println!("digits  numbers    right  expected   ratio  misgrouped  misread  all right alone");
    let line = |name: &str, tally: &Tally| {
        let percent = |count: f64| 100.0 * count / tally.numbers.max(1) as f64;
        println!(
            "{name:<6} {:>8} {:>6.2} % {:>7.2} % {:>7.4} {:>11} {:>8} {:>14.2} %",
            tally.numbers,
            percent(tally.right as f64),
            percent(tally.expected),
            tally.right as f64 / tally.expected,
            tally.misgrouped,
            tally.misread,
            percent(tally.right_alone as f64),
        );
    };
    for (length, tally) in tallies {
        line(&length.to_string(), tally);
    }
    let all = tallies
        .iter()
        .fold(Tally::default(), |all, (_, tally)| all.plus(tally));
    line("all", &all);
}

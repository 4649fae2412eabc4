//! What visitors feel, measured on the built page in a real browser: `cargo xtask bench`.
//!
//! Figures are medians; they are printed, never asserted.

// Printing is what a benchmark is for.
#![allow(clippy::print_stdout)]

mod evaluation;
mod harness;
mod inside;
mod memory;
mod parallel;
mod reading;
mod soak;
mod start;
mod tasks;
mod threads;
mod training;
mod works;

use anyhow::Result;

/// Numbers measured several times over, in the order of their size.
struct Samples(Vec<f64>);

impl Samples {
    fn new(mut values: Vec<f64>) -> Self {
        values.sort_by(f64::total_cmp);
        Self(values)
    }

    /// The value that this share of all values does not exceed.
    fn quantile(&self, share: f64) -> f64 {
        let index = (share * (self.0.len() - 1) as f64).round() as usize;
        self.0.get(index).copied().unwrap_or(f64::NAN)
    }

    fn median(&self) -> f64 {
        self.quantile(0.5)
    }
}

/// What is measured, by the names that the command line knows.
const TOPICS: [(&str, fn() -> Result<()>); 8] = [
    ("start", start::measure),
    ("reading", reading::measure),
    ("training", training::measure),
    ("evaluation", evaluation::measure),
    ("tasks", tasks::measure),
    ("inside", inside::measure),
    ("parallel", parallel::measure),
    ("memory", memory::measure),
];

/// What is only done when it is asked for, with the minutes that it goes on: `soak 60`.
const SOAK: &str = "soak";

fn main() -> Result<()> {
    // Cargo passes `--bench`.
    let wanted: Vec<String> = std::env::args()
        .skip(1)
        .filter(|it| !it.starts_with('-'))
        .collect();
    if let [name, minutes] = &wanted[..]
        && name == SOAK
    {
        return soak::run(minutes.parse()?);
    }
    for (name, measure) in TOPICS {
        if wanted.is_empty() || wanted.iter().any(|it| it == name) {
            measure()?;
        }
    }
    Ok(())
}

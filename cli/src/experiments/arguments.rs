//! What can be typed after `digit-lab experiments`.

use std::ops::RangeInclusive;
use std::path::PathBuf;

use clap::{Args, Subcommand};
use digit_lab::book::SvmSettings;

#[derive(Args)]
pub(crate) struct Experiments {
    #[command(subcommand)]
    pub(crate) action: Action,
}

#[derive(Subcommand)]
pub(crate) enum Action {
    /// List all experiments with their arms and an estimate of their time
    List {
        /// One JSON object a line
        #[arg(long)]
        json: bool,
    },
    /// Run experiments and hold them against what was published
    Run(Run),
    /// Make a Markdown table of what `run --json` printed; of several lines about one experiment the last counts
    Table(Table),
}

#[derive(Args)]
pub(crate) struct Run {
    /// Ids such as 3.5, or all
    #[arg(required = true, value_name = "ID")]
    pub(crate) ids: Vec<String>,
    /// How many seeds, from 1 on
    #[arg(long, value_name = "K", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=1_000))]
    pub(crate) seeds: u32,
    /// A folder with MNIST's four files, plain or gzipped [default: the bundled subset, and quick versions]
    #[arg(long, value_name = "DIR")]
    pub(crate) data: Option<PathBuf>,
    /// Run the quick versions on all images too
    #[arg(long)]
    pub(crate) quick: bool,
    /// Run as published even what takes hours
    #[arg(long, conflicts_with = "quick")]
    pub(crate) full: bool,
    /// The most training images of a support vector machine; arms with more are left out
    #[arg(long, value_name = "COUNT", default_value_t = 10_000)]
    pub(crate) svm_images: usize,
    /// C of support vector machines, from 0.001 to 1,000,000 [default: 1]
    #[arg(long, value_name = "C", value_parser = of(SvmSettings::C))]
    pub(crate) svm_c: Option<f64>,
    /// γ of support vector machines, from 0.000001 to 100 [default: 1/784]
    #[arg(long, value_name = "GAMMA", value_parser = of(SvmSettings::GAMMA))]
    pub(crate) svm_gamma: Option<f64>,
    /// Write a Markdown table to this file
    #[arg(long, value_name = "FILE")]
    pub(crate) table: Option<PathBuf>,
    /// One JSON object an experiment, one a line
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args)]
pub(crate) struct Table {
    /// Files of JSON lines
    #[arg(required = true, value_name = "RESULTS")]
    pub(crate) files: Vec<PathBuf>,
    /// Where to write the table
    #[arg(long, value_name = "FILE")]
    pub(crate) out: PathBuf,
    /// A document in which to replace the lines between <!-- experiments --> and <!-- end of experiments --> by
    /// one an experiment
    #[arg(long, value_name = "FILE")]
    pub(crate) summary_in: Option<PathBuf>,
}

/// A number in a range.
fn of(range: RangeInclusive<f64>) -> impl Fn(&str) -> Result<f64, String> + Clone {
    move |text| {
        let number = text.parse().ok().filter(|number| range.contains(number));
        number.ok_or_else(|| {
            let (least, most) = (range.start(), range.end());
            format!("expected a number from {least} to {most}, got {text}")
        })
    }
}

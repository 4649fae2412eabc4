//! What can be typed after `digit-lab experiments`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

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
}

//! Each kernel by itself, at the shapes of the works that the page is measured by: `cargo bench --bench kernels`.
//!
//! Effective GFLOP/s count dense arithmetic, two operations for each weight and sample, whatever is left out
//! because it is 0; so that sparse images may pass the processor's peak, which is measured in the same run with
//! the vectors that the kernels use. Words after `--` select kernels by name. Figures are printed, never asserted.

// Printing and the clock are what a benchmark is for.
#![allow(clippy::print_stdout, clippy::disallowed_methods, clippy::expect_used)]

mod bundled;
mod kernels {
    //! What is measured.
    pub(crate) mod convolution;
    pub(crate) mod dense;
    pub(crate) mod evaluation;
    pub(crate) mod peak;
    pub(crate) mod table;
}

use std::time::Duration;

use bundled::bundled;
use criterion::Criterion;
use kernels::table::Table;
use kernels::{convolution, dense, evaluation, peak};

fn main() {
    let criterion = Criterion::default()
        .warm_up_time(Duration::from_millis(200))
        .measurement_time(Duration::from_millis(600))
        .sample_size(30)
        .without_plots()
        .configure_from_args();
    let mut table = Table::new(criterion);
    let data = bundled();
    peak::measure(&mut table);
    dense::measure(&mut table, &data.training);
    convolution::measure(&mut table, &data.training);
    evaluation::measure(&mut table, &data.training);
    table.print();
}

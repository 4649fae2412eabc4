//! Measures and prints.

use std::time::Instant;

use criterion::{Criterion, Throughput};

/// What has been measured so far.
pub(crate) struct Table {
    criterion: Criterion,
    rows: Vec<Row>,
}

struct Row {
    name: String,
    /// The median.
    secs: f64,
    /// Floating-point operations; none where the kernel does something else.
    operations: f64,
}

/// What [`Table::print`] compares with.
pub(crate) const PEAK: &str = "peak";

impl Table {
    /// Nothing measured yet.
    pub(crate) fn new(criterion: Criterion) -> Self {
        let rows = Vec::new();
        Self { criterion, rows }
    }

    /// Measures a kernel that does so many floating-point operations, or none to speak of.
    pub(crate) fn measure(&mut self, name: &str, operations: usize, mut kernel: impl FnMut()) {
        let mut samples = Vec::new();
        let mut group = self.criterion.benchmark_group("kernels");
        if operations > 0 {
            group.throughput(Throughput::Elements(operations as u64));
        }
        group.bench_function(name, |bencher| {
            bencher.iter_custom(|times| {
                let start = Instant::now();
                (0..times).for_each(|_| kernel());
                let took = start.elapsed();
                samples.push(took.as_secs_f64() / times as f64);
                took
            });
        });
        group.finish();
        samples.sort_by(f64::total_cmp);
        // None of what the command line does not ask for.
        if let Some(&secs) = samples.get(samples.len() / 2) {
            self.rows.push(Row {
                name: name.to_owned(),
                secs,
                operations: operations as f64,
            });
        }
    }

    /// Prints all of it, beside the fastest run of the peak.
    pub(crate) fn print(&self) {
        let of_peak = self.rows.iter().filter(|row| row.name == PEAK);
        let peak = of_peak.map(Row::gigaflops).fold(0.0, f64::max);
        println!(
            "\n{:<52} {:>12} {:>9} {:>8}",
            "kernel", "median", "GFLOP/s", "of peak"
        );
        for row in &self.rows {
            let micros = row.secs * 1e6;
            let share = 100.0 * row.gigaflops() / peak;
            print!("{:<52} {micros:>9.2} us", row.name);
            if row.operations > 0.0 {
                print!(" {:>9.1}", row.gigaflops());
            }
            if row.operations > 0.0 && peak > 0.0 {
                print!(" {share:>6.0} %");
            }
            println!();
        }
    }
}

impl Row {
    fn gigaflops(&self) -> f64 {
        self.operations / self.secs / 1e9
    }
}

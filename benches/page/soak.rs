//! Hours of use, and what they leave in memory: `cargo xtask bench soak --minutes N`.
//!
//! A round is what a visitor does in a few minutes who tries everything: trains a network and meanwhile draws with it,
//! goes to every place in both languages and themes, looks inside, runs an experiment and a search, takes a lesson, opens
//! files, and at last deletes what was trained. Each round ends where it began, so that whatever is more afterwards has
//! leaked.

mod deeds;
mod memory;
mod report;

use std::time::{Duration, Instant};

use anyhow::Result;
use digit_lab_e2e::{Visitor, visit};

use memory::Memory;
use report::Row;

/// Rounds until so much time is over.
pub(crate) fn run(minutes: u64) -> Result<()> {
    let limit = Duration::from_secs(60 * minutes);
    visit(
        Visitor::desktop().with_script(memory::WATCH),
        async move |page| {
            let memory = Memory::new(page).await?;
            let start = Instant::now();
            let mut rows = Vec::new();
            let (mut epochs, mut digits) = (0, 0);
            report::begin();
            while start.elapsed() < limit {
                let done = deeds::round(page, rows.len()).await?;
                epochs += done.epochs;
                digits += done.digits;
                let row = Row {
                    minutes: start.elapsed().as_secs_f64() / 60.0,
                    epochs,
                    digits,
                    sample: memory.sample().await?,
                };
                report::add(&row);
                rows.push(row);
            }
            report::end(&rows);
            Ok(())
        },
    )
}

//! Processor time of the browser's workers, as Linux counts it.

use std::collections::HashMap;
use std::fs;

/// How Chromium's name for the thread of a worker begins, `DedicatedWorker thread`, of which Linux keeps fifteen bytes.
const NAME: &str = "(DedicatedWorke";

/// Linux counts in hundredths of a second, on every processor that a browser runs on.
const TICKS: f64 = 100.0;

/// Seconds that each worker's thread has had of a processor, by the thread's number.
pub(crate) struct Threads(HashMap<String, f64>);

impl Threads {
    /// All that there are now; none where the system tells nothing.
    pub(crate) fn now() -> Self {
        let entries = |folder: &str| fs::read_dir(folder).into_iter().flatten().flatten();
        let mut secs = HashMap::new();
        for process in entries("/proc") {
            let tasks = process.path().join("task");
            for task in entries(&tasks.to_string_lossy()) {
                let about = fs::read_to_string(task.path().join("stat")).unwrap_or_default();
                if let Some(it) = worker_secs(&about) {
                    secs.insert(task.file_name().to_string_lossy().into_owned(), it);
                }
            }
        }
        Self(secs)
    }

    /// Seconds since `before` of the one that had most.
    pub(crate) fn busiest_since(&self, before: &Self) -> f64 {
        let since = |(thread, secs): (&String, &f64)| secs - before.0.get(thread).unwrap_or(&0.0);
        self.0.iter().map(since).fold(0.0, f64::max)
    }
}

/// Seconds of a worker's thread, from what Linux tells of it: number, name in parentheses, and from the eleventh field
/// after those on its time in the program and in the system.
fn worker_secs(about: &str) -> Option<f64> {
    let (start, fields) = about.rsplit_once(") ")?;
    let is_worker = start.split_once(' ')?.1.starts_with(NAME);
    let ticks = |index| fields.split(' ').nth(index)?.parse::<f64>().ok();
    is_worker.then_some((ticks(11)? + ticks(12)?) / TICKS)
}

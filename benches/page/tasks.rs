//! How long a training keeps the page's own thread at a time, with its four curves being plotted.

use std::time::Duration;

use anyhow::{Context, Result};
use digit_lab_e2e::{Visitor, visit};

/// How long to look on, in seconds: some hundred epochs of few images, so that curves of thousands of points are
/// redrawn.
const SECS: u64 = 20;

/// Notes all tasks of 50 ms and more, and when frames come.
const WATCH: &str = "window.longTasks = [];
new PerformanceObserver(list => window.longTasks.push(...list.getEntries().map(task => task.duration)))
    .observe({ entryTypes: ['longtask'] });
window.frameGaps = [];
let last = performance.now();
const frame = now => { window.frameGaps.push(now - last); last = now; requestAnimationFrame(frame); };
requestAnimationFrame(frame);";

const SUM: &str = "const gaps = window.frameGaps.slice(2).sort((a, b) => a - b);
return { longest: Math.max(0, ...window.longTasks), count: window.longTasks.length,
         gap: gaps[Math.floor(gaps.length * 0.99)], frames: gaps.length };";

pub(crate) fn measure() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        page.fill("epochs", "100000").await?;
        page.fill("training-size", "500").await?;
        page.press("train-start").await?;
        page.until_state("running").await?;
        // What is fetched with the first training comes once.
        tokio::time::sleep(Duration::from_secs(3)).await;
        page.script(WATCH, &[]).await?;
        tokio::time::sleep(Duration::from_secs(SECS)).await;
        let seen = page.script(SUM, &[]).await?;
        let number = |name: &str| {
            seen[name]
                .as_f64()
                .with_context(|| format!("no {name}: {seen}"))
        };
        println!(
            "the page's thread while training, {SECS} s: {} tasks of 50 ms and more, the longest {:.0} ms; 99 % of {} \
             frames came within {:.0} ms",
            number("count")?,
            number("longest")?,
            number("frames")?,
            number("gap")?,
        );
        page.press("train-stop").await?;
        Ok(())
    })
}

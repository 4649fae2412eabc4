//! How long the page's own thread is kept at a time: by a training with its four curves being plotted, and by each view
//! of the inside.

use std::time::Duration;

use anyhow::{Context, Result};
use digit_lab_e2e::{Page, Visitor, visit};

use crate::inside::{VIEWS, draw_and_train};

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

const SUM: &str = "const gaps = window.frameGaps.splice(0).slice(2).sort((a, b) => a - b);
const tasks = window.longTasks.splice(0);
return { longest: Math.max(0, ...tasks), count: tasks.length,
         gap: gaps[Math.floor(gaps.length * 0.99)], frames: gaps.length };";

pub(crate) fn measure() -> Result<()> {
    of_a_training()?;
    of_the_inside()
}

fn of_a_training() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        page.fill("epochs", "100000").await?;
        page.fill("training-size", "500").await?;
        page.press("train-start").await?;
        page.until_state("running").await?;
        // What is fetched with the first training comes once.
        tokio::time::sleep(Duration::from_secs(3)).await;
        page.script(WATCH, &[]).await?;
        tokio::time::sleep(Duration::from_secs(SECS)).await;
        report(page, &format!("a training, {SECS} s")).await?;
        page.press_covered("train-stop").await
    })
}

/// Each view with a training beside it: opened for the first time, then drawn into.
fn of_the_inside() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        draw_and_train(page).await?;
        page.go("#/inside/network").await?;
        tokio::time::sleep(Duration::from_secs(3)).await;
        page.script(WATCH, &[]).await?;
        for view in VIEWS {
            for doing in ["opened", "drawn into"] {
                if doing == "opened" {
                    page.go(&format!("#/inside/{view}")).await?;
                } else {
                    page.press("pad-clear").await?;
                    page.draw_digit(4).await?;
                }
                tokio::time::sleep(Duration::from_secs(4)).await;
                report(page, &format!("{view} {doing}")).await?;
            }
        }
        page.press_covered("train-stop").await
    })
}

/// What was noted since the last time.
async fn report(page: &Page, what: &str) -> Result<()> {
    let seen = page.script(SUM, &[]).await?;
    let number = |name: &str| {
        seen[name]
            .as_f64()
            .with_context(|| format!("no {name}: {seen}"))
    };
    println!(
        "the page's thread, {what}: {} tasks of 50 ms and more, the longest {:.0} ms; 99 % of {} frames came within {:.0} ms",
        number("count")?,
        number("longest")?,
        number("frames")?,
        number("gap")?,
    );
    Ok(())
}

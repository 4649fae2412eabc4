//! How long the page's own thread is kept at a time: by a training with its four curves being plotted, by each view of the
//! inside, and by the same of a large network.

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
    of_the_inside()?;
    of_a_large_network()
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

/// Five and a half million weights.
const LARGE: &str = "2000, 2000";

/// Each view of a large network: opened, with another digit on the pad, and the step gone through.
fn of_a_large_network() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        page.fill("layers", LARGE).await?;
        page.fill("epochs", "1").await?;
        page.fill("training-size", "10").await?;
        page.press("train-start").await?;
        page.until_state("finished").await?;
        let script = "const readers = [...document.querySelector('[data-testid=reader]').options];
            return readers.map((reader) => reader.value).find((it) => it !== 'shipped');";
        let trained = page.script(script, &[]).await?;
        page.choose("reader", trained.as_str().context("no network")?)
            .await?;
        page.press("pad-random").await?;
        page.go("#/inside/landscape").await?;
        tokio::time::sleep(Duration::from_secs(5)).await;
        page.script(WATCH, &[]).await?;
        for view in VIEWS {
            page.go(&format!("#/inside/{view}")).await?;
            tokio::time::sleep(Duration::from_secs(4)).await;
            report(page, &format!("{LARGE}: {view} opened")).await?;
            if view == "step" {
                go_through_the_step(page).await?;
                report(page, &format!("{LARGE}: all stages of the step")).await?;
            }
            page.press_covered("pad-random").await?;
            tokio::time::sleep(Duration::from_secs(4)).await;
            report(page, &format!("{LARGE}: {view} with another digit")).await?;
        }
        Ok(())
    })
}

async fn go_through_the_step(page: &Page) -> Result<()> {
    let count = "return document.querySelector('[data-testid=inside-stage]').options.length;";
    let stages = page.script(count, &[]).await?.as_u64().unwrap_or_default();
    for stage in 0..stages {
        page.choose("inside-stage", &stage.to_string()).await?;
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
    Ok(())
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

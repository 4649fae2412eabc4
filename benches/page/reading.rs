//! Reading a drawing: strokes to scores, through the engine as `pkg` exports it, and on the page itself.

use anyhow::{Context, Result};
use digit_lab_e2e::{Visitor, visit};

use crate::Samples;

/// A 3 of 120 points, read 500 times with the shipped network after a warm-up; milliseconds each.
///
/// Browsers round their clock to a tenth of a millisecond: each sample is the mean of ten readings.
const READ: &str = "return (async () => {
    const at = path => new URL(path, document.baseURI).href;
    const { default: init, Recognizer } = await import(at('pkg/digit_lab.js'));
    await init();
    const model = await (await fetch(at('models/shipped.safetensors'))).arrayBuffer();
    const recognizer = new Recognizer(new Uint8Array(model));
    const bow = (y, i) => [90 + 110 * Math.sin(Math.PI * i / 59), y + 1.7 * i];
    const three = [[...Array(60).keys()].map(i => bow(40, i)).concat([...Array(60).keys()].map(i => bow(142, i)))];
    const samples = [];
    for (let sample = -50; sample < 500; sample++) {
        const start = performance.now();
        for (let i = 0; i < 10; i++) recognizer.readStrokes(three, 300);
        if (sample >= 0) samples.push((performance.now() - start) / 10);
    }
    return samples;
})();";

/// How often the page's digit is drawn anew.
const DRAWINGS: usize = 20;

/// Notes how long whatever a frame begins with takes: the pad is painted, read and the scores are set there.
const WATCH: &str = "const request = window.requestAnimationFrame.bind(window);
window.frames = [];
let now = 0;
window.requestAnimationFrame = (what) => request((time) => {
    const start = performance.now();
    what(time);
    if (time !== now) window.frames.push(0);
    now = time;
    window.frames[window.frames.length - 1] += performance.now() - start;
});";

pub(crate) fn measure() -> Result<()> {
    by_the_package()?;
    on_the_page()
}

fn by_the_package() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        let samples = page.script(READ, &[]).await?;
        let samples = samples.as_array().context("no samples came back")?;
        let millis = Samples::new(
            samples
                .iter()
                .filter_map(serde_json::Value::as_f64)
                .collect(),
        );
        println!(
            "reading a drawing, strokes to scores: {:.3} ms median, {:.3} ms p99",
            millis.median(),
            millis.quantile(0.99),
        );
        Ok(())
    })
}

fn on_the_page() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        page.script(WATCH, &[]).await?;
        let mut millis = Vec::new();
        for _ in 0..DRAWINGS {
            page.press_if_enabled("pad-clear").await?;
            page.script("window.frames.length = 0;", &[]).await?;
            page.draw_digit(3).await?;
            let frames = page.script("return window.frames;", &[]).await?;
            let frames = frames.as_array().context("no frames")?;
            millis.extend(frames.iter().filter_map(serde_json::Value::as_f64));
        }
        let millis = Samples::new(millis);
        println!(
            "a frame of drawing on the page, painted and read: {:.1} ms median, {:.1} ms p99",
            millis.median(),
            millis.quantile(0.99),
        );
        Ok(())
    })
}

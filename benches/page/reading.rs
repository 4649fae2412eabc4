//! Reading a drawing, strokes to scores, through the engine as `pkg` exports it.

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

pub(crate) fn measure() -> Result<()> {
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

//! Images a second in the training worker, evaluation left out.

use anyhow::{Context, Result};
use digit_lab_e2e::{Visitor, visit};
use serde_json::{Value, json};

use crate::Samples;

/// Trains in a worker of its own on the bundled images and answers the images a second of each of
/// five stretches of about a second.
const TRAIN: &str = "const [spec] = arguments;
return (async () => {
    const at = path => new URL(path, document.baseURI).href;
    const names = ['training-images.idx3.gz', 'training-labels.idx1.gz', 'validation-images.idx3.gz', 'validation-labels.idx1.gz'];
    const files = await Promise.all(names.map(async name =>
        ({ name, bytes: new Uint8Array(await (await fetch(at(`data/${name}`))).arrayBuffer()) })));
    const worker = new Worker(at('worker.js'), { type: 'module' });
    worker.postMessage({ load: { files } });
    worker.postMessage({ start: { spec } });
    const rates = [];
    let last;
    await new Promise((resolve, reject) => {
        worker.onerror = reject;
        worker.onmessage = ({ data }) => {
            if (data.failed || data.refused) reject(JSON.stringify(data));
            const now = data.progress;
            if (!now) return;
            if (last && now.trainingSecs - last.trainingSecs < 1) return;
            if (last) rates.push((now.images - last.images) / (now.trainingSecs - last.trainingSecs));
            last = now;
            if (rates.length === 5) resolve();
        };
    });
    worker.terminate();
    return rates;
})();";

pub(crate) fn measure() -> Result<()> {
    for (name, spec) in works() {
        visit(Visitor::desktop(), async move |page| {
            let rates = page.script(TRAIN, &[spec]).await?;
            let rates = rates.as_array().context("no rates came back")?;
            let rates = Samples::new(rates.iter().filter_map(Value::as_f64).collect());
            println!(
                "training {name}: {:.0} images/s median, {:.0} at best",
                rates.median(),
                rates.quantile(1.0)
            );
            Ok(())
        })?;
    }
    Ok(())
}

/// The works that other tools are measured on too.
fn works() -> [(&'static str, Value); 3] {
    let sigmoid = |hidden: u32| {
        json!({
            "layers": [784, hidden, 10], "cost": "crossEntropy", "miniBatch": 10, "learningRate": 0.5,
            "regularization": "none", "epochs": 1000,
        })
    };
    let relu = json!({
        "layers": [784, 128, 10], "activation": "relu", "outputActivation": "softmax", "cost": "logLikelihood",
        "initializer": "he", "miniBatch": 128, "learningRate": 0.1, "regularization": "none", "epochs": 1000,
    });
    [
        (
            "[784,30,10] sigmoid, cross-entropy, mini-batch 10",
            sigmoid(30),
        ),
        (
            "[784,100,10] sigmoid, cross-entropy, mini-batch 10",
            sigmoid(100),
        ),
        ("[784,128,10] ReLU, softmax, mini-batch 128", relu),
    ]
}

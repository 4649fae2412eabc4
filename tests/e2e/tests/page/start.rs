//! What a visit begins with.

use anyhow::{Result, ensure};
use digit_lab_e2e::{Visitor, visit};
use serde_json::{Value, json};

#[test]
fn the_program_is_asked_for_once_the_page_is_painted() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        // Where nothing is painted for a second, the program waits no longer.
        let script = "const all = performance.getEntriesByType('resource');
            const asked = (end) => all.find((it) => it.name.endsWith(end))?.startTime ?? -1;
            const [painted] = performance.getEntriesByName('first-contentful-paint');
            return asked('_bg.wasm') >= Math.min(painted.startTime, 1000)
                && asked('shipped.safetensors') >= 0
                && asked('shipped.safetensors') < asked('_bg.wasm');";
        let waits = page.script(script, &[]).await?;
        ensure!(waits == json!(true), "the program was asked for at once");
        Ok(())
    })
}

#[test]
fn when_the_pad_is_ready_all_of_the_page_is_built() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        page.script("window.isOld = true; location.reload();", &[])
            .await?;
        let script = "const the = (id) => document.querySelector(`[data-testid=${id}]`);
            if (window.isOld || the('draw-pad')?.dataset.ready !== 'true') return null;
            const ids = ['pad-random', 'prediction', 'reader', 'train-form', 'train-start', 'train-status'];
            return ids.filter((id) => !the(id));";
        let mut missing = Value::Null;
        page.until("the pad is ready", async || {
            // Between two documents there is none to answer.
            missing = page.script(script, &[]).await.unwrap_or(Value::Null);
            Ok(!missing.is_null())
        })
        .await?;
        ensure!(missing == json!([]), "missing: {missing}");
        Ok(())
    })
}

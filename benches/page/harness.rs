//! Calling the functions of `benches/peers/workers/harness.js` in the page.

use std::time::Duration;

use anyhow::{Result, bail};
use digit_lab_e2e::{Page, Visitor, visit};
use serde_json::{Value, json};

/// Calls one and keeps what comes of it, since a driver waits half a minute for an answer at most.
const CALL: &str = "const [name, argument] = arguments;
const address = new URL('peers/workers/harness.js', document.baseURI).href;
window.benchAnswer = undefined;
import(address).then(harness => harness[name](argument)).then(
    answer => { window.benchAnswer = { answer }; },
    error => { window.benchAnswer = { error: String(error?.message ?? error) }; });";

const ASK: &str = "return window.benchAnswer ?? null;";

/// The answer of this function, called in a page of its own.
pub(crate) fn call(name: &'static str, argument: Value) -> Result<Value> {
    let (sender, receiver) = std::sync::mpsc::channel();
    visit(Visitor::desktop(), async move |page| {
        Ok(sender.send(answer(page, name, argument).await?)?)
    })?;
    Ok(receiver.recv()?)
}

async fn answer(page: &Page, name: &str, argument: Value) -> Result<Value> {
    page.script(CALL, &[json!(name), argument]).await?;
    loop {
        tokio::time::sleep(Duration::from_millis(500)).await;
        let mut outcome = page.script(ASK, &[]).await?;
        if let Some(error) = outcome["error"].as_str() {
            bail!("{name}: {error}");
        }
        if outcome.is_object() {
            return Ok(outcome["answer"].take());
        }
    }
}

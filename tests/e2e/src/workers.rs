//! Harm done to the page's worker, as a browser short of memory may do it.

use anyhow::Result;

use crate::Page;

/// Remembers each worker that the page makes, for [`Page::kill_worker`]. Runs before the page:
/// the page itself lets nobody reach its worker.
pub const REMEMBER: &str = "window.__workers = [];
    window.Worker = class extends Worker {
        constructor(...parameters) {
            super(...parameters);
            window.__workers.push(this);
        }
    };";

/// How a worker dies.
#[derive(Clone, Copy, Debug)]
pub enum Death {
    /// It stops without a word, which no event tells.
    Silent,
    /// Its script throws, which the browser tells by an `error` event.
    Error,
}

impl Page {
    /// Ends the worker that the page made last. Needs a visitor with the script [`REMEMBER`].
    pub async fn kill_worker(&self, death: Death) -> Result<()> {
        let script = match death {
            Death::Silent => "window.__workers.at(-1).terminate();",
            Death::Error => {
                "const worker = window.__workers.at(-1);
                worker.terminate();
                worker.dispatchEvent(new ErrorEvent('error', { message: 'out of memory' }));"
            }
        };
        self.script(script, &[]).await.map(drop)
    }

    /// How many workers the page has made.
    pub async fn workers_made(&self) -> Result<u64> {
        let count = self.script("return window.__workers.length;", &[]).await?;
        Ok(serde_json::from_value(count)?)
    }
}

//! What the page and its workers hold, as browser and system have it.

use std::collections::HashMap;
use std::fs;
use std::process;
use std::time::Duration;

use anyhow::{Context, Result};
use digit_lab_e2e::Page;
use serde_json::{Value, json};

/// Keeps an eye on the WebAssembly memories that the page makes, which it shows to nobody. Runs before it.
pub(super) const WATCH: &str = "window.soakMemories = new Set();
    for (const name of ['instantiate', 'instantiateStreaming']) {
        const through = WebAssembly[name];
        WebAssembly[name] = async (...parameters) => {
            const made = await through.apply(WebAssembly, parameters);
            const { memory } = (made.instance ?? made).exports;
            if (memory) window.soakMemories.add(memory);
            return made;
        };
    }";

const WASM: &str =
    "return [...window.soakMemories].reduce((sum, { buffer }) => sum + buffer.byteLength, 0);";

/// Bytes of the page and of all its workers; nothing where the browser does not tell, as it does in a page only that is
/// isolated from other origins.
const ALL: &str = "const done = arguments[0];
    if (!globalThis.crossOriginIsolated || !performance.measureUserAgentSpecificMemory) done(null);
    else performance.measureUserAgentSpecificMemory().then(({ bytes }) => done(bytes), () => done(null));";

const STORED: &str = "const done = arguments[0];
    navigator.storage.estimate().then(({ usage }) => done(usage), () => done(null));";

/// The browser chooses a moment within half a minute to count all memory.
const LONGEST: Duration = Duration::from_mins(3);

/// What is held at a moment; memory in megabytes.
pub(super) struct Sample {
    /// The page's JavaScript objects, garbage collected.
    pub(super) heap: f64,
    /// The page's WebAssembly memory.
    pub(super) wasm: f64,
    /// The page's and its workers' memory, by the browser's own count.
    pub(super) all: Option<f64>,
    /// What the system has given to the browser's renderers, where there is `/proc`.
    pub(super) resident: Option<f64>,
    /// `IndexedDB` and whatever else is stored.
    pub(super) stored: Option<f64>,
    /// Nodes of documents, those included that are no longer in one.
    pub(super) nodes: f64,
    /// Listeners for events.
    pub(super) listeners: f64,
}

/// Whoever takes samples of a page.
pub(super) struct Memory<'page>(&'page Page);

impl<'page> Memory<'page> {
    pub(super) async fn new(page: &'page Page) -> Result<Self> {
        page.devtools("Performance.enable", json!({})).await?;
        page.wait_for_scripts(LONGEST).await?;
        Ok(Self(page))
    }

    /// What is held now that nobody needs what is garbage.
    pub(super) async fn sample(&self) -> Result<Sample> {
        let page = self.0;
        // Finalizers free what they held, so that there is more to collect.
        for _ in 0..2 {
            page.devtools("HeapProfiler.collectGarbage", json!({}))
                .await?;
            page.frames(2).await?;
        }
        let metrics = page.devtools("Performance.getMetrics", json!({})).await?;
        let metric = |name: &str| metric(&metrics, name);
        let megabytes = |bytes: Value| bytes.as_f64().map(|bytes| bytes / 1e6);
        Ok(Sample {
            heap: metric("JSHeapUsedSize")? / 1e6,
            nodes: metric("Nodes")?,
            listeners: metric("JSEventListeners")?,
            wasm: megabytes(page.script(WASM, &[]).await?).context("no memory is known")?,
            all: megabytes(page.script_until_done(ALL, &[]).await?),
            stored: megabytes(page.script_until_done(STORED, &[]).await?),
            resident: resident(),
        })
    }
}

fn metric(metrics: &Value, name: &str) -> Result<f64> {
    let all = metrics["metrics"].as_array().into_iter().flatten();
    let mut values = all.filter(|it| it["name"] == name);
    let value = values.next().and_then(|it| it["value"].as_f64());
    value.with_context(|| format!("the browser tells no {name}"))
}

/// Memory of the renderers among this process's descendants that is theirs alone or shared between them, not with files.
fn resident() -> Option<f64> {
    let statuses: HashMap<u32, String> = fs::read_dir("/proc")
        .ok()?
        .filter_map(|entry| {
            let entry = entry.ok()?;
            let id = entry.file_name().to_str()?.parse().ok()?;
            Some((id, fs::read_to_string(entry.path().join("status")).ok()?))
        })
        .collect();
    let parent = |id: &u32| number(statuses.get(id)?, "PPid").map(|parent| parent as u32);
    let is_ours = |id: &u32| {
        let ancestors = std::iter::successors(Some(*id), parent);
        // Nothing in this tree is ever so deep.
        ancestors.take(50).any(|it| it == process::id())
    };
    let is_renderer = |id: &u32| {
        let command = fs::read(format!("/proc/{id}/cmdline")).unwrap_or_default();
        String::from_utf8_lossy(&command).contains("--type=renderer")
    };
    let renderers = statuses
        .iter()
        .filter(|(id, _)| is_ours(id) && is_renderer(id));
    let kilobytes = renderers
        .filter_map(|(_, status)| Some(number(status, "RssAnon")? + number(status, "RssShmem")?));
    Some(kilobytes.sum::<f64>() / 1e3)
}

/// `RssAnon:     12345 kB`
fn number(status: &str, name: &str) -> Option<f64> {
    let mut lines = status.lines();
    let value = lines.find_map(|line| line.strip_prefix(name)?.strip_prefix(':'))?;
    value.split_whitespace().next()?.parse().ok()
}

//! From navigation to a pad that reads, on this machine, with a browser that has nothing cached.

use anyhow::{Context, Result};
use digit_lab_e2e::{Visitor, visit};

use crate::Samples;

/// Notes the moment when the pad says that it can read.
const NOTE_READY: &str = "new MutationObserver((_, observer) => {
    if (document.querySelector('[data-testid=draw-pad][data-ready=true]')) {
        window.padReady = performance.now();
        observer.disconnect();
    }
}).observe(document, { subtree: true, childList: true, attributes: true });";

const VISITS: usize = 5;

pub(crate) fn measure() -> Result<()> {
    let (sender, receiver) = std::sync::mpsc::channel();
    for _ in 0..VISITS {
        let sender = sender.clone();
        visit(
            Visitor::desktop().with_script(NOTE_READY),
            async move |page| {
                let millis = page.script("return window.padReady;", &[]).await?;
                Ok(sender.send(millis.as_f64().context("the pad's readiness was missed")?)?)
            },
        )?;
    }
    let millis = Samples::new(receiver.try_iter().collect());
    println!(
        "pad usable after navigation, cold: {:.0} ms median of {VISITS} ({:.0} to {:.0})",
        millis.median(),
        millis.quantile(0.0),
        millis.quantile(1.0),
    );
    Ok(())
}

//! From navigation to the first reading, on this machine: with nothing cached, and on a second visit.

use std::time::Duration;

use anyhow::Result;
use digit_lab_e2e::{Visitor, visit};

use crate::Samples;

/// Draws a 1 as soon as the pad says that it can read, and notes when it has.
const DRAW: &str = "const the = id => document.querySelector(`[data-testid=${id}]`);
const draw = pad => {
    const { left, top, width, height } = pad.getBoundingClientRect();
    const at = (kind, share) => pad.dispatchEvent(new PointerEvent(kind, {
        bubbles: true, pointerId: 1, isPrimary: true, button: 0, buttons: 1,
        clientX: left + width / 2, clientY: top + height * share }));
    at('pointerdown', 0.2);
    for (let step = 1; step <= 10; step++) at('pointermove', 0.2 + 0.06 * step);
    at('pointerup', 0.8);
};
new MutationObserver((_, observer) => {
    const pad = the('draw-pad');
    if (window.padReady === undefined && pad?.dataset.ready === 'true') {
        window.padReady = performance.now();
        draw(pad);
    }
    if (window.padReady !== undefined && the('prediction')?.textContent) {
        window.firstReading = performance.now();
        observer.disconnect();
    }
}).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });";

const ASK: &str =
    "return window.firstReading === undefined ? null : [window.padReady, window.firstReading];";

const VISITS: usize = 7;

pub(crate) fn measure() -> Result<()> {
    let (sender, receiver) = std::sync::mpsc::channel();
    for _ in 0..VISITS {
        let sender = sender.clone();
        visit(Visitor::desktop().with_script(DRAW), async move |page| {
            for is_second in [false, true] {
                if is_second {
                    page.reload().await?;
                }
                let mut times = page.script(ASK, &[]).await?;
                while times.is_null() {
                    tokio::time::sleep(Duration::from_millis(20)).await;
                    times = page.script(ASK, &[]).await?;
                }
                let time = |index: usize| times[index].as_f64().unwrap_or(f64::NAN);
                sender.send((is_second, time(0), time(1)))?;
            }
            Ok(())
        })?;
    }
    let times: Vec<_> = receiver.try_iter().collect();
    for (is_second, name) in [(false, "nothing cached"), (true, "second visit")] {
        let times = times.iter().filter(|(second, ..)| *second == is_second);
        let (ready, read): (Vec<f64>, Vec<f64>) =
            times.map(|&(_, ready, read)| (ready, read)).unzip();
        let (ready, read) = (Samples::new(ready), Samples::new(read));
        println!(
            "from navigation, {name}: pad usable after {:.0} ms, first reading after {:.0} ms (medians of {VISITS}, {:.0} to {:.0})",
            ready.median(),
            read.median(),
            read.quantile(0.0),
            read.quantile(1.0),
        );
    }
    Ok(())
}

//! From navigation to the first reading, and from pressing Train to an engine that answers and to training, on this
//! machine: with nothing cached, and on a second visit.

use std::time::Duration;

use anyhow::Result;
use digit_lab_e2e::{Visitor, visit};
use serde_json::Value;

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

const ASK_TRAINING: &str =
    "return window.training === undefined ? null : [window.engineHere, window.training];";

/// Presses Train as a hand does, and notes when the engine, asked at once, has answered and when the training is under
/// way.
const TRAIN: &str = "const the = id => document.querySelector(`[data-testid=${id}]`);
const pressed = performance.now();
const BrowsersOwn = window.Worker;
window.Worker = class extends BrowsersOwn {
    constructor(...of) {
        super(...of);
        this.addEventListener('message', () => { window.engineHere ??= performance.now() - pressed; });
        this.postMessage('ping');
    }
};
new MutationObserver((_, observer) => {
    if (the('train-status').dataset.state === 'running') {
        window.training = performance.now() - pressed;
        observer.disconnect();
    }
}).observe(document, { subtree: true, childList: true, attributes: true });
the('train-start').dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
the('train-start').click();";

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
                page.script(TRAIN, &[]).await?;
                let mut training = page.script(ASK_TRAINING, &[]).await?;
                while training.is_null() {
                    tokio::time::sleep(Duration::from_millis(20)).await;
                    training = page.script(ASK_TRAINING, &[]).await?;
                }
                page.press("train-stop").await?;
                // Or the next visit goes on with it.
                page.until_state("stopped").await?;
                let of = |times: &Value, index: usize| times[index].as_f64().unwrap_or(f64::NAN);
                let [engine, training] = [0, 1].map(|index| of(&training, index));
                sender.send((is_second, [of(&times, 0), of(&times, 1), engine, training]))?;
            }
            Ok(())
        })?;
    }
    let times: Vec<_> = receiver.try_iter().collect();
    for (is_second, name) in [(false, "nothing cached"), (true, "second visit")] {
        let times = times.iter().filter(|(second, _)| *second == is_second);
        let times: Vec<[f64; 4]> = times.map(|(_, times)| *times).collect();
        let of = |index: usize| Samples::new(times.iter().map(|times| times[index]).collect());
        let [ready, read, engine, training] = [0, 1, 2, 3].map(of);
        println!(
            "from navigation, {name}: pad usable after {:.0} ms, first reading after {:.0} ms (medians of {VISITS}, {:.0} to {:.0})",
            ready.median(),
            read.median(),
            read.quantile(0.0),
            read.quantile(1.0),
        );
        println!(
            "from pressing Train, {name}: the engine answers after {:.0} ms ({:.0} to {:.0}), with the digits there, too, \
             it learns after {:.0} ms (medians, {:.0} to {:.0})",
            engine.median(),
            engine.quantile(0.0),
            engine.quantile(1.0),
            training.median(),
            training.quantile(0.0),
            training.quantile(1.0),
        );
    }
    Ok(())
}

//! The images that networks learn from lie once in memory, however many workers learn from them.

use anyhow::{Result, ensure};
use digit_lab_e2e::{Visitor, visit};
use serde_json::{Value, json};

/// Notes what workers are given: each file's name, whether it is in shared memory, and by a number where.
const NOTE: &str = "window.__loaded = [];
    const places = [];
    const placeOf = (buffer) => (places.includes(buffer) ? 0 : places.push(buffer), places.indexOf(buffer));
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (message, ...rest) {
        for (const { name, bytes } of message?.load?.files ?? []) {
            const isShared = bytes.buffer instanceof SharedArrayBuffer;
            window.__loaded.push({ name, isShared, place: placeOf(bytes.buffer) });
        }
        return post.call(this, message, ...rest);
    };";

#[test]
fn workers_of_the_panel_and_of_experiments_share_the_images() -> Result<()> {
    visit(Visitor::desktop().with_script(NOTE), async |page| {
        let is_isolated = page.script("return crossOriginIsolated;", &[]).await?;
        ensure!(is_isolated == json!(true), "the page is not isolated");
        page.fill("epochs", "1").await?;
        page.fill("training-size", "200").await?;
        page.press("train-start").await?;
        page.until_state("finished").await?;
        page.go("#/experiments/1.2").await?;
        page.until("the experiment is open", async || {
            page.has("experiment-run").await
        })
        .await?;
        page.press("experiment-run").await?;
        let of_images =
            "return window.__loaded.filter(({ name }) => name.includes('training-images'));";
        page.until("another worker has the images", async || {
            let loaded = page.script(of_images, &[]).await?;
            Ok(loaded.as_array().is_some_and(|loaded| loaded.len() > 1))
        })
        .await?;
        let loaded = page.script(of_images, &[]).await?;
        for one in loaded.as_array().into_iter().flatten() {
            ensure!(
                one["isShared"] == json!(true),
                "a copy of the images: {loaded}"
            );
            ensure!(
                one["place"] == loaded[0]["place"],
                "the images lie twice: {loaded}"
            );
        }
        Ok(())
    })
}

#[test]
fn without_shared_memory_each_worker_has_a_copy_and_learns_the_same() -> Result<()> {
    let digests = [true, false].map(digest);
    let [shared, copied] = digests.map(Result::ok);
    ensure!(
        shared.is_some() && shared == copied,
        "{shared:?} and {copied:?}"
    );
    Ok(())
}

/// What the network is that a short training ends with.
fn digest(is_isolated: bool) -> Result<Value> {
    let (sender, receiver) = std::sync::mpsc::channel();
    let hide = "Object.defineProperty(window, 'crossOriginIsolated', { value: false });";
    let script = if is_isolated { "" } else { hide };
    let visitor = Visitor::desktop().with_script(script);
    visit(visitor, async move |page| {
        page.fill("epochs", "1").await?;
        page.fill("training-size", "500").await?;
        page.fill("seed", "7").await?;
        page.press("train-start").await?;
        page.until_state("finished").await?;
        let record = page.script(
            "return document.querySelector('[data-testid=metric-training-cost]').dataset.value;",
            &[],
        );
        sender.send(record.await?)?;
        Ok(())
    })?;
    Ok(receiver.recv()?)
}

//! What the browser keeps: of an older page, of a newer one, with no room left, and with another window in the way.

use anyhow::{Result, ensure};
use digit_lab_e2e::{Page, Visitor, digits, visit};
use serde_json::{Value, json};

/// Trains on few images, and waits until the training is in the list.
async fn train(page: &Page) -> Result<()> {
    page.fill("layers", "12").await?;
    page.fill("epochs", "2").await?;
    page.fill("training-size", "300").await?;
    let before = runs(page).await?;
    page.press("train-start").await?;
    page.until("the training is over and in the list", async || {
        let state = page.data("train-status", "state").await?;
        Ok(runs(page).await? > before && state == "finished")
    })
    .await
}

async fn runs(page: &Page) -> Result<u64> {
    let script = "return document.querySelectorAll('[data-testid=run]').length;";
    Ok(page.script(script, &[]).await?.as_u64().unwrap_or_default())
}

/// What a script makes of the databases, by `open(name, version, upgrade)`, which answers with a promise of one, and
/// `done(request)`, of a request's result.
async fn with_databases(page: &Page, body: &str) -> Result<Value> {
    let script = format!(
        "const report = arguments[arguments.length - 1];
        const done = (request) => new Promise((resolve, reject) => {{
            request.onsuccess = () => resolve(request.result);
            request.onerror = () => reject(request.error);
        }});
        const open = (name, version, upgrade) => {{
            const request = indexedDB.open(name, version);
            request.onupgradeneeded = () => upgrade(request.result);
            return done(request);
        }};
        (async () => {{ {body} }})().then(report, (error) => report(`${{error}}`));"
    );
    page.script_until_done(&script, &[]).await
}

async fn until_kept(page: &Page, what: &str, body: &str, expected: Value) -> Result<()> {
    page.until(what, async || {
        Ok(with_databases(page, body).await? == expected)
    })
    .await
}

/// How much is in each store of the trainings' database, and its version.
const COUNTS: &str = "const database = await open('digit-lab-runs');
    const stores = [...database.objectStoreNames];
    const transaction = database.transaction(stores);
    const counts = await Promise.all(stores.map((it) => done(transaction.objectStore(it).count())));
    database.close();
    return [database.version, Object.fromEntries(stores.map((it, index) => [it, counts[index]]))];";

/// A document of the same origin that opens nothing: a script, shown as text.
const ELSEWHERE: &str = "worker.js";

#[test]
fn what_a_page_of_version_1_kept_is_all_there() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        train(page).await?;
        let all = json!([2, { "best": 1, "checkpoints": 1, "done": 0, "imported": 0, "networks": 1, "runs": 1 }]);
        until_kept(page, "the training is stored", COUNTS, all).await?;
        let best = page.data("run", "best").await?;
        // Where a document names no icon, the browser asks for one.
        page.allow_error("favicon.ico");
        page.go_to(ELSEWHERE).await?;
        // The database as version 1 had it: three stores, with keys of their own making.
        let planted = with_databases(
            page,
            "const kept = ['runs', 'networks', 'checkpoints'];
            const newer = await open('digit-lab-runs');
            const transaction = newer.transaction(kept);
            const contents = await Promise.all(kept.map(async (name) => {
                const store = transaction.objectStore(name);
                return Promise.all([done(store.getAllKeys()), done(store.getAll())]);
            }));
            newer.close();
            await done(indexedDB.deleteDatabase('digit-lab-runs'));
            const older = await open('digit-lab-runs', 1, (it) => kept.forEach((name) => it.createObjectStore(name)));
            const writing = older.transaction(kept, 'readwrite');
            contents.forEach(([keys, values], index) => {
                keys.forEach((key, at) => writing.objectStore(kept[index]).put(values[at], key));
            });
            await new Promise((resolve) => (writing.oncomplete = resolve));
            older.close();
            return contents.map(([keys]) => keys.length);",
        )
        .await?;
        ensure!(planted == json!([1, 1, 1]), "{planted}");

        page.go_to("").await?;
        page.until_ready().await?;
        page.until("the training is there", async || Ok(runs(page).await? == 1))
            .await?;
        ensure!(page.data("run", "best").await? == best, "it is another one");
        let all = json!([2, { "best": 0, "checkpoints": 1, "done": 0, "imported": 0, "networks": 1, "runs": 1 }]);
        until_kept(page, "all of it is in the new form", COUNTS, all).await?;
        // Its network reads, and it goes on where it was.
        page.press("run-read").await?;
        page.draw(&digits::strokes(1)).await?;
        page.until("a digit is read", async || {
            Ok(!page.text("prediction").await?.is_empty())
        })
        .await?;
        page.press("run-go-on").await?;
        page.until("it is gone on with", async || {
            Ok(page.data("train-status", "state").await? == "finished"
                && page.number::<u32>("train-status", "epoch").await? == 4)
        })
        .await
    })
}

/// Leaves databases as a page to come may make them, before this one opens them.
const FROM_THE_FUTURE: &str =
    "// The empty page before it, which Firefox shows scripts too, has no databases.
for (const name of location.protocol === 'http:' ? ['digit-lab-runs', 'digit-lab'] : []) {
    const request = indexedDB.open(name, 99);
    request.onupgradeneeded = () => {
        request.result.createObjectStore('future').put('precious', 1);
    };
    request.onsuccess = () => request.result.close();
}";

#[test]
fn what_a_newer_page_kept_is_left_alone_and_said() -> Result<()> {
    let visitor = Visitor::desktop().with_script(FROM_THE_FUTURE);
    visit(visitor, async |page| {
        page.until("it is said at once", async || {
            Ok(page
                .text("error")
                .await?
                .contains("newer version of this page"))
        })
        .await?;
        // All the rest works, and what is not kept is said where it is.
        train(page).await?;
        page.until("the list says that it is not kept", async || {
            Ok(page.text("runs-unstored").await?.contains("newer version"))
        })
        .await?;
        page.draw(&digits::strokes(7)).await?;
        page.until_read("7").await?;
        page.press("teach-7").await?;
        page.press("hand-open").await?;
        page.until("the hand says that it is not kept", async || {
            Ok(page.has("hand-unstored").await?
                && page.text("hand-unstored").await?.contains("newer version"))
        })
        .await?;
        let kept = with_databases(
            page,
            "return Promise.all(['digit-lab-runs', 'digit-lab'].map(async (name) => {
                const database = await open(name);
                const store = database.transaction('future').objectStore('future');
                return [database.version, await done(store.getAll())];
            }));",
        )
        .await?;
        ensure!(
            kept == json!([[99, ["precious"]], [99, ["precious"]]]),
            "{kept}"
        );
        Ok(())
    })
}

/// Holds the database of version 1, as a page does that knows nothing of newer ones.
const HOLD: &str = "const hold = () => {
        const request = indexedDB.open('digit-lab-runs', 1);
        request.onupgradeneeded = () => {
            for (const name of ['runs', 'networks', 'checkpoints']) request.result.createObjectStore(name);
        };
        request.onsuccess = () => (window.held = request.result);
    };
    // The empty page before it, which Firefox shows scripts too, has no databases.
    if (location.protocol === 'http:') hold();";

#[test]
fn an_older_page_that_holds_the_database_is_named_and_waited_for() -> Result<()> {
    visit(Visitor::desktop().with_script(HOLD), async |page| {
        page.until("it is said what is in the way", async || {
            Ok(page
                .text("error")
                .await?
                .contains("older version of this page"))
        })
        .await?;
        train(page).await?;
        page.script("window.held.close();", &[]).await?;
        let all = json!([2, { "best": 1, "checkpoints": 1, "done": 0, "imported": 0, "networks": 1, "runs": 1 }]);
        until_kept(page, "what waited is stored", COUNTS, all).await?;
        page.until("nothing is in the way any more", async || {
            Ok(page.text("error").await?.is_empty())
        })
        .await
    })
}

#[test]
fn a_newer_page_in_another_window_need_not_wait_and_this_one_says_what_it_means() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        train(page).await?;
        let all = json!([2, { "best": 1, "checkpoints": 1, "done": 0, "imported": 0, "networks": 1, "runs": 1 }]);
        until_kept(page, "the training is stored", COUNTS, all).await?;
        let upgraded = with_databases(
            page,
            "const newer = await open('digit-lab-runs', 99, () => {});
            newer.close();
            return newer.version;",
        )
        .await?;
        ensure!(upgraded == json!(99), "{upgraded}");
        train(page).await?;
        page.until("it is said", async || {
            Ok(page
                .text("error")
                .await?
                .contains("newer version of this page")
                && page.text("runs-unstored").await?.contains("newer version"))
        })
        .await?;
        let left = with_databases(
            page,
            "const database = await open('digit-lab-runs');
            return done(database.transaction('runs').objectStore('runs').count());",
        )
        .await?;
        ensure!(left == json!(1), "{left} trainings are left");
        Ok(())
    })
}

/// A browser that can be told to have no room left; real limits are looked at now and then only.
pub(crate) const LIMITED: &str = "for (const name of ['put', 'add']) {
    const original = IDBObjectStore.prototype[name];
    IDBObjectStore.prototype[name] = function (...rest) {
        if (window.isFull) throw new DOMException('no room', 'QuotaExceededError');
        return original.apply(this, rest);
    };
}";

#[test]
fn a_browser_without_room_is_named_and_nothing_before_is_lost() -> Result<()> {
    visit(Visitor::desktop().with_script(LIMITED), async |page| {
        train(page).await?;
        let one = json!([2, { "best": 1, "checkpoints": 1, "done": 0, "imported": 0, "networks": 1, "runs": 1 }]);
        until_kept(page, "the training is stored", COUNTS, one.clone()).await?;
        page.script("window.isFull = true;", &[]).await?;
        train(page).await?;
        page.until("the list says so", async || {
            Ok(page.text("runs-unstored").await?.contains("is full"))
        })
        .await?;
        page.draw(&digits::strokes(7)).await?;
        page.until_read("7").await?;
        page.press("teach-7").await?;
        page.until("it is said where the drawing is labeled", async || {
            Ok(page.text("teach-unstored").await?.contains("is full"))
        })
        .await?;
        page.press("hand-open").await?;
        page.until("the hand says so", async || {
            Ok(page.has("hand-unstored").await?
                && page.text("hand-unstored").await?.contains("is full"))
        })
        .await?;
        until_kept(page, "what was there is there", COUNTS, one).await?;
        // Room again: what comes now is stored, and the note goes.
        page.script("window.isFull = false;", &[]).await?;
        train(page).await?;
        page.until("the note is gone", async || {
            Ok(page.text("runs-unstored").await?.is_empty())
        })
        .await?;
        // So is what there was no room for.
        page.reload().await?;
        page.until_ready().await?;
        page.until("all three are there", async || Ok(runs(page).await? == 3))
            .await
    })
}

/// Each transaction that writes lasts a second and a half, and one waits for the other.
const SLOW: &str = "window.writing = { now: 0, most: 0, done: 0 };
    const { writing } = window;
    const begin = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (stores, mode, ...rest) {
        const transaction = begin.call(this, stores, mode, ...rest);
        if (mode === 'readwrite') {
            writing.most = Math.max(writing.most, ++writing.now);
            transaction.addEventListener('complete', () => {
                writing.now -= 1;
                writing.done += 1;
            });
            // It lasts as long as something is asked of it.
            const end = performance.now() + 1500;
            const store = transaction.objectStore([stores].flat()[0]);
            const ask = () => {
                if (performance.now() < end) store.count().onsuccess = ask;
            };
            ask();
        }
        return transaction;
    };";

/// What waits would be in memory: as often as epochs end, with all that is known of all epochs.
#[test]
fn a_slow_storage_is_waited_for_and_has_the_end() -> Result<()> {
    visit(Visitor::desktop().with_script(SLOW), async |page| {
        page.fill("layers", "12").await?;
        page.fill("epochs", "100000").await?;
        page.fill("training-size", "100").await?;
        page.press("train-start").await?;
        let writing = async |what: &str| -> Result<u64> {
            let script = format!("return window.writing.{what};");
            Ok(page
                .script(&script, &[])
                .await?
                .as_u64()
                .unwrap_or_default())
        };
        page.until("some of it is stored", async || {
            Ok(writing("done").await? >= 6)
        })
        .await?;
        // What is known of the training, its checkpoints, the latest and the best, and the one that it began with.
        let most = writing("most").await?;
        ensure!(most <= 5, "{most} writings were under way at once");
        page.press("train-stop").await?;
        page.until_state("stopped").await?;
        page.until("all of it is stored", async || {
            Ok(writing("now").await? == 0)
        })
        .await?;
        let end = "const database = await open('digit-lab-runs');
            const [{ record }] = await done(database.transaction('runs').objectStore('runs').getAll());
            database.close();
            return record.outcome?.phase;";
        until_kept(page, "its end is stored", end, json!("stopped")).await
    })
}

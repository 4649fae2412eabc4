//! Without a network: the page is kept after one visit, whole, and replaced by its next version without harm.

use std::fs;

use anyhow::{Context, Result, ensure};
use digit_lab_e2e::{Host, Page, Visitor, visit, visit_at, visit_other};
use serde_json::{Value, json};

use crate::{search, session};

/// Waits until the browser has all files of the page.
async fn until_kept(page: &Page) -> Result<()> {
    let script = "navigator.serviceWorker.ready.then(() => { window.isKept = true; });";
    page.script(script, &[]).await?;
    page.until("the page is kept", async || {
        Ok(page.script("return window.isKept === true;", &[]).await? == json!(true))
    })
    .await
}

/// The versions of the page that the browser has.
async fn versions(page: &Page) -> Result<Vec<String>> {
    let script = "const [done] = arguments; caches.keys().then(done);";
    Ok(serde_json::from_value(
        page.script_until_done(script, &[]).await?,
    )?)
}

#[test]
fn after_one_visit_everything_works_without_a_network() -> Result<()> {
    visit(Visitor::desktop().keeping_the_page(), async |page| {
        until_kept(page).await?;
        page.host().stop();
        // The browser looks in vain for a newer version.
        page.allow_error("service_worker.js");
        page.reload().await?;
        session::everything(page).await
    })
}

#[test]
fn the_page_can_be_installed() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        let script = "const done = arguments[arguments.length - 1];
            (async () => {
                const link = document.querySelector('link[rel=manifest]').href;
                const manifest = await (await fetch(link)).json();
                const icons = await Promise.all(manifest.icons.map(async ({ src, sizes, type }) => {
                    const answer = await fetch(new URL(src, link));
                    const { width, height } = await createImageBitmap(await answer.blob());
                    return [answer.headers.get('content-type') === type, `${width}x${height}` === sizes];
                }));
                const at = (name) => new URL(manifest[name], link).href;
                done([manifest.name, manifest.display, at('start_url'), at('scope'), icons]);
            })();";
        let found = page.script_until_done(script, &[]).await?;
        let here = page.host().address();
        let all_right = json!([true, true]);
        let expected = json!([
            "Digit Lab",
            "standalone",
            here,
            here,
            [all_right, all_right, all_right]
        ]);
        ensure!(found == expected, "{found}");
        // Only Chromium tells what it misses.
        if page.has_devtools() {
            let errors = page
                .devtools("Page.getInstallabilityErrors", json!({}))
                .await?;
            ensure!(errors["installabilityErrors"] == json!([]), "{errors}");
        }
        Ok(())
    })
}

/// As on a host that has other things, too.
#[test]
fn below_any_path_everything_works_without_a_network() -> Result<()> {
    let host = Host::of_folder_with_page("below", "of/a/host")?;
    let visitor = Visitor::desktop().keeping_the_page();
    visit_other(host, "of/a/host/", visitor, async |page| {
        page.until_ready().await?;
        until_kept(page).await?;
        page.host().stop();
        page.allow_error("service_worker.js");
        page.reload().await?;
        session::everything(page).await
    })
}

#[test]
fn a_visitor_who_saves_data_keeps_nothing() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        page.until(
            "the part of the page that would keep it is here",
            async || page.has("new-version").await,
        )
        .await?;
        ensure!(versions(page).await?.is_empty(), "something was kept");
        Ok(())
    })
}

/// One of the kept files is cut short, one has other bytes, one is gone.
async fn spoil(page: &Page) -> Result<()> {
    let script = "const [done] = arguments;
        (async () => {
            const cache = await caches.open((await caches.keys())[0]);
            const kept = await cache.keys();
            const named = (part) => kept.find(({ url }) => url.includes(part));
            const about = await (await cache.match(named('split_about'))).arrayBuffer();
            const options = { headers: { 'Content-Type': 'application/wasm' } };
            await cache.put(named('split_about'), new Response(about.slice(0, 100), options));
            const engine = new Uint8Array(await (await cache.match(named('pkg/digit_lab_'))).arrayBuffer());
            engine[1000] ^= 1;
            await cache.put(named('pkg/digit_lab_'), new Response(engine, options));
            await cache.delete(named('training-images'));
        })().then(() => done(true), (error) => done(String(error)));";
    let damaged = page.script_until_done(script, &[]).await?;
    ensure!(damaged == json!(true), "nothing was damaged: {damaged}");
    Ok(())
}

#[test]
fn a_damaged_file_without_a_network_is_missing_rather_than_wrong() -> Result<()> {
    visit(Visitor::desktop().keeping_the_page(), async |page| {
        until_kept(page).await?;
        spoil(page).await?;
        page.host().stop();
        for provoked in [
            "service_worker.js",
            "net::ERR",
            "NS_ERROR_INTERCEPTION_FAILED",
            "Failed to fetch",
            "NetworkError",
            "split_about",
        ] {
            page.allow_error(provoked);
        }
        page.reload().await?;
        page.draw_digit(7).await?;
        page.until_read("7").await?;
        page.press("train-start").await?;
        page.until("it says that nothing can be trained", async || {
            Ok(!page.text("error").await?.is_empty())
        })
        .await?;
        page.go("#/about").await?;
        page.until("the place says that it did not arrive", async || {
            let script = "return document.querySelector('.place-note')?.textContent ?? '';";
            let note = page.script(script, &[]).await?;
            Ok(note
                .as_str()
                .is_some_and(|it| it.contains("did not arrive")))
        })
        .await
    })
}

#[test]
fn a_browser_that_keeps_no_pages_is_told_so() -> Result<()> {
    const NO_KEEPER: &str = "delete Navigator.prototype.serviceWorker;";
    visit(Visitor::desktop().with_script(NO_KEEPER), async |page| {
        page.go("#/about").await?;
        until_state(page, "never").await?;
        ensure!(page.text("is-kept").await?.contains("connection"));
        page.go("#/").await?;
        session::draw_and_train(page).await
    })
}

/// As where the disk is full, or a setting forbids it.
#[test]
fn whether_the_page_is_kept_is_told() -> Result<()> {
    // It runs on the browser's empty page, too, which has none.
    const REFUSED: &str = "if (window.ServiceWorkerContainer) {
        ServiceWorkerContainer.prototype.register = () =>
            Promise.reject(new DOMException('refused', 'SecurityError'));
    }";
    let visitor = || Visitor::desktop().keeping_the_page();
    visit(visitor().with_script(REFUSED), async |page| {
        page.go("#/about").await?;
        until_state(page, "notYet").await
    })?;
    visit(visitor(), async |page| {
        page.go("#/about").await?;
        until_state(page, "kept").await
    })
}

/// Waits until the page says this of itself under *Without a network*.
async fn until_state(page: &Page, state: &str) -> Result<()> {
    page.until(
        &format!("the page is said to be kept: {state}"),
        async || Ok(page.has("is-kept").await? && page.data("is-kept", "state").await? == state),
    )
    .await
}

#[test]
fn a_damaged_file_is_fetched_again() -> Result<()> {
    visit(Visitor::desktop().keeping_the_page(), async |page| {
        until_kept(page).await?;
        spoil(page).await?;
        page.reload().await?;
        session::draw_and_train(page).await?;
        page.open("#/about", "about").await?;
        page.open("#/", "draw-pad").await?;
        // What was fetched is kept again.
        page.host().stop();
        page.allow_error("service_worker.js");
        page.reload().await?;
        session::draw_and_train(page).await?;
        page.open("#/about", "about").await
    })
}

#[test]
fn a_new_version_waits_for_the_run_for_other_tabs_and_for_the_button() -> Result<()> {
    let host = Host::of_copy("next-version")?;
    visit_at(host, Visitor::desktop().keeping_the_page(), async |page| {
        until_kept(page).await?;
        page.reload().await?;
        let before = versions(page).await?;
        page.fill("epochs", "100000").await?;
        page.press("train-start").await?;
        page.until_state("running").await?;

        publish_next_version(page).await?;
        until_news(page, "ready").await?;
        let load = page.element("new-version-load").await?;
        ensure!(!load.is_displayed().await?, "the run could be interrupted");
        ensure!(
            page.data("train-status", "state").await? == "running",
            "the run was interrupted"
        );
        page.press("train-stop").await?;
        page.until_state("stopped").await?;

        let other = page.open_another_tab().await?;
        page.press("new-version-load").await?;
        until_news(page, "elsewhere").await?;
        page.close_tab(other).await?;

        page.script("window.isOld = true;", &[]).await?;
        page.until("the new version is loaded", async || {
            // The browser may take a moment to know that the other tab is gone.
            let press = "document.querySelector('[data-testid=new-version-load]')?.click();";
            page.script(press, &[]).await?;
            Ok(page.script("return window.isOld ?? null;", &[]).await? == Value::Null)
        })
        .await?;
        page.until_ready().await?;
        let after = versions(page).await?;
        ensure!(
            after.len() == 1 && before.len() == 1 && after != before,
            "from {before:?} to {after:?}"
        );
        session::draw_and_train(page).await
    })
}

#[test]
fn a_new_version_waits_for_experiments_and_searches() -> Result<()> {
    let host = Host::of_copy("next-version-in-the-laboratory")?;
    visit_at(host, Visitor::desktop().keeping_the_page(), async |page| {
        until_kept(page).await?;
        page.reload().await?;
        let load_is_offered = async |is_offered: bool| {
            page.until(
                &format!("loading it is offered: {is_offered}"),
                async || {
                    let load = page.element("new-version-load").await?;
                    Ok(load.is_displayed().await? == is_offered)
                },
            )
            .await
        };
        publish_next_version(page).await?;
        until_news(page, "ready").await?;
        load_is_offered(true).await?;

        page.open("#/experiments/1.1", "experiment").await?;
        page.press("experiment-run").await?;
        page.until("the experiment runs", async || {
            Ok(page.data("experiment-status", "state").await? == "running")
        })
        .await?;
        load_is_offered(false).await?;
        page.press("experiment-stop").await?;
        load_is_offered(true).await?;

        // Long enough not to be over before it is looked at.
        search::open(page, "5000", "1000").await?;
        page.press("search-start").await?;
        search::until_state(page, "running").await?;
        load_is_offered(false).await?;
        page.press("search-stop").await?;
        load_is_offered(true).await
    })
}

/// The host gets a service worker that calls itself another version, and the browser looks for it.
async fn publish_next_version(page: &Page) -> Result<()> {
    let script = page.host().folder().join("service_worker.js");
    let now = fs::read_to_string(&script)?;
    let next = now.replacen("const VERSION = \"", "const VERSION = \"next-", 1);
    ensure!(now != next, "the service worker names no version");
    fs::write(&script, next)?;
    for ending in ["br", "gz"] {
        fs::remove_file(script.with_extension(format!("js.{ending}")))
            .context("the service worker has no packed twin")?;
    }
    let look = "navigator.serviceWorker.getRegistration().then((it) => it.update());";
    page.script(look, &[]).await.map(drop)
}

async fn until_news(page: &Page, news: &str) -> Result<()> {
    page.until(&format!("the news is {news}"), async || {
        Ok(page.has("new-version").await? && page.data("new-version", "news").await? == news)
    })
    .await
}

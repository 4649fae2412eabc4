//! What a visit begins with.

use anyhow::{Result, ensure};
use digit_lab_e2e::{Host, Visitor, visit, visit_other};
use serde_json::{Value, json};

#[test]
fn the_program_is_asked_for_once_the_page_is_painted() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        page.until_ready().await?;
        // Where nothing is painted for a second, the program waits no longer.
        let script = "const all = performance.getEntriesByType('resource');
            const asked = (end) => all.find((it) => it.name.endsWith(end))?.startTime ?? -1;
            const [painted] = performance.getEntriesByName('first-contentful-paint');
            return [painted.startTime, asked('_bg.wasm'), asked('shipped.safetensors')];";
        let times = page.script(script, &[]).await?;
        let [painted, program, network]: [f64; 3] = serde_json::from_value(times)?;
        ensure!(
            program >= painted.min(1000.0) && network >= program,
            "painted after {painted} ms, asked for the program after {program} and for its network after {network}"
        );
        Ok(())
    })
}

#[test]
fn a_browser_without_webassembly_is_told_what_is_needed() -> Result<()> {
    let visitor = Visitor::desktop().with_script("delete globalThis.WebAssembly;");
    visit_other(Host::of_page()?, "", visitor, async |page| {
        // What was to start the program finds none.
        page.allow_error("WebAssembly");
        let script = "return [...document.querySelectorAll('[data-shell]')]
            .filter((sentence) => sentence.checkVisibility()).map((sentence) => sentence.textContent);";
        page.until("it is said in both languages", async || {
            let said: Vec<String> = serde_json::from_value(page.script(script, &[]).await?)?;
            let [said] = &said[..] else { return Ok(false) };
            Ok(said.contains("needs a browser with WebAssembly")
                && said.contains("需要支持 WebAssembly"))
        })
        .await
    })
}

#[test]
fn an_address_that_leads_nowhere_leads_to_the_pad_and_is_said() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        for address in ["#/no-such-place", "#/课程", "#/<b>bold</b>", "#/100%"] {
            page.open("#/about", "about").await?;
            page.open(address, "draw-pad").await?;
            page.until("it is said", async || {
                Ok(page.text("error").await?.contains(address))
            })
            .await?;
        }
        page.reload().await?;
        ensure!(page.text("error").await?.contains("leads nowhere"));
        // An anchor within the place is none of those.
        page.go("#content").await?;
        page.open("#/experiments", "gallery").await?;
        page.until("it is over", async || {
            Ok(page.text("error").await?.is_empty())
        })
        .await
    })
}

/// What is built above the sentence would move it out of sight.
#[test]
fn on_a_phone_an_address_that_leads_nowhere_is_said_in_sight() -> Result<()> {
    visit(Visitor::phone(), async |page| {
        page.open("#/about", "about").await?;
        page.script("location.hash = '#/no-such-place'; location.reload();", &[])
            .await?;
        let script = "const line = document.querySelector('[data-testid=error] .error-line');
            if (!line || !document.querySelector('[data-testid=train-start]')) return false;
            const { top, bottom } = line.getBoundingClientRect();
            return top >= 0 && bottom <= innerHeight;";
        page.until("it is in sight once all is built", async || {
            // Between two documents there is none to answer.
            let is_in_sight = page.script(script, &[]).await;
            Ok(is_in_sight.is_ok_and(|it| it == Value::Bool(true)))
        })
        .await
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

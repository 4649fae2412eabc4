//! The npm package's examples: on a plain page, in a bundle, in a worker.

use anyhow::{Result, ensure};
use digit_lab_e2e::{Page, Visitor, digits, examples, visit_other};
use serde_json::json;

const PAD: &str = "document.querySelector('digit-pad').shadowRoot.querySelector('[part=pad]')";

/// Returns when the text of what a selector finds holds this.
async fn until_text(page: &Page, selector: &str, part: &str) -> Result<()> {
    let script = "return document.querySelector(arguments[0])?.textContent ?? '';";
    page.until(&format!("{selector} says {part}"), async || {
        let text = page.script(script, &[json!(selector)]).await?;
        Ok(text.as_str().is_some_and(|text| text.contains(part)))
    })
    .await
}

#[test]
fn a_plain_page_says_what_is_read() -> Result<()> {
    let host = examples::host("npm-plain", "plain")?;
    visit_other(host, "examples/plain/", Visitor::desktop(), async |page| {
        until_text(page, "#said", "Write a number.").await?;
        page.draw_on(PAD, &digits::strokes(7)).await?;
        until_text(page, "#said", "That is 7 (7: ").await
    })
}

/// Has the console's lines remembered.
const LISTEN: &str = "window.logged = [];
    console.log = (line) => window.logged.push(line);";

#[test]
fn the_three_lines_of_the_documents_are_a_pad_that_tells_what_it_reads() -> Result<()> {
    for (test, document, package) in [
        ("npm-three-lines", "README.md", "pkg"),
        (
            "npm-three-lines-of-package",
            "npm/README.md",
            "node_modules/digit-lab",
        ),
    ] {
        let host = examples::host_of_document(test, document, package)?;
        let visitor = Visitor::desktop().with_script(LISTEN);
        visit_other(host, "", visitor, async |page| {
            // A page of three lines has no icon.
            page.allow_error("favicon.ico");
            page.until("the pad is there", async || {
                let script = "return Boolean(document.querySelector('digit-pad')?.shadowRoot);";
                Ok(page.script(script, &[]).await? == true)
            })
            .await?;
            page.draw_on(PAD, &digits::strokes(7)).await?;
            page.until("a 7 is told", async || {
                Ok(page.script("return logged.at(-1);", &[]).await? == json!("7"))
            })
            .await
        })?;
    }
    Ok(())
}

#[test]
fn a_bundle_finds_engine_and_network_and_its_types_fit() -> Result<()> {
    let (Some(vite), Some(typescript)) = (
        examples::program("DIGIT_LAB_VITE"),
        examples::program("DIGIT_LAB_TYPESCRIPT"),
    ) else {
        // Without npm there is no bundler: `cargo xtask test` says so.
        return Ok(());
    };
    let host = examples::host("npm-bundler", "bundler")?;
    examples::run(&host, "bundler", &typescript, &[])?;
    examples::run(&host, "bundler", &vite, &["build"])?;
    visit_other(
        host,
        "examples/bundler/dist/",
        Visitor::desktop(),
        async |page| {
            until_text(page, "#example", "read as 7").await?;
            page.draw_on(PAD, &digits::strokes(3)).await?;
            until_text(page, "#digits li", "3: ").await?;
            // Nothing of the package is on the host but what the bundler has taken along.
            let script = "return performance.getEntriesByType('resource').map(({ name }) => name);";
            let fetched: Vec<String> = serde_json::from_value(page.script(script, &[]).await?)?;
            ensure!(
                fetched.iter().all(|it| it.contains("/dist/assets/")),
                "{fetched:?}"
            );
            ensure!(fetched.iter().any(|it| it.contains("_bg-")), "{fetched:?}");
            Ok(())
        },
    )
}

#[test]
fn a_worker_trains_a_network_that_reads() -> Result<()> {
    let host = examples::host("npm-worker", "worker")?;
    visit_other(host, "examples/worker/", Visitor::desktop(), async |page| {
        until_text(page, "#answer", "is read as 4").await?;
        let script = "return document.querySelectorAll('#epochs li').length;";
        ensure!(page.script(script, &[]).await? == json!(5));
        Ok(())
    })
}

//! What strings cannot become on the page: scripts, or markup that has any.

use anyhow::{Result, ensure};
use digit_lab_e2e::{File, Page, Visitor, visit};
use serde_json::{Value, json};

/// Keeps what the page saves as files.
const CATCH_FILES: &str = "window.saved = [];
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => { window.saved.push(blob); return make.call(URL, blob); };";

/// What a string may be assigned to or made of. It runs in the page, as its own scripts do: a driver's scripts have means
/// of their own to evaluate what they like.
const SINKS: &str = "const sinks = {
        markup: (text) => { document.createElement('div').innerHTML = text; },
        worker: (text) => new Worker(text, { type: 'module' }).terminate(),
        script: (text) => { document.createElement('script').src = text; },
        code: (text) => { document.createElement('script').text = text; },
        function: (text) => new Function(text),
    };
    window.passes = (sink, text) => {
        try { sinks[sink](text); return true; } catch { return false; }
    };";

/// Whether the page takes a string.
async fn passes(page: &Page, sink: &str, text: &str) -> Result<bool> {
    let script = "const [sink, text, done] = arguments;
        // What a driver calls may have its rights; what a timer calls is the page.
        setTimeout(() => done(window.passes(sink, text)));";
    let arguments = [json!(sink), json!(text)];
    Ok(page.script_until_done(script, &arguments).await? == json!(true))
}

#[test]
fn only_markup_without_scripts_and_only_the_pages_own_scripts_pass() -> Result<()> {
    visit(Visitor::desktop().with_script(SINKS), async |page| {
        // Refusals are what this test provokes.
        for refusal in [
            "Trusted",
            "Content Security Policy",
            "Content-Security-Policy",
            "unsafe-eval",
        ] {
            page.allow_error(refusal);
        }
        for (sink, text) in [
            ("markup", ""),
            ("markup", "a &lt; b"),
            (
                "markup",
                "<svg class=\"icon\" aria-hidden=\"true\"><path d=\"M4 4l8 8\" /></svg>",
            ),
            ("markup", "<math><mrow><mi>a</mi><mo>=</mo></mrow></math>"),
            ("markup", "<a href=\"#/about\">about</a><br>"),
            ("markup", "a<!>b"),
            ("markup", "<p title=\"<!>\">a</p><!>"),
            ("worker", "worker.js"),
        ] {
            ensure!(passes(page, sink, text).await?, "{sink} {text} was refused");
        }
        for (sink, text) in [
            ("markup", "<script>alert(1)</script>"),
            ("markup", "<img src=\"x\" onerror=\"alert(1)\">"),
            ("markup", "<img src=x onerror=alert(1)>"),
            ("markup", "<svg/onload=alert(1)>"),
            ("markup", "<svg><animate onbegin=\"alert(1)\"></svg>"),
            ("markup", "<a href=\"javascript:alert(1)\">a</a>"),
            ("markup", "<a href=\"&#106;avascript:alert(1)\">a</a>"),
            ("markup", "<iframe srcdoc=\"a\"></iframe>"),
            ("markup", "<p title=\"a\"onclick=\"alert(1)\">"),
            ("markup", "<p title='\"' onclick='alert(1)'>"),
            ("markup", "<!--><img src=x onerror=alert(1)>-->"),
            (
                "markup",
                "<p title=\"a\"<!> b=\"<img src=x onerror=alert(1)>\">",
            ),
            ("markup", "<p <!>title=\"<img src=x onerror=alert(1)>\">"),
            ("markup", "<p<!> title=\"<img src=x onerror=alert(1)>\">"),
            ("markup", "<<!>img src=\"x\" onerror=\"alert(1)\">"),
            ("markup", "<s<!>cript>alert(1)</s<!>cript>"),
            // No space to a browser: all up to the next one is the tag's name.
            (
                "markup",
                "<p\u{a0}title=\"<img tabindex=0 autofocus onfocus=alert(1) >\">",
            ),
            ("markup", "<base href=\"https://example.org/\">"),
            ("worker", "https://example.org/worker.js"),
            ("worker", "data:text/javascript,1"),
            ("worker", "/worker.js/../../x"),
            ("script", "blob:a.js"),
            ("code", "alert(1)"),
            ("function", "return 1"),
        ] {
            ensure!(!passes(page, sink, text).await?, "{sink} {text} passed");
        }
        Ok(())
    })
}

/// What a name could do if it were markup.
const EVIL: &str = "<img src=x onerror=\"window.isHurt=true\"><b id=evil>bold</b>";

#[test]
fn names_from_files_and_the_address_are_text() -> Result<()> {
    visit(Visitor::desktop().with_script(CATCH_FILES), async |page| {
        page.fill("layers", "12").await?;
        page.fill("epochs", "1").await?;
        page.fill("training-size", "100").await?;
        page.press("train-start").await?;
        page.until_state("finished").await?;
        page.until("it is in the list", async || page.has("run-save").await)
            .await?;
        page.press("run-save").await?;
        page.until("the file is made", async || {
            Ok(page.script("return window.saved.length;", &[]).await? == json!(1))
        })
        .await?;
        let text = page.script("return window.saved[0].text();", &[]).await?;
        let mut record: Value = serde_json::from_str(text.as_str().unwrap_or_default())?;
        record["name"] = json!(EVIL);
        let bytes = serde_json::to_vec(&record)?;
        let name = String::from("run.json");
        page.choose_files_for("runs-add", &[File { name, bytes }])
            .await?;
        until_shown(page, "runs").await?;
        // Read with, it names a reader; repeated, it names the training under way and its plots.
        page.press("run-repeat").await?;
        page.until_state("finished").await?;

        // Names of files, in what is said of them.
        let of = |content: &str| File {
            name: format!("{EVIL}.bin"),
            bytes: content.into(),
        };
        page.drop_files(&[of("nothing known")]).await?;
        until_shown(page, "error").await?;
        page.choose_files_for("runs-add", &[of("{}")]).await?;
        until_shown(page, "runs-said").await?;

        // Addresses.
        for address in [
            "#/experiments/<b id=evil>",
            "#/lessons/<b id=evil>",
            "#/inside/<b id=evil>",
            "#/?layers=<b id=evil>&cost=<b id=evil>",
        ] {
            page.go(address).await?;
            page.frames(4).await?;
        }
        let script = "return [window.isHurt ?? null, document.getElementById('evil')];";
        let hurt = page.script(script, &[]).await?;
        ensure!(hurt == json!([null, null]), "{hurt}");
        Ok(())
    })
}

async fn until_shown(page: &Page, id: &str) -> Result<()> {
    page.until(&format!("{id} shows the name as text"), async || {
        Ok(page.text(id).await?.contains(EVIL))
    })
    .await
}

#[test]
fn the_policy_is_in_the_page_and_in_every_answer() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        let script = "const done = arguments[0];
            const written = document.querySelector('meta[http-equiv=Content-Security-Policy]').content;
            Promise.all(['./', 'worker.js', 'pkg/digit_lab.js', 'absent'].map((it) => fetch(it)))
                .then((answers) => done([written, ...answers.map((it) =>
                    it.headers.get('Content-Security-Policy'))]));";
        page.allow_error("404");
        let policies = page.script_until_done(script, &[]).await?;
        let policies: Vec<String> = serde_json::from_value(policies)?;
        for policy in policies {
            for rule in [
                "default-src 'none'",
                "script-src 'self' 'wasm-unsafe-eval'",
                "require-trusted-types-for 'script'",
            ] {
                ensure!(policy.contains(rule), "{rule} is not in {policy}");
            }
        }
        Ok(())
    })
}

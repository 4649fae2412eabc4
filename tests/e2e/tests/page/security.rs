//! What strings cannot become on the page: scripts, or markup that has any.

use anyhow::{Result, ensure};
use digit_lab_e2e::{Page, Visitor, visit};
use serde_json::json;

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

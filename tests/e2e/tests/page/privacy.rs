//! Nothing a person draws leaves the machine.

use anyhow::{Result, ensure};
use digit_lab_e2e::{Visitor, visit};

/// The server forbids every other origin, in workers too, so that a request to one would be an
/// error in the console, which fails any test; here the requests that succeeded are looked at.
#[test]
fn no_request_leaves_the_pages_origin() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        page.draw_digit(5).await?;
        page.fill("epochs", "1").await?;
        page.fill("training-size", "200").await?;
        page.press("train-start").await?;
        page.until_state("finished").await?;
        let script = "return performance.getEntriesByType('resource').map((entry) => entry.name);";
        let requests = page.script(script, &[]).await?;
        let origin = page.script("return location.origin;", &[]).await?;
        let origin = origin.as_str().unwrap_or_default();
        let requests: Vec<_> = requests
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|name| name.as_str())
            .collect();
        ensure!(!requests.is_empty(), "the page asked for nothing at all");
        for request in requests {
            let own = request.starts_with(&format!("{origin}/"))
                || request.starts_with("data:")
                || request.starts_with("blob:");
            ensure!(own, "the page asked another origin: {request}");
        }
        Ok(())
    })
}

/// That the means above would notice it: without this, the test before could pass for no reason.
#[test]
fn a_request_to_another_origin_fails_a_visit() {
    let outcome = visit(Visitor::desktop(), async |page| {
        // A port of this machine that nobody listens on is another origin too.
        page.script("fetch('http://127.0.0.1:9/').catch(() => {});", &[])
            .await?;
        page.frames(4).await
    });
    let error = outcome
        .expect_err("the visit should have failed")
        .to_string();
    assert!(error.contains("Content Security Policy"), "{error}");
}

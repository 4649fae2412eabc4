//! Nothing a person draws leaves the machine.

use anyhow::{Result, ensure};
use digit_lab_e2e::{Visitor, visit};

use crate::session;

/// Remembers what the page's policy has forbidden.
const WATCH: &str = "window.forbidden = [];
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) =>
        window.forbidden.push(`${violatedDirective} ${blockedURI} ${sourceFile}`));";

/// The policy forbids every other origin, in workers too, so that a request to one would be an
/// error in the console, which fails any test; here the requests that succeeded are looked at.
#[test]
fn a_visit_to_everything_stays_at_the_pages_origin_and_within_its_policy() -> Result<()> {
    visit(Visitor::desktop().with_script(WATCH), async |page| {
        session::everything(page).await?;
        let script = "return performance.getEntriesByType('resource').map((entry) => entry.name);";
        let requests: Vec<String> = serde_json::from_value(page.script(script, &[]).await?)?;
        let origin = page.script("return location.origin;", &[]).await?;
        let origin = origin.as_str().unwrap_or_default();
        ensure!(!requests.is_empty(), "the page asked for nothing at all");
        for request in requests {
            let own = request.starts_with(&format!("{origin}/")) || request.starts_with("blob:");
            ensure!(own, "the page asked another origin: {request}");
        }
        let forbidden: Vec<String> =
            serde_json::from_value(page.script("return window.forbidden;", &[]).await?)?;
        ensure!(forbidden.is_empty(), "the policy forbade {forbidden:?}");
        Ok(())
    })
}

/// That the means above would notice it: without this, the test before could pass for no reason.
#[test]
fn a_request_to_another_origin_fails_a_visit() {
    let outcome = visit(Visitor::desktop().with_script(WATCH), async |page| {
        // A port of this machine that nobody listens on is another origin too.
        page.script("fetch('http://127.0.0.1:9/').catch(() => {});", &[])
            .await?;
        page.until("the policy has forbidden it", async || {
            let count = page.script("return window.forbidden.length;", &[]).await?;
            Ok(count.as_u64() > Some(0))
        })
        .await
    });
    let error = outcome
        .expect_err("the visit should have failed")
        .to_string();
    // Browsers differ in how they spell it.
    let error = error.replace('-', " ");
    assert!(error.contains("Content Security Policy"), "{error}");
}

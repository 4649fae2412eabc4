//! The policy inside the page, for hosts that send no headers of one's own.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use xtask::policy;

/// It stands after this, before anything that it is about.
const AFTER: &str = r#"<meta charset="utf-8" />"#;

/// Writes the policy into `index.html`, which must be such that the policy forbids nothing in it.
pub(super) fn write(dist: &Path) -> Result<()> {
    let index = dist.join("index.html");
    let html =
        fs::read_to_string(&index).with_context(|| format!("cannot read {}", index.display()))?;
    if let Some(inline) = first_inline(&html) {
        bail!("dist/index.html has `{inline}` in it, which its own policy forbids");
    }
    let html = with_policy(&html).context("dist/index.html does not begin with its charset")?;
    fs::write(&index, html).with_context(|| format!("cannot write {}", index.display()))
}

fn with_policy(html: &str) -> Option<String> {
    let (before, after) = html.split_once(AFTER)?;
    let policy = policy::meta();
    // Empty lines are what joining the style sheets left.
    let after: Vec<_> = after
        .lines()
        .filter(|line| !line.trim().is_empty())
        .collect();
    Some(format!(
        "{before}{AFTER}\n    <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\" />\n{}\n",
        after.join("\n")
    ))
}

/// The first script, style or handler that is written into the page itself.
fn first_inline(html: &str) -> Option<&str> {
    let tags = html.split('<').skip(1);
    let mut tags = tags.filter_map(|rest| rest.split_once('>').map(|(tag, _)| tag));
    tags.find(|tag| {
        let is_script = tag.starts_with("script") && !tag.contains(" src=");
        let is_styled = tag.starts_with("style") || tag.contains(" style=");
        let has_handler = tag.split_whitespace().any(|part| part.starts_with("on"));
        is_script || is_styled || has_handler
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_comes_before_all_that_it_is_about() {
        let html = format!("<head>\n    {AFTER}\n\n    <link rel=\"icon\" href=\"./a.svg\" />\n");
        let written = with_policy(&html).unwrap();
        let (before, after) = written.split_once("Content-Security-Policy").unwrap();
        assert!(!before.contains("<link") && after.contains("\n    <link"));
        assert_eq!(with_policy("<head><title>a</title>"), None);
    }

    #[test]
    fn what_is_written_into_the_page_is_found() {
        let check = |html: &str, expected: Option<&str>| assert_eq!(first_inline(html), expected);
        check(r#"<script src="./a.js"></script><p class="once">"#, None);
        check(
            "<p><script type=\"module\">",
            Some("script type=\"module\""),
        );
        check("<style>a{}</style>", Some("style"));
        check("<p style=\"color: red\">", Some("p style=\"color: red\""));
        check("<p onclick=\"a()\">", Some("p onclick=\"a()\""));
    }
}

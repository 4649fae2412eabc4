//! Lighthouse's scores of the built page, served as `cargo xtask serve` serves it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;

use anyhow::{Context, Result, bail};
use serde_json::Value;
use xtask::site;

use crate::npm::Package;
use crate::{build, chrome, process, workspace};

/// The last version that runs on Node.js 18 and 20.
const LIGHTHOUSE: Package = Package {
    name: "lighthouse",
    version: "12.8.2",
    file: "cli/index.js",
};

/// Its default is a phone of the middle class with a slow network.
const FORMS: [(&str, &[&str]); 2] = [("mobile", &[]), ("desktop", &["--preset=desktop"])];

/// Whose score depends on the machine as well as on the page.
const PERFORMANCE: &str = "performance";

/// What makes the browser run anywhere.
const WEBDRIVER: &str = include_str!("../../../webdriver.json");

/// Prints the scores, and fails where one is below 100 by the page's own fault.
pub(super) fn check(npm: &Path) -> Result<()> {
    let node = process::find("node").context("Node.js was not found on the PATH")?;
    let program = LIGHTHOUSE.folder(npm)?.join(LIGHTHOUSE.file);
    let listener = site::bind(0)?;
    let address = format!("http://{}/", listener.local_addr()?);
    thread::spawn(move || site::serve(&listener, &build::dist()));
    let folder = workspace::target()?.join("lighthouse");
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;

    let mut faults = Vec::new();
    for (form, options) in FORMS {
        println!(
            "Lighthouse {} looks at the page, {form} ...",
            LIGHTHOUSE.version
        );
        let mut lighthouse = Command::new(&node);
        lighthouse
            .arg(&program)
            .arg(&address)
            .args(["--quiet", "--output=json", "--output=html"])
            .arg(format!("--output-path={}", folder.join(form).display()))
            .arg(format!("--chrome-flags={}", browser_options()?))
            .args(options)
            .env("CHROME_PATH", browser()?);
        look(&mut lighthouse)?;
        let path = folder.join(format!("{form}.report.json"));
        let report =
            fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let report = serde_json::from_str(&report)
            .with_context(|| format!("{} is no report", path.display()))?;
        faults.extend(tell(form, &report));
    }
    println!("The whole reports are in {}.", folder.display());
    if !faults.is_empty() {
        bail!("Lighthouse gives less than 100: {}", faults.join(", "));
    }
    Ok(())
}

/// Runs it, and once more where it asks for that: its record of the page's first moments may be torn.
fn look(lighthouse: &mut Command) -> Result<()> {
    const AGAIN: &str = "Please run Lighthouse again";
    match process::output_of(lighthouse) {
        Err(error) if error.to_string().contains(AGAIN) => process::output_of(lighthouse),
        looked => looked,
    }
    .map(drop)
}

/// Prints what a report says, and returns the scores that are too low.
fn tell(form: &str, report: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    if let Some(index) = report["environment"]["benchmarkIndex"].as_f64() {
        // Its own measure of the machine; a laptop that does nothing else has some 2,000.
        println!("  the machine's speed: {index:.0}");
    }
    for (id, category) in report["categories"].as_object().into_iter().flatten() {
        let score = score_of(category);
        println!(
            "  {id}: {}",
            score.map_or("none".to_owned(), |it| it.to_string())
        );
        if score == Some(100) {
            continue;
        }
        for reason in reasons(category, report) {
            println!("    {reason}");
        }
        if id != PERFORMANCE {
            faults.push(format!("{id} ({form})"));
        }
    }
    faults
}

/// A category's score, from 0 to 100.
fn score_of(category: &Value) -> Option<u32> {
    category["score"]
        .as_f64()
        .map(|score| (score * 100.0).round() as u32)
}

/// What a category's score suffers from.
fn reasons(category: &Value, report: &Value) -> Vec<String> {
    let references = category["auditRefs"].as_array().into_iter().flatten();
    let counted = references.filter(|it| it["weight"].as_f64().unwrap_or_default() > 0.0);
    counted
        .filter_map(|it| {
            let audit = &report["audits"][it["id"].as_str()?];
            let is_short = audit["score"].as_f64()? < 1.0;
            let value = audit["displayValue"]
                .as_str()
                .unwrap_or("not as it should be");
            is_short.then(|| format!("{}: {value}", audit["title"].as_str().unwrap_or_default()))
        })
        .collect()
}

fn browser() -> Result<PathBuf> {
    chrome::browser().context("the browser was not found on the PATH")
}

fn browser_options() -> Result<String> {
    let options: Value = serde_json::from_str(WEBDRIVER)?;
    let options = options["goog:chromeOptions"]["args"].as_array();
    let options = options.into_iter().flatten().filter_map(Value::as_str);
    Ok(options.collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_performance_may_suffer_from_the_machine() {
        let category =
            |score: f64| json!({ "score": score, "auditRefs": [{ "id": "a", "weight": 1 }] });
        let report = json!({
            "categories": { "performance": category(0.93), "seo": category(0.99), "accessibility": category(1.0) },
            "audits": { "a": { "title": "Text", "score": 0.5, "displayValue": "2 s" } },
        });
        assert_eq!(tell("mobile", &report), ["seo (mobile)"]);
        assert_eq!(
            reasons(&report["categories"]["seo"], &report),
            ["Text: 2 s"]
        );
    }

    #[test]
    fn the_browser_is_started_as_in_tests() {
        assert!(browser_options().unwrap().contains("--headless=new"));
    }
}

//! Chromium: the Chrome DevTools protocol, by way of chromedriver.

use anyhow::Result;
use fantoccini::Client;
use serde_json::{Map, Value, json};

use super::Extension;
use crate::Visitor;
use crate::driver::Driver;

/// The options that make the browser run anywhere, as root in a container too. The engine's tests
/// in a browser are run with the same.
const WEBDRIVER: &str = include_str!("../../../../webdriver.json");

/// What chromedriver is asked for by, and gets, its options.
const OPTIONS: &str = "goog:chromeOptions";

/// An open Chromium.
pub(crate) struct Chromium {
    pub(super) client: Client,
}

impl Chromium {
    pub(super) async fn open(driver: &Driver, visitor: &Visitor) -> Result<Self> {
        let client = driver.open(&capabilities(visitor)?).await?;
        let browser = Self { client };
        for source in visitor.scripts() {
            let script = json!({ "source": source });
            browser
                .devtools("Page.addScriptToEvaluateOnNewDocument", script)
                .await?;
        }
        let scheme = if visitor.is_in_the_dark() {
            "dark"
        } else {
            "light"
        };
        let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        browser
            .devtools("Emulation.setEmulatedMedia", media)
            .await?;
        Ok(browser)
    }

    /// The console holds them all.
    pub(super) async fn errors(&self) -> Result<Vec<String>> {
        let log = self
            .client
            .issue_cmd(Extension {
                path: "se/log".into(),
                body: Some(json!({ "type": "browser" })),
            })
            .await?;
        let entries = log.as_array().map(Vec::as_slice).unwrap_or_default();
        let messages = entries
            .iter()
            .filter(|entry| entry["level"] == "SEVERE")
            .filter_map(|entry| entry["message"].as_str());
        Ok(messages.map(str::to_owned).collect())
    }

    pub(super) async fn resize(&self, (width, height): (u32, u32), ratio: f64) -> Result<()> {
        let screen = json!({ "width": width, "height": height, "deviceScaleFactor": ratio, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", screen)
            .await
            .map(drop)
    }

    /// WebDriver's own action for this, `pointerCancel`, is taken by chromedriver and does nothing.
    pub(super) async fn take_finger_away(&self) -> Result<()> {
        let touch = json!({ "type": "touchCancel", "touchPoints": [] });
        self.devtools("Input.dispatchTouchEvent", touch)
            .await
            .map(drop)
    }

    pub(super) async fn devtools(&self, command: &str, parameters: Value) -> Result<Value> {
        let body = json!({ "cmd": command, "params": parameters });
        let command = Extension {
            path: "goog/cdp/execute".into(),
            body: Some(body),
        };
        Ok(self.client.issue_cmd(command).await?)
    }
}

/// What to ask chromedriver for.
fn capabilities(visitor: &Visitor) -> Result<Map<String, Value>> {
    let everywhere: Map<String, Value> = serde_json::from_str(WEBDRIVER)?;
    let mut options = everywhere.get(OPTIONS).cloned().unwrap_or_default();
    let (width, height) = visitor.screen();
    if let Some(arguments) = options["args"].as_array_mut() {
        arguments.push(json!(format!("--window-size={width},{height}")));
        arguments.push(json!(format!("--accept-lang={}", visitor.languages())));
    }
    if visitor.uses_touch() {
        options["mobileEmulation"] = json!({
            "deviceMetrics": { "width": width, "height": height, "pixelRatio": visitor.pixel_ratio(), "touch": true, "mobile": true },
        });
    }
    let asked = [
        (OPTIONS.to_owned(), options),
        ("goog:loggingPrefs".to_owned(), json!({ "browser": "ALL" })),
    ];
    Ok(asked.into_iter().collect())
}

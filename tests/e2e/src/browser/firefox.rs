//! Firefox: WebDriver `BiDi`, beside geckodriver.

use anyhow::{Context, Result, ensure};
use fantoccini::Client;
use serde_json::{Map, Value, json};

use super::bidi::Connection;
use crate::Visitor;
use crate::driver::Driver;

/// An open Firefox.
pub(crate) struct Firefox {
    pub(super) client: Client,
    connection: Connection,
}

impl Firefox {
    pub(super) async fn open(driver: &Driver, visitor: &Visitor) -> Result<Self> {
        let client = driver.open(&capabilities(visitor)).await?;
        let address = client
            .capabilities()
            .and_then(|capabilities| capabilities.get("webSocketUrl")?.as_str())
            .context("the browser has no address for WebDriver BiDi")?;
        let connection = Connection::to(address).await?;
        let browser = Self { client, connection };
        let events = [
            "log.entryAdded",
            "network.responseCompleted",
            "network.fetchError",
        ];
        browser
            .connection
            .command("session.subscribe", json!({ "events": events }))
            .await?;
        for source in visitor.scripts() {
            let script = json!({ "functionDeclaration": format!("() => {{ {source} }}") });
            browser
                .connection
                .command("script.addPreloadScript", script)
                .await?;
        }
        browser
            .resize(visitor.screen(), visitor.pixel_ratio())
            .await?;
        Ok(browser)
    }

    pub(super) async fn errors(&self) -> Result<Vec<String>> {
        // What the page's process has said before it answers has come before the answer.
        let place = json!({ "context": self.context().await? });
        let nothing = json!({ "expression": "0", "target": place, "awaitPromise": false });
        self.connection.command("script.evaluate", nothing).await?;
        let events = self.connection.take_events();
        Ok(events.iter().filter_map(error_in).collect())
    }

    pub(super) async fn resize(&self, (width, height): (u32, u32), ratio: f64) -> Result<()> {
        let size = json!({
            "context": self.context().await?,
            "viewport": { "width": width, "height": height },
            "devicePixelRatio": ratio,
        });
        self.connection
            .command("browsingContext.setViewport", size)
            .await
            .map(drop)
    }

    /// Firefox does not know WebDriver's action for this, `pointerCancel`: the event is made by hand, for the pointer that
    /// the element has captured.
    pub(super) async fn take_finger_away(&self, element: &str) -> Result<()> {
        let script = format!(
            "const element = {element};
            const ids = Array.from({{ length: 100 }}, (_, id) => id);
            const pointerId = ids.find((id) => element.hasPointerCapture(id));
            const event = new PointerEvent('pointercancel', {{ pointerId, pointerType: 'touch', bubbles: true }});
            return pointerId !== undefined && element.dispatchEvent(event);"
        );
        let is_drawing = self.client.execute(&script, Vec::new()).await?;
        ensure!(is_drawing == json!(true), "no finger is drawing");
        Ok(())
    }

    /// The tab's name, which both protocols share.
    async fn context(&self) -> Result<String> {
        Ok(self.client.window().await?.into())
    }
}

/// What an event tells of an error, if it does.
fn error_in(event: &Value) -> Option<String> {
    let told = &event["params"];
    match event["method"].as_str()? {
        "log.entryAdded" if told["level"] == "error" => Some(told["text"].as_str()?.to_owned()),
        "network.responseCompleted" if told["response"]["status"].as_u64()? >= 400 => {
            Some(format!(
                "{} answers {}",
                told["response"]["url"], told["response"]["status"]
            ))
        }
        // Whoever leaves a page no longer waits for what it has asked for.
        "network.fetchError" if told["errorText"] != "NS_BINDING_ABORTED" => Some(format!(
            "{} did not arrive: {}",
            told["request"]["url"], told["errorText"]
        )),
        _ => None,
    }
}

/// What to ask geckodriver for.
fn capabilities(visitor: &Visitor) -> Map<String, Value> {
    /// Of a media query for colors.
    const DARK: u8 = 0;
    const LIGHT: u8 = 1;
    /// A finger, which does not hover, in a media query for pointers.
    const COARSE: u8 = 1;
    let mut preferences = json!({
        "intl.accept_languages": visitor.languages(),
        "layout.css.prefers-color-scheme.content-override":
            if visitor.is_in_the_dark() { DARK } else { LIGHT },
    });
    // Where a page names no icon the browser asks for one itself, which is no fault of the page.
    preferences["browser.chrome.site_icons"] = json!(false);
    if visitor.uses_touch() {
        preferences["dom.w3c_touch_events.enabled"] = json!(1);
        preferences["ui.primaryPointerCapabilities"] = json!(COARSE);
        preferences["ui.allPointerCapabilities"] = json!(COARSE);
    }
    let options = json!({ "args": ["-headless"], "prefs": preferences });
    let asked = [
        ("moz:firefoxOptions".to_owned(), options),
        ("webSocketUrl".to_owned(), json!(true)),
    ];
    asked.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_are_told_from_what_only_happens() {
        let logged = |level: &str| json!({ "method": "log.entryAdded", "params": { "level": level, "text": "TypeError" } });
        assert_eq!(error_in(&logged("error")).as_deref(), Some("TypeError"));
        assert_eq!(error_in(&logged("warn")), None);
        let answered = |status: u16| {
            let response = json!({ "url": "http://127.0.0.1/a.js", "status": status });
            json!({ "method": "network.responseCompleted", "params": { "response": response } })
        };
        assert!(
            error_in(&answered(404)).is_some_and(|it| it.contains("a.js") && it.contains("404"))
        );
        assert_eq!(error_in(&answered(200)), None);
        let failed = |why: &str| {
            let request = json!({ "url": "http://127.0.0.1/a.js" });
            json!({ "method": "network.fetchError", "params": { "request": request, "errorText": why } })
        };
        assert!(
            error_in(&failed("NS_ERROR_CONNECTION_REFUSED")).is_some_and(|it| it.contains("a.js"))
        );
        assert_eq!(error_in(&failed("NS_BINDING_ABORTED")), None);
    }
}

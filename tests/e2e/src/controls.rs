//! What a person who does not see the page is told of its controls.

use anyhow::Result;
use fantoccini::Locator;
use serde_json::Value;

use crate::Page;
use crate::browser::Extension;

/// Whatever may be a control, by its kind or because it says so.
const CANDIDATES: &str =
    "a[href], button, input, select, textarea, summary, [role], [tabindex], [contenteditable]";

/// An element as the browser tells assistive programs of it.
#[derive(Clone, Debug)]
pub struct Control {
    /// What it is, in ARIA's words.
    pub role: String,
    /// What it is called; empty where it has no name.
    pub name: String,
    /// Its markup, for whoever must find it.
    pub markup: String,
}

impl Page {
    /// All that may be a control and is shown.
    pub async fn controls(&self) -> Result<Vec<Control>> {
        let mut controls = Vec::new();
        for element in self.client.find_all(Locator::Css(CANDIDATES)).await? {
            let script = "return arguments[0].checkVisibility()
                && !arguments[0].closest('[aria-hidden=true]');";
            let reference = serde_json::to_value(&element)?;
            if self.script(script, &[reference]).await? != Value::Bool(true) {
                continue;
            }
            let id = element.element_id();
            let computed = async |what: &str| -> Result<String> {
                let path = format!("element/{}/{what}", id.as_ref());
                let told = self
                    .client
                    .issue_cmd(Extension { path, body: None })
                    .await?;
                Ok(told.as_str().unwrap_or_default().to_owned())
            };
            controls.push(Control {
                role: computed("computedrole").await?,
                name: computed("computedlabel").await?,
                markup: element.html(false).await?,
            });
        }
        Ok(controls)
    }
}

//! What is chosen and pressed by scripts, wherever it lies: off the screen, or under a lesson's card.

use anyhow::Result;
use serde_json::json;

use crate::Page;

impl Page {
    /// Chooses an option of a select that may be covered, by its value.
    pub async fn choose_covered(&self, id: &str, value: &str) -> Result<()> {
        let script = "const [id, value] = arguments;
            const select = document.querySelector(`[data-testid='${id}']`);
            select.value = value;
            select.dispatchEvent(new Event('change', { bubbles: true }));";
        self.script(script, &[json!(id), json!(value)])
            .await
            .map(drop)
    }

    /// Presses a button that may be covered, as soon as it is there.
    pub async fn press_covered(&self, id: &str) -> Result<()> {
        let script = "const button = document.querySelector(`[data-testid='${arguments[0]}']`);
            button?.click();
            return button !== null;";
        self.until(&format!("{id} can be pressed"), async || {
            Ok(self.script(script, &[json!(id)]).await? == json!(true))
        })
        .await
    }
}

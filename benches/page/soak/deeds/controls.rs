//! What is chosen and pressed by scripts, wherever it lies.

use anyhow::Result;
use digit_lab_e2e::Page;
use serde_json::json;

/// Chooses in a select that may be covered.
pub(super) async fn choose(page: &Page, id: &str, value: &str) -> Result<()> {
    let script = "const [id, value] = arguments;
        const select = document.querySelector(`[data-testid='${id}']`);
        select.value = value;
        select.dispatchEvent(new Event('change', { bubbles: true }));";
    page.script(script, &[json!(id), json!(value)])
        .await
        .map(drop)
}

/// Presses a button that may be covered or off the screen.
pub(super) async fn click(page: &Page, id: &str) -> Result<()> {
    let script = "const button = document.querySelector(`[data-testid='${arguments[0]}']`);
        button?.click();
        return button !== null;";
    page.until(&format!("{id} can be pressed"), async || {
        Ok(page.script(script, &[json!(id)]).await? == json!(true))
    })
    .await
}

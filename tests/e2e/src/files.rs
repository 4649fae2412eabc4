//! Giving the page files, by dropping them on it and by its file chooser.

use anyhow::{Result, ensure};
use serde_json::{Value, json};

use crate::Page;

/// A file that need not exist on disk.
#[derive(Clone, Debug)]
pub struct File {
    /// Its name, without a folder.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// Makes a `DataTransfer` of files given as `[name, bytes]`.
const TRANSFER: &str = "const transfer = new DataTransfer();
    for (const [name, bytes] of arguments[0]) {
        transfer.items.add(new File([new Uint8Array(bytes)], name));
    }";

impl Page {
    /// Drops files on the training panel, as a drag from the desktop does: WebDriver itself has no
    /// such pointer action.
    pub async fn drop_files(&self, files: &[File]) -> Result<()> {
        let script = format!(
            "{TRANSFER}
            const target = document.querySelector('[data-testid=train-form]');
            const fire = (type) => target.dispatchEvent(
                new DragEvent(type, {{ dataTransfer: transfer, bubbles: true, cancelable: true }}));
            fire('dragenter');
            // A page that takes files says so by preventing the default here.
            const taken = !fire('dragover');
            fire('drop');
            return taken;"
        );
        let taken = self.script(&script, &[as_json(files)]).await?;
        ensure!(taken == json!(true), "the page does not take dropped files");
        Ok(())
    }

    /// Chooses files of digits to train on.
    pub async fn choose_files(&self, files: &[File]) -> Result<()> {
        self.choose_files_for("data-files", files).await
    }

    /// Chooses files in the file chooser of this `data-testid`.
    pub async fn choose_files_for(&self, id: &str, files: &[File]) -> Result<()> {
        let script = format!(
            "{TRANSFER}
            const input = document.querySelector(`input[type=file][data-testid='${{arguments[1]}}']`);
            if (!input) return false;
            input.files = transfer.files;
            input.dispatchEvent(new Event('change', {{ bubbles: true }}));
            return true;"
        );
        let there = self.script(&script, &[as_json(files), json!(id)]).await?;
        ensure!(there == json!(true), "the page has no file chooser {id}");
        Ok(())
    }
}

fn as_json(files: &[File]) -> Value {
    files
        .iter()
        .map(|file| json!([file.name, file.bytes]))
        .collect()
}

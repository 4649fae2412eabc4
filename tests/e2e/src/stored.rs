//! What the page has stored, as another visit would find it.

use anyhow::Result;

use crate::Page;

impl Page {
    /// Waits until a checkpoint is stored that was made after so many epochs, or later.
    pub async fn until_checkpoint_after(&self, epochs: u64) -> Result<()> {
        let script = "const done = arguments[arguments.length - 1];
            // Opened before the page has made it, it would be an empty one.
            indexedDB.databases().then((all) => {
                if (!all.some(({ name }) => name === 'digit-lab-runs')) return done(0);
                const request = indexedDB.open('digit-lab-runs');
                request.onsuccess = () => {
                    const checkpoints = request.result.transaction(['checkpoints']).objectStore('checkpoints');
                    checkpoints.getAll().onsuccess = ({ target }) => {
                        request.result.close();
                        done(Math.max(0, ...target.result.map(({ record }) => record.epochs.length)));
                    };
                };
            });";
        let what = format!("a checkpoint after {epochs} epochs is stored");
        self.until(&what, async || {
            let stored = self.script_until_done(script, &[]).await?;
            Ok(stored.as_u64().is_some_and(|stored| stored >= epochs))
        })
        .await
    }
}

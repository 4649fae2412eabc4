//! What the page has stored, as another visit would find it.

use anyhow::{Context, Result};
use serde_json::json;

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

    /// Waits until so much is in a store of the trainings' database.
    pub async fn until_stored(&self, store: &str, count: u64) -> Result<()> {
        self.until(&format!("{count} are in {store}"), async || {
            Ok(self.count_stored(store).await? == count)
        })
        .await
    }

    /// The same or more.
    pub async fn until_stored_at_least(&self, store: &str, count: u64) -> Result<()> {
        self.until(&format!("at least {count} are in {store}"), async || {
            Ok(self.count_stored(store).await? >= count)
        })
        .await
    }

    /// What is stored of the oldest training under this name, as JSON; `null` where there is none.
    pub async fn stored_of_run(&self, name: &str) -> Result<String> {
        let script = "const [name, done] = arguments;
            const request = indexedDB.open('digit-lab-runs');
            request.onsuccess = () => {
                const runs = request.result.transaction(['runs']).objectStore('runs').getAll();
                runs.onsuccess = () => {
                    request.result.close();
                    done(JSON.stringify(runs.result[0]?.[name] ?? null));
                };
            };";
        let text = self.script_until_done(script, &[json!(name)]).await?;
        Ok(text.as_str().context("no text")?.to_owned())
    }

    async fn count_stored(&self, store: &str) -> Result<u64> {
        let script = "const [store, done] = arguments;
            const request = indexedDB.open('digit-lab-runs');
            request.onsuccess = () => {
                const counting = request.result.transaction([store]).objectStore(store).count();
                counting.onsuccess = () => {
                    request.result.close();
                    done(counting.result);
                };
            };";
        let count = self.script_until_done(script, &[json!(store)]).await?;
        count.as_u64().context("no number")
    }
}

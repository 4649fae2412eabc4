//! Waiting for a condition: the only way in which these tests wait.

use std::time::{Duration, Instant};

use anyhow::{Result, bail};

/// Far more than anything takes: CI machines are slow and have two cores.
const LIMIT: Duration = Duration::from_mins(1);

/// How often a condition is looked at: about once a frame.
const PERIOD: Duration = Duration::from_millis(16);

/// So often at least, however late it is: a machine that slept for a minute, or whose clock jumped,
/// says nothing about the page.
const LOOKS: usize = 200;

/// Returns when a condition holds; `what` names it if it never does.
pub(crate) async fn until(what: &str, mut holds: impl AsyncFnMut() -> Result<bool>) -> Result<()> {
    let start = Instant::now();
    let mut looks = 0;
    while !holds().await? {
        looks += 1;
        if start.elapsed() > LIMIT && looks > LOOKS {
            bail!("waited a minute in vain: {what}");
        }
        tokio::time::sleep(PERIOD).await;
    }
    Ok(())
}

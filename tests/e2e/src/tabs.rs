//! The page in a second tab.

use anyhow::{Context, Result};
use fantoccini::wd::WindowHandle;

use crate::Page;

impl Page {
    /// Opens the page in another tab, too; what is done to the page is done to this one still.
    pub async fn open_another_tab(&self) -> Result<WindowHandle> {
        let here = self.client.window().await?;
        let other = self.client.new_window(true).await?.handle;
        self.client.switch_to_window(other.clone()).await?;
        self.client.goto(&self.host().address()).await?;
        self.until_ready().await?;
        self.client.switch_to_window(here).await?;
        Ok(other)
    }

    /// Puts the window out of sight, which hides the page as another tab in front of it does: drivers without a screen
    /// show all tabs at once.
    pub async fn hide(&self) -> Result<()> {
        Ok(self.client.minimize_window().await?)
    }

    /// Does something in a tab that was opened beside this one, and comes back.
    pub async fn in_tab(
        &self,
        tab: &WindowHandle,
        deed: impl AsyncFnOnce() -> Result<()>,
    ) -> Result<()> {
        let here = self.client.window().await?;
        self.client.switch_to_window(tab.clone()).await?;
        let done = deed().await;
        self.client.switch_to_window(here).await?;
        done
    }

    /// Closes a tab that was opened beside this one.
    pub async fn close_tab(&self, tab: WindowHandle) -> Result<()> {
        let here = self.client.window().await?;
        self.client.switch_to_window(tab).await?;
        self.client.close_window().await?;
        let back = self.client.switch_to_window(here).await;
        back.context("the first tab is gone")
    }
}

//! The browser that a test runs in, and what is done to it beyond what every browser does by the same command.

mod bidi;
mod chromium;
mod extension;
mod firefox;

use anyhow::{Result, bail};
use fantoccini::Client;
use serde_json::Value;

use crate::Visitor;
use crate::driver::{Driver, Kind};
use chromium::Chromium;
pub(crate) use extension::Extension;
use firefox::Firefox;

/// An open browser.
pub(crate) enum Browser {
    Chromium(Chromium),
    Firefox(Box<Firefox>),
}

impl Browser {
    /// Opens a browser for a visitor, with the visitor's scripts to run before those of any page.
    pub(crate) async fn open(driver: &Driver, visitor: &Visitor) -> Result<Self> {
        Ok(match driver.kind() {
            Kind::Chromium => Self::Chromium(Chromium::open(driver, visitor).await?),
            Kind::Firefox => Self::Firefox(Box::new(Firefox::open(driver, visitor).await?)),
        })
    }

    /// Who gives it the commands that all browsers know.
    pub(crate) fn client(&self) -> &Client {
        match self {
            Self::Chromium(browser) => &browser.client,
            Self::Firefox(browser) => &browser.client,
        }
    }

    /// The errors that have come up since it was last asked: a panic of the page's Rust, an exception of its JavaScript,
    /// a file that is not there, or a request that the server's policy forbids because it would have left this origin.
    pub(crate) async fn errors(&self) -> Result<Vec<String>> {
        match self {
            Self::Chromium(browser) => browser.errors().await,
            Self::Firefox(browser) => browser.errors().await,
        }
    }

    /// Gives the page so much room, in CSS pixels, on a screen with so many pixels to each.
    pub(crate) async fn resize(&self, size: (u32, u32), pixel_ratio: f64) -> Result<()> {
        match self {
            Self::Chromium(browser) => browser.resize(size, pixel_ratio).await,
            Self::Firefox(browser) => browser.resize(size, pixel_ratio).await,
        }
    }

    /// Whether its driver has a pen. Firefox's answers "Unimplemented pointerMove for pointerType pen".
    pub(crate) fn has_pen(&self) -> bool {
        matches!(self, Self::Chromium(_))
    }

    /// Whether its driver's fingers scroll. Firefox's gives what they do to the page, past what would scroll.
    pub(crate) fn has_scrolling_fingers(&self) -> bool {
        matches!(self, Self::Chromium(_))
    }

    /// Whether it obeys commands of the Chrome DevTools protocol.
    pub(crate) fn has_devtools(&self) -> bool {
        matches!(self, Self::Chromium(_))
    }

    /// Has the system take away the finger that is drawing on an element.
    pub(crate) async fn take_finger_away(&self, element: &str) -> Result<()> {
        match self {
            Self::Chromium(browser) => browser.take_finger_away().await,
            Self::Firefox(browser) => browser.take_finger_away(element).await,
        }
    }

    /// Sends a command of the Chrome DevTools protocol.
    pub(crate) async fn devtools(&self, command: &str, parameters: Value) -> Result<Value> {
        match self {
            Self::Chromium(browser) => browser.devtools(command, parameters).await,
            Self::Firefox(_) => bail!("{command} is a command of Chromium's only"),
        }
    }
}

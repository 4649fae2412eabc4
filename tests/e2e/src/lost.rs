//! What is fetched and does not arrive.

use anyhow::Result;

use crate::{Page, Visitor};

/// Lets no wasm file and no style sheet through whose address contains `window.lost`.
const LOSE: &str = "const through = window.fetch;
    window.fetch = (address, ...rest) =>
        window.lost && String(address).includes(window.lost)
            ? Promise.reject(new TypeError('lost on the way'))
            : through.call(window, address, ...rest);
    const { get, set } = Object.getOwnPropertyDescriptor(HTMLLinkElement.prototype, 'href');
    Object.defineProperty(HTMLLinkElement.prototype, 'href', {
        get,
        set(address) {
            const isLost = window.lost && String(address).includes(window.lost);
            set.call(this, isLost ? 'lost-on-the-way.css' : address);
        },
    });";

impl Visitor {
    /// Somebody to whom parts of the page may fail to arrive.
    #[must_use]
    pub fn who_may_lose(self) -> Self {
        self.with_script(LOSE)
    }
}

impl Page {
    /// From now on no file arrives whose address contains this; all do again where it is empty, and after a reload. The
    /// visitor is one [who may lose](Visitor::who_may_lose).
    pub async fn lose(&self, part: &str) -> Result<()> {
        let script = "window.lost = arguments[0];";
        self.script(script, &[part.into()]).await.map(drop)
    }
}

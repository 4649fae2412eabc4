//! Small choices that outlast a visit, where the browser lets a page keep any.
//!
//! Storage can be switched off, full or forbidden; a choice then lasts until the page is closed.

/// What was stored under a name, if anything was and can be read.
pub fn load(name: &str) -> Option<String> {
    storage()?.get_item(name).ok()?
}

/// Stores a value under a name, where that is possible.
pub fn store(name: &str, value: &str) {
    if let Some(storage) = storage() {
        // A full or forbidden storage costs the visitor a click at the next visit, no more.
        let _ = storage.set_item(name, value);
    }
}

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()?
}

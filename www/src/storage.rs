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

/// What the names of this page's choices begin with: others' pages may be of the same origin.
const OURS: &str = "digit-lab.";

/// Whether a name is that of a choice of this page's.
pub fn is_ours(name: &str) -> bool {
    name.starts_with(OURS)
}

/// The names of all choices of this page's that are stored and mean something elsewhere, too.
pub fn names() -> Vec<String> {
    let Some(storage) = storage() else {
        return Vec::new();
    };
    let count = storage.length().unwrap_or_default();
    let names = (0..count).filter_map(|index| storage.key(index).ok().flatten());
    names.filter(|name| is_ours(name)).collect()
}

/// Forgets all choices of this page's.
pub fn forget_all() {
    for name in names() {
        forget(&name);
    }
}

/// Forgets what was stored under a name.
pub fn forget(name: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(name);
    }
}

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()?
}

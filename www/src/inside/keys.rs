//! Which keys are the page's.

use web_sys::KeyboardEvent;

/// Whether a key is meant for the browser or the system: with Alt, the left arrow goes back to the page before.
pub fn is_shortcut(event: &KeyboardEvent) -> bool {
    event.ctrl_key() || event.meta_key() || event.alt_key()
}

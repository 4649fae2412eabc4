//! What ended the engine's program, for workers that have to tell it.

use std::cell::RefCell;
use std::panic;
use std::sync::Once;

use wasm_bindgen::prelude::wasm_bindgen;

thread_local! {
    static LAST: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// From now on panics are shown in the console and remembered.
pub(super) fn watch() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        panic::set_hook(Box::new(|panic| {
            console_error_panic_hook::hook(panic);
            LAST.set(panic.payload_as_str().map(str::to_owned));
        }));
    });
}

/// What the last panic said, if there was one: the program may also end without, where there is no memory left. Not for
/// other people's pages.
#[wasm_bindgen(js_name = lastPanic, skip_typescript)]
pub fn last_panic() -> Option<String> {
    LAST.take()
}

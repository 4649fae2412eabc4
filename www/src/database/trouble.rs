//! What a visitor has to know of the databases at once, whatever they are doing: that what is there cannot be had.

use std::cell::RefCell;

use leptos::task::spawn_local;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::Closure;

use super::{NoStorage, js_on_waiting};
use crate::errors::{Errors, Source};
use crate::i18n::{I18n, t_string, use_i18n};
use crate::lazy::lazy;

thread_local! {
    /// Who says it, until a newer page's database has been told of, which is once.
    static TELL: RefCell<Option<(Errors, I18n)>> = const { RefCell::new(None) };
}

lazy! {
    fn tell_of_storage(errors: Errors, i18n: I18n, is_newer: bool) -> () {
        errors.show(Source::Storage, move || {
            let sentence = if is_newer {
                t_string!(i18n, keep.newer)
            } else {
                t_string!(i18n, keep.waiting)
            };
            sentence.to_owned()
        });
    }
}

/// Has all trouble said from now on, among the page's errors.
pub fn watch(errors: Errors) {
    let i18n = use_i18n();
    TELL.set(Some((errors, i18n)));
    let tell = Closure::<dyn Fn(bool)>::new(move |is_waiting| {
        if is_waiting {
            spawn_local(say(errors, i18n, false));
        } else {
            errors.clear(Source::Storage);
        }
    });
    js_on_waiting(&tell);
    tell.forget();
}

/// What a fault means, once it has been said where it has to be.
pub(super) fn noted(error: JsValue) -> NoStorage {
    let why = NoStorage::from(error);
    if why == NoStorage::Newer
        && let Some((errors, i18n)) = TELL.take()
    {
        spawn_local(say(errors, i18n, true));
    }
    why
}

async fn say(errors: Errors, i18n: I18n, is_newer: bool) {
    // What does not arrive is said again by whatever cannot be kept.
    let _ = tell_of_storage(errors, i18n, is_newer).await;
}

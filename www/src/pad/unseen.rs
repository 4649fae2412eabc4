//! What is drawn where the browser gives nothing to paint it on: it is read, and not to be seen.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::errors::{Errors, Source};
use crate::i18n::{I18n, t_string, use_i18n};
use crate::lazy::lazy;

lazy! {
    fn tell_of_canvas(errors: Errors, i18n: I18n) -> () {
        errors.show(Source::Canvas, move || t_string!(i18n, pad.unseen).to_owned());
    }
}

/// Whether what is drawn is not to be seen, as the page says among its errors.
#[derive(Clone, Copy)]
pub struct Unseen {
    errors: Errors,
    i18n: I18n,
    is_unseen: StoredValue<bool>,
}

impl Unseen {
    /// All is to be seen.
    pub fn new() -> Self {
        Self {
            errors: expect_context(),
            i18n: use_i18n(),
            is_unseen: StoredValue::new(false),
        }
    }

    /// Says so when it begins, and takes it back when it ends.
    pub fn set(self, is_unseen: bool) {
        if self.is_unseen.get_value() == is_unseen {
            return;
        }
        self.is_unseen.set_value(is_unseen);
        if is_unseen {
            let telling = tell_of_canvas(self.errors, self.i18n);
            // What does not arrive leaves the page as it was: it reads.
            spawn_local(async { _ = telling.await });
        } else {
            self.errors.clear(Source::Canvas);
        }
    }
}

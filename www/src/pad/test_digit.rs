//! A test digit on the pad in place of what is there.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::errors::{Errors, Source};
use crate::fetch::FetchError;
use crate::i18n::{I18n, t_string, use_i18n};
use crate::pad::drawing::Drawing;
use crate::pad::test_digits::{TestDigits, TestDigitsError, TestSet};

/// Puts test digits on the pad. Provided as a context; copies are handles to the same ones, so that none comes
/// twice before all have come.
#[derive(Clone, Copy)]
pub struct TestDigit {
    i18n: I18n,
    drawing: Drawing,
    errors: Errors,
    digits: TestDigits,
    is_coming: RwSignal<bool>,
}

impl TestDigit {
    /// None fetched yet.
    pub fn new(drawing: Drawing, errors: Errors) -> Self {
        Self {
            i18n: use_i18n(),
            drawing,
            errors,
            digits: TestDigits::new(),
            is_coming: RwSignal::new(false),
        }
    }

    /// Whether one is on its way.
    pub fn is_coming(self) -> Signal<bool> {
        self.is_coming.into()
    }

    /// Sends for one and puts it on the pad, or says why none came.
    pub fn put(self) {
        if self.is_coming.get_untracked() {
            return;
        }
        self.is_coming.set(true);
        spawn_local(async move {
            let next = self.digits.next().await;
            if let Some(picture) = self.told(next) {
                self.drawing.show(picture);
            }
            self.is_coming.set(false);
        });
    }

    /// All of them; nothing, and a word why, where they do not come.
    pub async fn all(self) -> Option<Arc<TestSet>> {
        let all = self.digits.all().await;
        self.told(all)
    }

    /// What came, or nothing once it is said why.
    fn told<T>(self, came: Result<T, TestDigitsError>) -> Option<T> {
        let Self { i18n, errors, .. } = self;
        match came {
            Ok(came) => {
                errors.clear(Source::TestDigits);
                Some(came)
            }
            Err(error) => {
                errors.show(Source::TestDigits, move || match &error {
                    TestDigitsError::Fetch(FetchError::Unreachable) => {
                        t_string!(i18n, pad.digits_unreachable).to_owned()
                    }
                    TestDigitsError::Fetch(FetchError::Status(status)) => {
                        t_string!(i18n, pad.digits_status, status = *status)
                    }
                    TestDigitsError::Content(reason) => {
                        t_string!(i18n, pad.digits_content, reason = reason.clone())
                    }
                });
                None
            }
        }
    }
}

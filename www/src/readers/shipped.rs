//! The network that comes with the page.

use wasm_bindgen_futures::spawn_local;

use crate::breath::breathe;
use crate::errors::{Errors, Source};
use crate::fetch::{self, FetchError};
use crate::i18n::{t_string, use_i18n};
use crate::readers::{Readers, reader_of};

/// Where it is, relative to the page.
pub const ADDRESS: &str = "models/shipped.safetensors";

/// Sends for the network, and says so where it does not come.
pub fn fetch(readers: Readers, errors: Errors) {
    let i18n = use_i18n();
    let give_up = move |sentence: Box<dyn Fn() -> String + Send + Sync>| {
        readers.set_shipped_missing();
        errors.show(Source::ShippedNetwork, sentence);
    };
    spawn_local(async move {
        // A browser's first request takes as long as building a part of the page.
        breathe().await;
        let bytes = match fetch::bytes(ADDRESS).await {
            Ok(bytes) => bytes,
            Err(error) => {
                return give_up(Box::new(move || match error {
                    FetchError::Unreachable => t_string!(i18n, pad.network_unreachable).to_owned(),
                    FetchError::Status(status) => {
                        t_string!(i18n, pad.network_status, status = status)
                    }
                }));
            }
        };
        match reader_of(&bytes) {
            Ok(reader) => readers.set_shipped(reader),
            Err(error) => give_up(Box::new(move || {
                t_string!(i18n, pad.network_content, reason = error.to_string())
            })),
        }
    });
}

//! Data files from the page's own site.

use std::cell::Cell;

use futures_util::future::try_join_all;
use js_sys::Uint8Array;
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use super::{Manifest, Origin, shared};
use crate::stream;
use crate::workers::JsFile;

/// The folder beside the page.
const FOLDER: &str = "data/";

/// Why files did not arrive.
#[derive(Clone, Debug, PartialEq)]
pub enum FetchError {
    /// The server answered with something else.
    Status {
        /// The file.
        file: String,
        /// The answer's status.
        status: u16,
    },
    /// There was no answer, or it broke off.
    Offline {
        /// The file.
        file: String,
    },
    /// The manifest is not what it should be, or lacks what was asked for.
    Manifest,
    /// A file of the visitor's own can no longer be read.
    Unreadable {
        /// The file.
        file: String,
    },
}

impl Manifest {
    /// This site's manifest.
    pub async fn fetch() -> Result<Self, FetchError> {
        let response = respond("manifest.json").await?;
        let json = response.json().map_err(|_| FetchError::Manifest)?;
        let json = JsFuture::from(json)
            .await
            .map_err(|_| FetchError::Manifest)?;
        serde_wasm_bindgen::from_value(json).map_err(|_| FetchError::Manifest)
    }
}

/// All files of an origin, side by side; `on_share` is told how much of them is here, 0 to 1.
pub async fn fetch(
    manifest: &Manifest,
    origin: Origin,
    on_share: impl Fn(f64),
) -> Result<Vec<JsFile>, FetchError> {
    let sizes = manifest.files(origin).ok_or(FetchError::Manifest)?;
    let expected: f64 = sizes.values().sum();
    let here = Cell::new(0.0);
    let on_bytes = |more: u32| {
        here.set(here.get() + f64::from(more));
        on_share(here.get() / expected);
    };
    try_join_all(sizes.keys().map(async |name| {
        let named = |bytes| JsFile {
            name: name.clone(),
            bytes,
        };
        if let Some(bytes) = shared::kept(name) {
            return Ok(named(bytes));
        }
        let file = shared::shared(named(fetch_file(name, &on_bytes).await?)).await;
        shared::keep(name, &file.bytes);
        Ok(file)
    }))
    .await
}

/// One file; `on_bytes` is told of each piece how long it is.
async fn fetch_file(name: &str, on_bytes: impl Fn(u32)) -> Result<Uint8Array, FetchError> {
    let offline = |_| FetchError::Offline {
        file: name.to_owned(),
    };
    let response = respond(name).await?;
    let stream = response.body().ok_or_else(|| offline(JsValue::NULL))?;
    let mut pieces: Vec<Uint8Array> = Vec::new();
    stream::read(&stream, |piece| {
        on_bytes(piece.length());
        pieces.push(piece);
    })
    .await
    .map_err(offline)?;

    let length = pieces.iter().map(Uint8Array::length).sum();
    let whole = Uint8Array::new_with_length(length);
    let mut at = 0;
    for piece in pieces {
        whole.set(&piece, at);
        at += piece.length();
    }
    Ok(whole)
}

async fn respond(name: &str) -> Result<Response, FetchError> {
    let file = name.to_owned();
    let answer = JsFuture::from(window().fetch_with_str(&format!("{FOLDER}{name}"))).await;
    match answer.and_then(JsCast::dyn_into::<Response>) {
        Ok(response) if response.ok() => Ok(response),
        Ok(response) => Err(FetchError::Status {
            file,
            status: response.status(),
        }),
        Err(_) => Err(FetchError::Offline { file }),
    }
}

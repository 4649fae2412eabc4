//! Data files from the page's own site.

use std::cell::Cell;
use std::ops::ControlFlow;

use digit_lab::data::DataError;
use digit_lab::json::Json;
use futures_util::future::try_join_all;
use js_sys::Uint8Array;
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestInit, Response};

use super::partial::Partial;
use super::{Manifest, Origin, shared};
use crate::readers::BrowserJson;
use crate::stream;
use crate::workers::JsFile;

/// What a host answers who has nothing from where on more was asked for.
const NO_SUCH_RANGE: u16 = 416;

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
    /// Files of the visitor's own are no data set, as can be told without reading them.
    Unfit {
        /// What is wrong with them.
        error: DataError,
    },
}

impl Manifest {
    /// This site's manifest; `on_news` is told when more of it is here or the line breaks, as [`fetch`] is.
    pub async fn fetch(on_news: impl Fn()) -> Result<Self, FetchError> {
        let read = async || Self::read(&fetch_file(Self::FILE, |_| on_news()).await?);
        match read().await {
            // Firefox takes a file that the host has packed for whole wherever it breaks off.
            Err(FetchError::Manifest) => read().await,
            read => read,
        }
    }

    fn read(file: &Uint8Array) -> Result<Self, FetchError> {
        let text = String::from_utf8(file.to_vec()).map_err(|_| FetchError::Manifest)?;
        BrowserJson::parse(&text).map_err(|_| FetchError::Manifest)
    }
}

/// All files of an origin, side by side; `on_share` is told how much of them is here, 0 to 1. Where the line breaks it is
/// tried again, as `waits` then tells, and what has come is kept however this ends.
pub async fn fetch(
    manifest: &Manifest,
    origin: Origin,
    on_share: impl Fn(f64),
) -> Result<Vec<JsFile>, FetchError> {
    let sizes = manifest.files(origin).ok_or(FetchError::Manifest)?;
    let expected: f64 = sizes.values().sum();
    let here = Cell::new(0.0);
    let on_bytes = |more: f64| {
        here.set(here.get() + more);
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

/// One file; `on_bytes` is told by how many bytes there is more of it, or less where it begins anew.
async fn fetch_file(name: &str, on_bytes: impl Fn(f64)) -> Result<Uint8Array, FetchError> {
    let mut file = Partial::of(name);
    let told = Cell::new(0.0);
    let tell = |length: u32| {
        let length = f64::from(length);
        on_bytes(length - told.replace(length));
    };
    loop {
        tell(file.length());
        match go_on(name, &mut file, &tell).await {
            Err(FetchError::Offline { .. }) => {}
            done => return done.map(|()| file.whole()),
        }
        let again = file.again();
        // What waits is told, too.
        tell(file.length());
        let again = again.ok_or_else(|| FetchError::Offline {
            file: name.to_owned(),
        })?;
        // Where the browser takes no timer, it is tried at once.
        let _ = JsFuture::from(again).await;
    }
}

/// Takes in what is missing of a file, as far as it comes.
async fn go_on(name: &str, file: &mut Partial, tell: impl Fn(u32)) -> Result<(), FetchError> {
    let offline = |_| FetchError::Offline {
        file: name.to_owned(),
    };
    let response = match respond(name, &file.request()).await {
        Err(FetchError::Status { status, .. }) if status == NO_SUCH_RANGE => {
            // It is another file by now.
            file.forget();
            return Err(offline(JsValue::NULL));
        }
        answer => answer?,
    };
    if !file.begin(&response) {
        return Err(offline(JsValue::NULL));
    }
    tell(file.length());
    let stream = response.body().ok_or_else(|| offline(JsValue::NULL))?;
    let read = stream::read(&stream, |piece| {
        file.take(piece);
        tell(file.length());
        ControlFlow::Continue(())
    });
    read.await.map_err(offline)
}

async fn respond(name: &str, request: &RequestInit) -> Result<Response, FetchError> {
    let file = name.to_owned();
    let address = format!("{FOLDER}{name}");
    let answer = JsFuture::from(window().fetch_with_str_and_init(&address, request)).await;
    match answer.and_then(JsCast::dyn_into::<Response>) {
        Ok(response) if response.ok() => Ok(response),
        Ok(response) => Err(FetchError::Status {
            file,
            status: response.status(),
        }),
        Err(_) => Err(FetchError::Offline { file }),
    }
}

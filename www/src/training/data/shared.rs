//! Images in memory that all workers see: in a page that is isolated from other origins, so that it may have such
//! memory, they lie there once, unpacked, however many networks learn from them. Elsewhere each worker has a copy.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::ControlFlow;

use digit_lab::drawing::{PIXELS, SIDE};
use js_sys::{Reflect, SharedArrayBuffer, Uint8Array};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};

use super::unpacking;
use crate::stream;
use crate::workers::JsFile;

/// How an IDX file of pictures begins, up to their number.
const MAGIC: [u8; 4] = [0, 0, 8, 3];

/// Bytes before the pictures.
const HEADER: usize = 16;

/// The most memory that is shared for a file: what no worker would take in stays as it is.
const MOST: usize = digit_lab::data::LARGEST_FILE as usize;

thread_local! {
    /// The site's own files that are shared already, by their names: the panel, the experiments and the views of the
    /// inside fetch them each in their own time.
    static SHARED: RefCell<HashMap<String, Uint8Array>> = RefCell::default();
}

/// One of the site's own files, if it is shared already.
pub fn kept(name: &str) -> Option<Uint8Array> {
    SHARED.with_borrow(|shared| shared.get(name).cloned())
}

/// Keeps one of the site's own files where it is shared.
pub fn keep(name: &str, bytes: &Uint8Array) {
    if JsValue::from(bytes.buffer()).is_instance_of::<SharedArrayBuffer>() {
        SHARED.with_borrow_mut(|shared| shared.insert(name.to_owned(), bytes.clone()));
    }
}

/// The same file in shared memory, unpacked, where there is such memory and it is one of pictures; as it is otherwise.
/// What is wrong with it the engine says.
pub async fn shared(file: JsFile) -> JsFile {
    if !is_isolated() {
        return file;
    }
    match pictures(&file.bytes).await {
        Ok(Some(bytes)) => JsFile { bytes, ..file },
        Ok(None) | Err(_) => file,
    }
}

/// Whether the browser lets this page share memory with its workers.
fn is_isolated() -> bool {
    let is_isolated = Reflect::get(&window(), &"crossOriginIsolated".into());
    is_isolated.is_ok_and(|it| it.is_truthy())
}

/// The content of a file of pictures; nothing for any other, whole or not. No more of it is unpacked than it says that
/// it has: a few megabytes can become gigabytes.
async fn pictures(bytes: &Uint8Array) -> Result<Option<Uint8Array>, JsValue> {
    let stream = unpacking::content(bytes)?;
    let (mut content, mut at) = (None::<Uint8Array>, 0);
    stream::read(&stream, |piece| {
        if at == 0 {
            // The first piece has the header in it: browsers send thousands of bytes at a time.
            content = length(&piece)
                .map(|length| Uint8Array::new(&SharedArrayBuffer::new(length as u32)));
        }
        let start = at;
        at += piece.length();
        match &content {
            Some(content) if at <= content.length() => {
                content.set(&piece, start);
                ControlFlow::Continue(())
            }
            _ => ControlFlow::Break(()),
        }
    })
    .await?;
    Ok(content.filter(|content| content.length() == at))
}

/// How long a file of pictures is that begins so.
fn length(piece: &Uint8Array) -> Option<usize> {
    let mut first = [0; HEADER];
    if (piece.length() as usize) < HEADER {
        return None;
    }
    piece.subarray(0, HEADER as u32).copy_to(&mut first);
    let (words, _) = first.as_chunks::<4>();
    let [magic, count, rows, columns] = words else {
        return None;
    };
    let number = |word: &[u8; 4]| u32::from_be_bytes(*word) as usize;
    let are_pictures = *magic == MAGIC && number(rows) == SIDE && number(columns) == SIDE;
    let length = number(count).checked_mul(PIXELS)?.checked_add(HEADER)?;
    (are_pictures && length <= MOST).then_some(length)
}

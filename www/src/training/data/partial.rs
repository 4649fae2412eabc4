//! Files that break off on their way and go on from there.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use js_sys::{Promise, Uint8Array};
use leptos::prelude::window;
use web_sys::{AddEventListenerOptions, Headers, RequestInit, Response};

thread_local! {
    /// What has come of files that broke off, by their names.
    static BROKEN_OFF: RefCell<HashMap<String, Pieces>> = RefCell::default();
    /// How many files wait for the line to be mended.
    static WAITING: Cell<u32> = const { Cell::new(0) };
}

/// Whether a file waits for the line to be mended.
pub fn waits() -> bool {
    WAITING.get() > 0
}

/// How often in a row the rest of a file is asked for in vain before it is given up, and after how many milliseconds for
/// the first time; each time after twice as many.
const TRIES: u32 = 5;
const FIRST_REST_MILLIS: i32 = 500;

/// What has come of a file.
#[derive(Default)]
struct Pieces {
    pieces: Vec<Uint8Array>,
    length: u32,
    /// Which version of it the host says this is; nothing where the rest cannot be asked for.
    version: Option<String>,
}

/// A file on its way. What has come of it is kept when it is given up.
pub struct Partial {
    name: String,
    got: Pieces,
    /// In a row, in vain.
    tries: u32,
    /// Whether what comes is the rest.
    goes_on: bool,
    /// Whether it waits for the line to be mended.
    waits: bool,
}

impl Partial {
    /// A file, from where it broke off the last time.
    pub fn of(name: &str) -> Self {
        let kept = BROKEN_OFF.with_borrow_mut(|all| all.remove(name));
        Self {
            name: name.to_owned(),
            got: kept.unwrap_or_default(),
            tries: 0,
            goes_on: false,
            waits: false,
        }
    }

    /// Its bytes so far.
    pub fn length(&self) -> u32 {
        self.got.length
    }

    /// How to ask for what is missing.
    pub fn request(&mut self) -> RequestInit {
        let request = RequestInit::new();
        let Some(version) = &self.got.version else {
            // There is no telling whether what comes next belongs to what came before.
            self.forget();
            return request;
        };
        let range = format!("bytes={}-", self.got.length);
        let headers = Headers::new().and_then(|headers| {
            headers.set("Range", &range)?;
            headers.set("If-Range", version)?;
            Ok(headers)
        });
        match headers {
            Ok(headers) => request.set_headers(&headers),
            Err(_) => self.forget(),
        }
        request
    }

    /// An answer has begun: the rest, or all of it anew. Answers false where it is neither.
    pub fn begin(&mut self, response: &Response) -> bool {
        self.set_waiting(false);
        let of = |name: &str| response.headers().get(name).ok().flatten();
        let start = format!("bytes {}-", self.got.length);
        let is_part = response.status() == PARTIAL_CONTENT;
        let is_rest = is_part && of("Content-Range").is_some_and(|range| range.starts_with(&start));
        self.goes_on = is_rest;
        if is_rest {
            return true;
        }
        // Bytes that the browser unpacks on the way are not those that the host counts.
        let is_counted = of("Content-Encoding").is_none();
        let tag = of("ETag").filter(|tag| !tag.starts_with("W/"));
        self.got = Pieces {
            version: tag.or_else(|| of("Last-Modified")).filter(|_| is_counted),
            ..Pieces::default()
        };
        if is_part {
            self.forget();
        }
        !is_part
    }

    /// What has come is of no use.
    pub fn forget(&mut self) {
        self.got = Pieces::default();
    }

    /// More of it is here.
    pub fn take(&mut self, piece: Uint8Array) {
        self.got.length += piece.length();
        self.got.pieces.push(piece);
        if self.goes_on {
            // There is an end to this, as there is not to a file that is begun anew each time.
            self.tries = 0;
        }
    }

    /// It has broken off, or did not come. Answers when to try again, or nothing where that has been in vain too often. A
    /// browser that is offline waits for as long as it is.
    pub fn again(&mut self) -> Option<Promise> {
        let is_online = window().navigator().on_line();
        if is_online {
            self.tries += 1;
        }
        let is_worth_it = self.tries <= TRIES;
        self.set_waiting(is_worth_it);
        let millis = is_online.then(|| FIRST_REST_MILLIS << (self.tries - 1));
        is_worth_it.then(|| until_online_or(millis))
    }

    /// All of it.
    pub fn whole(mut self) -> Uint8Array {
        let Pieces { pieces, length, .. } = std::mem::take(&mut self.got);
        let whole = Uint8Array::new_with_length(length);
        let mut at = 0;
        for piece in pieces {
            whole.set(&piece, at);
            at += piece.length();
        }
        whole
    }

    fn set_waiting(&mut self, waits: bool) {
        WAITING.set(WAITING.get() + u32::from(waits) - u32::from(self.waits));
        self.waits = waits;
    }
}

impl Drop for Partial {
    fn drop(&mut self) {
        self.set_waiting(false);
        if self.got.length > 0 {
            let (name, got) = (
                std::mem::take(&mut self.name),
                std::mem::take(&mut self.got),
            );
            BROKEN_OFF.with_borrow_mut(|all| all.insert(name, got));
        }
    }
}

const PARTIAL_CONTENT: u16 = 206;

/// Resolves when the browser is online again, or after so many milliseconds.
fn until_online_or(millis: Option<i32>) -> Promise {
    Promise::new(&mut |resolve, _| {
        let once = AddEventListenerOptions::new();
        once.set_once(true);
        let window = window();
        let listening = window.add_event_listener_with_callback_and_add_event_listener_options(
            "online", &resolve, &once,
        );
        let millis = millis.or(listening.is_err().then_some(FIRST_REST_MILLIS));
        if let Some(millis) = millis {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, millis);
        }
    })
}

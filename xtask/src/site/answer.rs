//! What a visitor is answered: a file or the rest of it, packed where that can be, or why there is none.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use super::Request;
use crate::{caching, policy};

/// A status line, headers and what comes after them.
pub(super) struct Answer {
    status: &'static str,
    kind: &'static str,
    packing: Option<&'static str>,
    /// By which the browser asks next time whether the file is still the same.
    tag: Option<String>,
    /// Which bytes of how many these are, where they are not all.
    part: Option<String>,
    pub(super) body: Vec<u8>,
}

impl Answer {
    pub(super) fn text(status: &'static str, text: &str) -> Self {
        Self {
            status,
            kind: "text/plain",
            packing: None,
            tag: None,
            part: None,
            body: text.into(),
        }
    }

    /// A file or the rest of it, packed where that can be, or that it is the one that is known; nothing where there is
    /// none.
    pub(super) fn of_file(file: &Path, request: &Request) -> Option<Self> {
        let kind = content_type(file);
        let twin = twin_of(file, request);
        let packing = twin.as_ref().map(|(_, packing)| *packing);
        let file = twin.as_ref().map_or(file, |(twin, _)| twin);
        let about = fs::metadata(file).ok()?;
        let since = about.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
        let tag = format!("\"{:x}-{:x}\"", since.as_nanos(), about.len());
        let is_known = request.known.as_deref() == Some(tag.as_str());
        let mut body = Vec::new();
        if !is_known {
            body = fs::read(file).ok()?;
        }
        let (start, all) = (request.start_in(&tag), body.len());
        let is_part = (1..all).contains(&start);
        if is_part {
            body.drain(..start);
        }
        Some(Self {
            status: match (is_known, is_part) {
                (true, _) => "304 Not Modified",
                (false, true) => "206 Partial Content",
                (false, false) => "200 OK",
            },
            kind,
            packing,
            body,
            tag: Some(tag),
            part: is_part.then(|| format!("bytes {start}-{}/{all}", all - 1)),
        })
    }

    /// Sends all but the body as the answer to a request.
    pub(super) fn send_head(&self, mut stream: impl Write, request: &Request) -> io::Result<()> {
        let Self {
            status, kind, body, ..
        } = self;
        let path = request.path();
        let rule = if status.starts_with('4') {
            caching::ASKED_FOR
        } else {
            caching::rule_of(path)
        };
        write!(
            stream,
            "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: {}\r\n\
             Vary: Accept-Encoding\r\nContent-Security-Policy: {}\r\n",
            body.len(),
            rule,
            policy::header_of(path),
        )?;
        if let Some(packing) = self.packing {
            write!(stream, "Content-Encoding: {packing}\r\n")?;
        }
        for (name, value) in policy::HEADERS {
            write!(stream, "{name}: {value}\r\n")?;
        }
        if let Some(tag) = &self.tag {
            write!(stream, "ETag: {tag}\r\nAccept-Ranges: bytes\r\n")?;
        }
        if let Some(part) = &self.part {
            write!(stream, "Content-Range: {part}\r\n")?;
        }
        if !request.goes_on {
            write!(stream, "Connection: close\r\n")?;
        }
        write!(stream, "\r\n")
    }
}

/// The packed twin of a file that a browser takes, and its packing; nothing where there is none.
fn twin_of(file: &Path, request: &Request) -> Option<(PathBuf, &'static str)> {
    let mut packings = [("br", "br"), ("gzip", "gz")].into_iter();
    packings.find_map(|(name, ending)| {
        let mut twin = file.as_os_str().to_owned();
        twin.push(".");
        twin.push(ending);
        let twin = PathBuf::from(twin);
        (request.takes(name) && twin.is_file()).then_some((twin, name))
    })
}

/// Browsers compile wasm while it arrives, and run a module script, only under the right type.
fn content_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        // Packed data is unpacked by the page, not by the browser: no Content-Encoding.
        Some("gz") => "application/gzip",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_the_browser_has_is_not_sent_again() {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml");
        let answer = |known: Option<&str>| {
            let known = known.map(str::to_owned);
            let request = Request {
                known,
                ..Request::default()
            };
            Answer::of_file(&file, &request).unwrap()
        };
        let first = answer(None);
        assert_eq!(first.status, "200 OK");
        let again = answer(first.tag.as_deref());
        assert_eq!((again.status, again.body.len()), ("304 Not Modified", 0));
        assert_eq!(answer(Some("\"else\"")).status, "200 OK");
    }

    #[test]
    fn whoever_has_the_beginning_of_a_file_is_sent_the_rest() {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml");
        let whole = fs::read(&file).unwrap();
        let answer = |from: usize| {
            let request = Request {
                from: Some(from),
                ..Request::default()
            };
            Answer::of_file(&file, &request).unwrap()
        };
        let rest = answer(10);
        assert_eq!(
            (rest.status, &*rest.body),
            ("206 Partial Content", &whole[10..])
        );
        let part = format!("bytes 10-{}/{}", whole.len() - 1, whole.len());
        assert_eq!(rest.part, Some(part));
        assert_eq!(answer(whole.len()).status, "200 OK");
    }

    #[test]
    fn a_packed_twin_is_sent_to_whom_takes_it() {
        let folder = std::env::temp_dir().join(format!("digit-lab-site-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let file = folder.join("a.js");
        for (name, content) in [("a.js", "plain"), ("a.js.br", "br"), ("a.js.gz", "gz")] {
            fs::write(folder.join(name), content).unwrap();
        }
        let check = |accepted: &str, expected: &str, packing: Option<&str>| {
            let request = Request {
                accepted: accepted.to_owned(),
                ..Request::default()
            };
            let answer = Answer::of_file(&file, &request).unwrap();
            assert_eq!(
                (answer.body.as_slice(), answer.packing),
                (expected.as_bytes(), packing)
            );
            assert!(answer.kind.starts_with("text/javascript"));
        };
        check("gzip, deflate, br", "br", Some("br"));
        check("gzip;q=1.0, deflate", "gz", Some("gzip"));
        check("identity", "plain", None);
        fs::remove_dir_all(&folder).unwrap();
    }
}

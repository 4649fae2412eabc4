//! A static web server for the built page, on this machine only.
//!
//! It is what `cargo xtask serve` shows and what the end-to-end tests visit: files as they are, or their
//! packed twins, nothing else. Each answer carries the page's policy, so that what the policy forbids, such as a request
//! that would leave this origin, fails, and is seen in the browser's console.

mod line;
mod request;

use std::fs;
use std::io::{self, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, UNIX_EPOCH};

use crate::{caching, policy};

pub use line::Line;
pub use request::Request;

/// A browser opens connections ahead of need; an idle one must not hold a thread for ever.
const IDLE_LIMIT: Duration = Duration::from_secs(30);

/// Takes a port of this machine; 0 takes any free one.
pub fn bind(port: u16) -> io::Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port))
}

/// Serves the files below `root` until the process ends.
pub fn serve(listener: &TcpListener, root: &Path) {
    serve_over(listener, root, &Arc::default());
}

/// The same over a line that may break, until the first visit after it was closed.
pub fn serve_over(listener: &TcpListener, root: &Path, line: &Arc<Line>) {
    for stream in listener.incoming().flatten() {
        if line.is_closed() {
            return;
        }
        let (root, line) = (root.to_path_buf(), Arc::clone(line));
        // A visitor who goes away in the middle is no failure of the server's.
        thread::spawn(move || drop(answer(&stream, &root, &line)));
    }
}

fn answer(stream: &TcpStream, root: &Path, line: &Line) -> io::Result<()> {
    stream.set_read_timeout(Some(IDLE_LIMIT))?;
    let request = Request::read(&mut BufReader::new(stream))?;
    if !line.hears(&request) {
        return Ok(());
    }
    let answer = match &*request.method {
        "GET" | "HEAD" => {
            let file = file_of(root, &request.target);
            let file = file.and_then(|file| Answer::of_file(&file, &request));
            file.unwrap_or_else(|| Answer::text("404 Not Found", "not found\n"))
        }
        _ => Answer::text("405 Method Not Allowed", "only GET and HEAD\n"),
    };
    answer.send_head(stream, request.path())?;
    if request.method != "HEAD" {
        line.send(&request, &answer.body, stream)?;
    }
    let mut stream = stream;
    stream.flush()
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

struct Answer {
    status: &'static str,
    kind: &'static str,
    packing: Option<&'static str>,
    /// By which the browser asks next time whether the file is still the same.
    tag: Option<String>,
    /// Which bytes of how many these are, where they are not all.
    part: Option<String>,
    body: Vec<u8>,
}

impl Answer {
    fn text(status: &'static str, text: &str) -> Self {
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
    fn of_file(file: &Path, request: &Request) -> Option<Self> {
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

    /// Sends all but the body as the answer to a request for this path.
    fn send_head(&self, mut stream: &TcpStream, path: &str) -> io::Result<()> {
        let Self {
            status, kind, body, ..
        } = self;
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
        write!(stream, "Connection: close\r\n\r\n")
    }
}

/// The file that a request's target names, never one outside `root`.
fn file_of(root: &Path, target: &str) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?.strip_prefix('/')?;
    let relative = Path::new(path);
    if !relative
        .components()
        .all(|component| matches!(component, Component::Normal(_)))
    {
        return None;
    }
    let file = root.join(relative);
    Some(if file.is_dir() {
        file.join("index.html")
    } else {
        file
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
    use std::io::Read;

    use super::*;

    #[test]
    fn no_target_leads_out_of_the_root() {
        let root = Path::new("dist");
        assert_eq!(
            file_of(root, "/a/b.js?v=1"),
            Some(PathBuf::from("dist/a/b.js"))
        );
        for target in [
            "/../secret",
            "/a/../../secret",
            "//etc/passwd",
            "secret",
            "",
        ] {
            assert_eq!(file_of(root, target), None, "{target}");
        }
    }

    #[test]
    fn files_are_answered_with_their_type() {
        let listener = bind(0).unwrap();
        let address = listener.local_addr().unwrap();
        thread::spawn(move || serve(&listener, Path::new(env!("CARGO_MANIFEST_DIR"))));
        let ask = |request: &str| {
            let mut stream = TcpStream::connect(address).unwrap();
            write!(stream, "{request} HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
            let mut answer = String::new();
            stream.read_to_string(&mut answer).unwrap();
            answer
        };
        assert!(ask("GET /Cargo.toml").ends_with("workspace = true\n"));
        assert!(
            ask("GET /Cargo.toml")
                .starts_with("HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream")
        );
        assert!(ask("GET /absent").starts_with("HTTP/1.1 404"));
        assert!(ask("POST /Cargo.toml").starts_with("HTTP/1.1 405"));
        assert!(ask("HEAD /Cargo.toml").ends_with("\r\n\r\n"));
    }

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

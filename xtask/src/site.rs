//! A static web server for the built page, on this machine only.
//!
//! It is what `cargo xtask serve` shows and what the end-to-end tests visit: files as they are, or their
//! packed twins, nothing else. Each answer carries the page's policy, so that what the policy forbids, such as a request
//! that would leave this origin, fails, and is seen in the browser's console.

use std::fs;
use std::io::{self, BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, UNIX_EPOCH};

use crate::{caching, policy};

/// A browser opens connections ahead of need; an idle one must not hold a thread for ever.
const IDLE_LIMIT: Duration = Duration::from_secs(30);

/// Takes a port of this machine; 0 takes any free one.
pub fn bind(port: u16) -> io::Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port))
}

/// Serves the files below `root` until the process ends.
pub fn serve(listener: &TcpListener, root: &Path) {
    serve_while(listener, root, &AtomicBool::new(true));
}

/// The same until the first visit after `is_open` has become false, which gets no answer.
pub fn serve_while(listener: &TcpListener, root: &Path, is_open: &AtomicBool) {
    for stream in listener.incoming().flatten() {
        if !is_open.load(Ordering::SeqCst) {
            return;
        }
        let root = root.to_path_buf();
        // A visitor who goes away in the middle is no failure of the server's.
        thread::spawn(move || drop(answer(&stream, &root)));
    }
}

fn answer(stream: &TcpStream, root: &Path) -> io::Result<()> {
    stream.set_read_timeout(Some(IDLE_LIMIT))?;
    let mut request = BufReader::new(stream);
    let mut first_line = String::new();
    request.read_line(&mut first_line)?;
    // The rest of the request is read so that closing the connection loses no answer.
    let (mut known, mut accepted) = (None, String::new());
    loop {
        let mut header = String::new();
        if request.read_line(&mut header)? <= 2 {
            break;
        }
        known = value_of("if-none-match", &header).or(known);
        accepted = value_of("accept-encoding", &header).unwrap_or(accepted);
    }
    let mut words = first_line.split(' ');
    let (method, target) = (
        words.next().unwrap_or_default(),
        words.next().unwrap_or_default(),
    );
    if method != "GET" && method != "HEAD" {
        let refusal = Answer::text("405 Method Not Allowed", "only GET and HEAD\n");
        return refusal.send(stream, "", true);
    }
    let file = file_of(root, target);
    let file = file.and_then(|file| Answer::of_file(&file, known.as_deref(), &accepted));
    file.unwrap_or_else(|| Answer::text("404 Not Found", "not found\n"))
        .send(stream, target.trim_start_matches('/'), method == "GET")
}

/// What a line of the request says, if it is this header.
fn value_of(wanted: &str, header: &str) -> Option<String> {
    let (name, value) = header.split_once(':')?;
    let is_wanted = name.eq_ignore_ascii_case(wanted);
    is_wanted.then(|| value.trim().to_owned())
}

/// The packed twin of a file that a browser takes, and its packing; nothing where there is none.
fn twin_of(file: &Path, accepted: &str) -> Option<(PathBuf, &'static str)> {
    let takes = |name: &str| accepted.split([',', ';', ' ']).any(|it| it == name);
    let mut packings = [("br", "br"), ("gzip", "gz")].into_iter();
    packings.find_map(|(name, ending)| {
        let mut twin = file.as_os_str().to_owned();
        twin.push(".");
        twin.push(ending);
        let twin = PathBuf::from(twin);
        (takes(name) && twin.is_file()).then_some((twin, name))
    })
}

struct Answer {
    status: &'static str,
    kind: &'static str,
    packing: Option<&'static str>,
    /// By which the browser asks next time whether the file is still the same.
    tag: Option<String>,
    body: Vec<u8>,
}

impl Answer {
    fn text(status: &'static str, text: &str) -> Self {
        Self {
            status,
            kind: "text/plain",
            packing: None,
            tag: None,
            body: text.into(),
        }
    }

    /// A file, packed where that can be, or that it is the one that is known; nothing where there is none.
    fn of_file(file: &Path, known: Option<&str>, accepted: &str) -> Option<Self> {
        let kind = content_type(file);
        let twin = twin_of(file, accepted);
        let packing = twin.as_ref().map(|(_, packing)| *packing);
        let file = twin.as_ref().map_or(file, |(twin, _)| twin);
        let about = fs::metadata(file).ok()?;
        let since = about.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
        let tag = format!("\"{:x}-{:x}\"", since.as_nanos(), about.len());
        let is_known = known == Some(tag.as_str());
        Some(Self {
            status: if is_known {
                "304 Not Modified"
            } else {
                "200 OK"
            },
            kind,
            packing,
            body: if is_known {
                Vec::new()
            } else {
                fs::read(file).ok()?
            },
            tag: Some(tag),
        })
    }

    /// Sends it as the answer to a request for this path.
    fn send(&self, mut stream: &TcpStream, path: &str, with_body: bool) -> io::Result<()> {
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
            write!(stream, "ETag: {tag}\r\n")?;
        }
        write!(stream, "Connection: close\r\n\r\n")?;
        if with_body {
            stream.write_all(body)?;
        }
        stream.flush()
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
        let first = Answer::of_file(&file, None, "").unwrap();
        assert_eq!(first.status, "200 OK");
        let again = Answer::of_file(&file, first.tag.as_deref(), "").unwrap();
        assert_eq!((again.status, again.body.len()), ("304 Not Modified", 0));
        assert_eq!(
            Answer::of_file(&file, Some("\"else\""), "").unwrap().status,
            "200 OK"
        );
        assert_eq!(
            value_of("if-none-match", "If-None-Match: \"a-1\"\r\n").as_deref(),
            Some("\"a-1\"")
        );
        assert_eq!(value_of("if-none-match", "Accept: *\r\n"), None);
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
            let answer = Answer::of_file(&file, None, accepted).unwrap();
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

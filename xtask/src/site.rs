//! A static web server for the built page, on this machine only.
//!
//! It is what `cargo xtask serve` shows and what the end-to-end tests visit: files as they are,
//! nothing else. Each response forbids the page to reach any other origin, so that a request that
//! would leave this one fails, and is seen in the browser's console.

use std::fs;
use std::io::{self, BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::thread;
use std::time::{Duration, UNIX_EPOCH};

/// `'unsafe-inline'` is for the few lines of script that Trunk writes into the page.
const CONTENT_SECURITY_POLICY: &str = "default-src 'self'; \
    script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; \
    img-src 'self' data: blob:; worker-src 'self' blob:";

/// A browser opens connections ahead of need; an idle one must not hold a thread for ever.
const IDLE_LIMIT: Duration = Duration::from_secs(30);

/// Takes a port of this machine; 0 takes any free one.
pub fn bind(port: u16) -> io::Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port))
}

/// Serves the files below `root` until the process ends.
pub fn serve(listener: &TcpListener, root: &Path) {
    for stream in listener.incoming().flatten() {
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
    let mut known = None;
    loop {
        let mut header = String::new();
        if request.read_line(&mut header)? <= 2 {
            break;
        }
        known = tag_of_header(&header).or(known);
    }
    let mut words = first_line.split(' ');
    let (method, target) = (
        words.next().unwrap_or_default(),
        words.next().unwrap_or_default(),
    );
    if method != "GET" && method != "HEAD" {
        let refusal = Answer::text("405 Method Not Allowed", "only GET and HEAD\n");
        return refusal.send(stream, true);
    }
    let file = file_of(root, target).and_then(|file| Answer::of_file(&file, known.as_deref()));
    file.unwrap_or_else(|| Answer::text("404 Not Found", "not found\n"))
        .send(stream, method == "GET")
}

/// What the browser says it has of a file, by the tag that came with it.
fn tag_of_header(header: &str) -> Option<String> {
    let (name, value) = header.split_once(':')?;
    let is_tag = name.eq_ignore_ascii_case("if-none-match");
    is_tag.then(|| value.trim().to_owned())
}

struct Answer {
    status: &'static str,
    kind: &'static str,
    /// By which the browser asks next time whether the file is still the same.
    tag: Option<String>,
    body: Vec<u8>,
}

impl Answer {
    fn text(status: &'static str, text: &str) -> Self {
        Self {
            status,
            kind: "text/plain",
            tag: None,
            body: text.into(),
        }
    }

    /// A file, or that it is the one that is known; nothing where there is none.
    fn of_file(file: &Path, known: Option<&str>) -> Option<Self> {
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
            kind: content_type(file),
            body: if is_known {
                Vec::new()
            } else {
                fs::read(file).ok()?
            },
            tag: Some(tag),
        })
    }

    fn send(&self, mut stream: &TcpStream, with_body: bool) -> io::Result<()> {
        let Self {
            status, kind, body, ..
        } = self;
        write!(
            stream,
            "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\n\
             Content-Security-Policy: {CONTENT_SECURITY_POLICY}\r\n",
            body.len()
        )?;
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
        Some("json" | "webmanifest") => "application/json",
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
        let first = Answer::of_file(&file, None).unwrap();
        assert_eq!(first.status, "200 OK");
        let again = Answer::of_file(&file, first.tag.as_deref()).unwrap();
        assert_eq!((again.status, again.body.len()), ("304 Not Modified", 0));
        assert_eq!(
            Answer::of_file(&file, Some("\"else\"")).unwrap().status,
            "200 OK"
        );
        assert_eq!(
            tag_of_header("If-None-Match: \"a-1\"\r\n").as_deref(),
            Some("\"a-1\"")
        );
        assert_eq!(tag_of_header("Accept: *\r\n"), None);
    }
}

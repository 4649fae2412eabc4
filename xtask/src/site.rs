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
use std::time::Duration;

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
    let mut header = String::new();
    while request.read_line(&mut header)? > 2 {
        header.clear();
    }
    let mut words = first_line.split(' ');
    let (method, target) = (
        words.next().unwrap_or_default(),
        words.next().unwrap_or_default(),
    );
    if method != "GET" && method != "HEAD" {
        return respond(
            stream,
            "405 Method Not Allowed",
            "text/plain",
            b"only GET and HEAD\n",
            true,
        );
    }
    let file =
        file_of(root, target).and_then(|file| Some((fs::read(&file).ok()?, content_type(&file))));
    match file {
        Some((body, kind)) => respond(stream, "200 OK", kind, &body, method == "GET"),
        None => respond(
            stream,
            "404 Not Found",
            "text/plain",
            b"not found\n",
            method == "GET",
        ),
    }
}

fn respond(
    mut stream: &TcpStream,
    status: &str,
    kind: &str,
    body: &[u8],
    with_body: bool,
) -> io::Result<()> {
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\n\
         Content-Security-Policy: {CONTENT_SECURITY_POLICY}\r\nConnection: close\r\n\r\n",
        body.len()
    )?;
    if with_body {
        stream.write_all(body)?;
    }
    stream.flush()
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
}

//! A static web server for the built page, on this machine only.
//!
//! It is what `cargo xtask serve` shows and what the end-to-end tests visit: files as they are, or their
//! packed twins, nothing else. Each answer carries the page's policy, so that what the policy forbids, such as a request
//! that would leave this origin, fails, and is seen in the browser's console.

mod answer;
mod line;
mod request;

use std::io::{self, BufReader, BufWriter, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use self::answer::Answer;
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
        thread::spawn(move || drop(answer_all(&stream, &root, &line)));
    }
}

/// Answers what is asked over a connection, which is kept as hosts keep it: a new one costs a visitor who is far away
/// another round trip.
fn answer_all(stream: &TcpStream, root: &Path, line: &Line) -> io::Result<()> {
    stream.set_read_timeout(Some(IDLE_LIMIT))?;
    stream.set_nodelay(true)?;
    let mut requests = BufReader::new(stream);
    while let Some(request) = Request::read(&mut requests)? {
        if line.is_closed() || !line.hears(&request) {
            break;
        }
        answer(&request, stream, root, line)?;
        if !request.goes_on {
            break;
        }
    }
    Ok(())
}

fn answer(request: &Request, stream: &TcpStream, root: &Path, line: &Line) -> io::Result<()> {
    let answer = match &*request.method {
        "GET" | "HEAD" => {
            let file = file_of(root, &request.target);
            let file = file.and_then(|file| Answer::of_file(&file, request));
            file.unwrap_or_else(|| Answer::text("404 Not Found", "not found\n"))
        }
        _ => Answer::text("405 Method Not Allowed", "only GET and HEAD\n"),
    };
    let mut stream = BufWriter::new(stream);
    answer.send_head(&mut stream, request)?;
    if request.method != "HEAD" {
        line.send(request, &answer.body, &mut stream)?;
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
            let headers = "Host: localhost\r\nConnection: close\r\n";
            write!(stream, "{request} HTTP/1.1\r\n{headers}\r\n").unwrap();
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
    fn a_connection_is_kept_for_more() {
        let listener = bind(0).unwrap();
        let address = listener.local_addr().unwrap();
        thread::spawn(move || serve(&listener, Path::new(env!("CARGO_MANIFEST_DIR"))));
        let mut stream = TcpStream::connect(address).unwrap();
        let asked = "HEAD /Cargo.toml HTTP/1.1\r\n\r\nGET /Cargo.toml HTTP/1.1\r\nConnection: close\r\n\r\n";
        stream.write_all(asked.as_bytes()).unwrap();
        let mut answers = String::new();
        stream.read_to_string(&mut answers).unwrap();
        assert_eq!(answers.matches("HTTP/1.1 200 OK").count(), 2);
        assert_eq!(answers.matches("Connection: close").count(), 1);
        assert!(answers.ends_with("workspace = true\n"));
    }
}

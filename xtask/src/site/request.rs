//! What a visitor asks for.

use std::io::{self, BufRead};

/// A request, as far as anybody here wants to know.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// Such as `GET`.
    pub method: String,
    /// The path, and what comes after it.
    pub target: String,
    /// By which the visitor knows the file that it has.
    pub(super) known: Option<String>,
    /// Packings that it takes.
    pub(super) accepted: String,
    /// From which byte on it wants the file, where it has the beginning.
    pub from: Option<usize>,
    /// Of which file it has the beginning.
    pub(super) from_file: Option<String>,
    /// Whether more may be asked for over the same connection.
    pub(super) goes_on: bool,
}

impl Request {
    /// Reads one to its end, so that closing the connection loses no answer; nothing where the visitor has gone.
    pub(super) fn read(from: &mut impl BufRead) -> io::Result<Option<Self>> {
        let mut first_line = String::new();
        if from.read_line(&mut first_line)? == 0 {
            return Ok(None);
        }
        let mut words = first_line.trim_end().split(' ').map(str::to_owned);
        let mut request = Self {
            method: words.next().unwrap_or_default(),
            target: words.next().unwrap_or_default(),
            ..Self::default()
        };
        // Others may have a body, which nobody here reads.
        let has_no_body = matches!(&*request.method, "GET" | "HEAD");
        request.goes_on = has_no_body && words.next().is_some_and(|it| it == "HTTP/1.1");
        loop {
            let mut header = String::new();
            if from.read_line(&mut header)? <= 2 {
                return Ok(Some(request));
            }
            request.take(&header);
        }
    }

    fn take(&mut self, header: &str) {
        let Some((name, value)) = header.split_once(':') else {
            return;
        };
        let value = value.trim();
        match &*name.to_ascii_lowercase() {
            "if-none-match" => self.known = Some(value.to_owned()),
            "accept-encoding" => value.clone_into(&mut self.accepted),
            "range" => self.from = start_of(value),
            "connection" if value.eq_ignore_ascii_case("close") => self.goes_on = false,
            "if-range" => self.from_file = Some(value.to_owned()),
            _ => {}
        }
    }

    /// The path alone, without what comes before and after it.
    pub(super) fn path(&self) -> &str {
        let path = self.target.split(['?', '#']).next().unwrap_or_default();
        path.trim_start_matches('/')
    }

    /// Whether it takes this packing.
    pub(super) fn takes(&self, packing: &str) -> bool {
        self.accepted.split([',', ';', ' ']).any(|it| it == packing)
    }

    /// From where on it wants a file of this tag: from its beginning, unless it has that of this very file.
    pub(super) fn start_in(&self, tag: &str) -> usize {
        let has_beginning = self.from_file.as_deref().is_none_or(|it| it == tag);
        self.from.filter(|_| has_beginning).unwrap_or(0)
    }
}

/// `bytes=500-`: nobody here asks for less than all that is left.
fn start_of(range: &str) -> Option<usize> {
    range
        .strip_prefix("bytes=")?
        .strip_suffix('-')?
        .parse()
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(headers: &str) -> Request {
        let text = format!("GET /a/b.js?v=1 HTTP/1.1\r\n{headers}\r\n");
        Request::read(&mut text.as_bytes()).unwrap().unwrap()
    }

    #[test]
    fn headers_are_known_in_any_case() {
        let request = request("If-None-Match: \"a-1\"\r\nACCEPT-ENCODING: gzip;q=1.0, br\r\n");
        assert_eq!((&*request.method, request.path()), ("GET", "a/b.js"));
        assert_eq!(request.known.as_deref(), Some("\"a-1\""));
        assert!(request.takes("gzip") && request.takes("br") && !request.takes("zstd"));
    }

    #[test]
    fn a_connection_is_kept_until_the_visitor_closes_it() {
        assert!(request("").goes_on);
        assert!(!request("Connection: close\r\n").goes_on);
        for other in ["GET / HTTP/1.0\r\n\r\n", "POST / HTTP/1.1\r\n\r\n"] {
            let other = Request::read(&mut other.as_bytes()).unwrap();
            assert!(!other.unwrap().goes_on);
        }
        assert_eq!(Request::read(&mut &b""[..]).unwrap(), None);
    }

    #[test]
    fn the_rest_of_a_file_is_sent_to_whoever_has_its_beginning() {
        let ours = "Range: bytes=500-\r\nIf-Range: \"a\"\r\n";
        assert_eq!(request(ours).start_in("\"a\""), 500);
        assert_eq!(request(ours).start_in("\"b\""), 0);
        assert_eq!(request("Range: bytes=500-\r\n").start_in("\"b\""), 500);
        assert_eq!(request("Range: bytes=1-2\r\n").start_in("\"b\""), 0);
        assert_eq!(request("").start_in("\"a\""), 0);
    }
}

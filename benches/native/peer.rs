//! `benches/peers/native/peer.py`, a process that waits while others have their turn.

use std::ffi::OsString;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::Value;

pub(crate) struct Peer {
    title: String,
    process: Child,
    orders: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Peer {
    /// Starts one, which has the images and its network ready when this returns.
    pub(crate) fn start(python: &OsString, work: &str, peer: &str, title: &str) -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut process = Command::new(python)
            .arg(root.join("benches/peers/native/peer.py"))
            .args([work, peer])
            .arg(root.join("www/data"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Python starts");
        let orders = process.stdin.take().expect("it listens");
        let answers = BufReader::new(process.stdout.take().expect("it answers"));
        let title = title.to_owned();
        let mut peer = Self {
            title,
            process,
            orders,
            answers,
        };
        let ready = peer.answer();
        let version = ready["ready"].as_str().expect("a version").to_owned();
        peer.title = peer.title.replacen(',', &format!(" {version},"), 1);
        peer
    }

    /// Images a second over at least so many seconds.
    pub(crate) fn train(&mut self, secs: f64) -> f64 {
        writeln!(self.orders, "{secs}").expect("the peer goes on");
        self.answer()["rate"].as_f64().expect("a rate")
    }

    /// Its name, and the share of validation images that it reads rightly by now.
    pub(crate) fn end(mut self) -> (String, f64) {
        drop(self.orders);
        let mut line = String::new();
        self.answers.read_line(&mut line).expect("an answer");
        let accuracy = parse(&line)["accuracy"].as_f64().expect("an accuracy");
        self.process.wait().expect("the peer ends");
        (self.title, accuracy)
    }

    fn answer(&mut self) -> Value {
        let mut line = String::new();
        self.answers.read_line(&mut line).expect("an answer");
        parse(&line)
    }
}

fn parse(line: &str) -> Value {
    serde_json::from_str(line).expect("a line of JSON: a peer that fails says why on its own")
}

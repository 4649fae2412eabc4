//! The program that remote-controls a browser: chromedriver or geckodriver.

use std::env;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Map, Value};
use tempfile::TempDir;

/// The browser that all tests run in: `DIGIT_LAB_BROWSER`, which `cargo xtask test --browser` sets.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Kind {
    /// Or Chrome.
    Chromium,
    /// Or Firefox ESR.
    Firefox,
}

impl Kind {
    pub(crate) fn wanted() -> Result<Self> {
        let name = env::var_os("DIGIT_LAB_BROWSER").unwrap_or_else(|| "chromium".into());
        match name.to_str() {
            Some("chromium") => Ok(Self::Chromium),
            Some("firefox") => Ok(Self::Firefox),
            _ => bail!(
                "DIGIT_LAB_BROWSER is chromium or firefox, not {}",
                name.display()
            ),
        }
    }

    /// Its driver: where another than that on the `PATH` is named, what it is called, and on which ports it listens.
    fn driver(self) -> (&'static str, &'static str, &'static [&'static str]) {
        match self {
            Self::Chromium => ("CHROMEDRIVER", "chromedriver", &["--port=0"]),
            Self::Firefox => (
                "GECKODRIVER",
                "geckodriver",
                // The browser itself takes a port for each of its two protocols.
                &["--port=0", "--websocket-port=0"],
            ),
        }
    }
}

/// A running driver on a port of its own; ended when dropped.
pub(crate) struct Driver {
    kind: Kind,
    process: Child,
    address: String,
    /// Where the browser keeps its profile, some 10 MB. The driver deletes that too, but after it has answered that the
    /// browser is closed, and is ended before it comes to it.
    _folder: TempDir,
}

impl Driver {
    /// Starts the driver of the browser that is wanted.
    pub(crate) fn start() -> Result<Self> {
        /// Chromium's was once seen to end without having named a port, among some sixty starts.
        const STARTS: usize = 3;
        let kind = Kind::wanted()?;
        let mut start = Self::start_once(kind);
        for _ in 1..STARTS {
            if start.is_ok() {
                break;
            }
            start = Self::start_once(kind);
        }
        start
    }

    fn start_once(kind: Kind) -> Result<Self> {
        let (variable, name, arguments) = kind.driver();
        let program = env::var_os(variable).unwrap_or_else(|| name.into());
        let folder = TempDir::new().context("cannot make a folder for the browser")?;
        let mut process = Command::new(&program)
            .args(arguments)
            .env("TMPDIR", folder.path())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| format!("cannot start {}", program.display()))?;
        let said = process
            .stdout
            .take()
            .with_context(|| format!("{name} has no output"))?;
        let mut lines = BufReader::new(said).lines().map_while(Result::ok);
        let port = lines
            .find_map(|line| port_in(&line))
            .with_context(|| format!("{name} named no port"))?;
        // Whoever goes on talking must be heard to the end: a pipe that is full, or broken, would hold it up.
        std::thread::spawn(move || lines.for_each(drop));
        Ok(Self {
            kind,
            process,
            address: format!("http://127.0.0.1:{port}"),
            _folder: folder,
        })
    }

    pub(crate) fn kind(&self) -> Kind {
        self.kind
    }

    /// Opens a browser. A machine short of memory may need several tries, and no test has begun yet.
    pub(crate) async fn open(&self, capabilities: &Map<String, Value>) -> Result<Client> {
        const TRIES: usize = 3;
        const REST: Duration = Duration::from_secs(2);
        let mut opened = self.open_once(capabilities).await;
        for _ in 1..TRIES {
            if opened.is_ok() {
                break;
            }
            tokio::time::sleep(REST).await;
            opened = self.open_once(capabilities).await;
        }
        opened
    }

    async fn open_once(&self, capabilities: &Map<String, Value>) -> Result<Client> {
        ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities.clone())
            .connect(&self.address)
            .await
            .with_context(|| format!("{} cannot open the browser", self.kind.driver().1))
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // It may have ended by itself; there is nothing to do about another failure.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// `ChromeDriver was started successfully on port 40123.`, or, after a time and a name, `Listening on 127.0.0.1:40123`.
fn port_in(line: &str) -> Option<u16> {
    const BEFORE: [&str; 2] = [
        "ChromeDriver was started successfully on port ",
        "Listening on 127.0.0.1:",
    ];
    let (_, rest) = BEFORE.iter().find_map(|before| line.split_once(before))?;
    rest.trim_end_matches('.').parse().ok()
}

#[cfg(test)]
mod tests {
    use super::port_in;

    #[test]
    fn the_port_is_read_from_what_the_driver_says() {
        for (line, port) in [
            (
                "ChromeDriver was started successfully on port 40123.",
                Some(40123),
            ),
            ("Only local connections are allowed.", None),
            (
                "1795800000000\tgeckodriver\tINFO\tListening on 127.0.0.1:40123",
                Some(40123),
            ),
        ] {
            assert_eq!(port_in(line), port, "{line}");
        }
    }
}

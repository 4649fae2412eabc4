//! chromedriver, and what it can do beyond the WebDriver standard.

use std::env;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result};
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use url::Url;

use crate::Visitor;

/// A running chromedriver on a port of its own; ended when dropped.
pub(crate) struct Driver {
    process: Child,
    address: String,
}

impl Driver {
    /// Starts `CHROMEDRIVER`, or the one on the `PATH`.
    pub(crate) fn start() -> Result<Self> {
        /// It was once seen to end without having named a port, among some sixty starts.
        const STARTS: usize = 3;
        let mut start = Self::start_once();
        for _ in 1..STARTS {
            if start.is_ok() {
                break;
            }
            start = Self::start_once();
        }
        start
    }

    fn start_once() -> Result<Self> {
        let program = env::var_os("CHROMEDRIVER").unwrap_or_else(|| "chromedriver".into());
        let mut process = Command::new(&program)
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| format!("cannot start {}", program.display()))?;
        let said = process
            .stdout
            .take()
            .context("chromedriver has no output")?;
        // Its last line names the port that the system gave it; it is silent afterwards.
        let port = BufReader::new(said)
            .lines()
            .map_while(Result::ok)
            .find_map(|line| port_in(&line))
            .context("chromedriver named no port")?;
        Ok(Self {
            process,
            address: format!("http://127.0.0.1:{port}"),
        })
    }

    /// Opens a browser for a visitor. A machine short of memory may need several tries, and no test
    /// has begun yet.
    pub(crate) async fn open(&self, visitor: &Visitor) -> Result<Client> {
        const TRIES: usize = 3;
        const REST: Duration = Duration::from_secs(2);
        let mut opened = self.open_once(visitor).await;
        for _ in 1..TRIES {
            if opened.is_ok() {
                break;
            }
            tokio::time::sleep(REST).await;
            opened = self.open_once(visitor).await;
        }
        opened
    }

    async fn open_once(&self, visitor: &Visitor) -> Result<Client> {
        ClientBuilder::new(HttpConnector::new())
            .capabilities(visitor.capabilities()?)
            .connect(&self.address)
            .await
            .context("chromedriver cannot open the browser")
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // It may have ended by itself; there is nothing to do about another failure.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// `ChromeDriver was started successfully on port 40123.`
fn port_in(line: &str) -> Option<u16> {
    line.strip_prefix("ChromeDriver was started successfully on port ")?
        .trim_end_matches('.')
        .parse()
        .ok()
}

/// Sends a command of the Chrome DevTools protocol.
pub(crate) async fn devtools(client: &Client, command: &str, parameters: Value) -> Result<Value> {
    let body = json!({ "cmd": command, "params": parameters });
    Ok(client
        .issue_cmd(Extension {
            path: "goog/cdp/execute",
            body,
        })
        .await?)
}

/// What the console has said since it was last asked.
pub(crate) async fn console(client: &Client) -> Result<Value> {
    Ok(client
        .issue_cmd(Extension {
            path: "se/log",
            body: json!({ "type": "browser" }),
        })
        .await?)
}

/// A command of chromedriver's own.
#[derive(Debug)]
struct Extension {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Extension {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, url::ParseError> {
        base.join(&format!(
            "session/{}/{}",
            session.unwrap_or_default(),
            self.path
        ))
    }

    fn method_and_body(&self, _: &Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::port_in;

    #[test]
    fn the_port_is_read_from_the_drivers_last_line() {
        assert_eq!(
            port_in("ChromeDriver was started successfully on port 40123."),
            Some(40123)
        );
        assert_eq!(port_in("Only local connections are allowed."), None);
    }
}

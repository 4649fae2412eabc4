//! A connection by WebDriver `BiDi`, in which the browser tells what happens without being asked.

use std::cell::RefCell;
use std::mem;

use anyhow::{Context, Result, bail};
use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio::sync::Mutex;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream};

/// The connection to a browser. Events wait in it until they are taken.
pub(super) struct Connection {
    line: Mutex<Line>,
    events: RefCell<Vec<Value>>,
}

struct Line {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    commands_sent: u64,
}

impl Connection {
    pub(super) async fn to(address: &str) -> Result<Self> {
        let (socket, _) = tokio_tungstenite::connect_async(address)
            .await
            .with_context(|| format!("cannot connect to {address}"))?;
        Ok(Self {
            line: Mutex::new(Line {
                socket,
                commands_sent: 0,
            }),
            events: RefCell::default(),
        })
    }

    /// Sends a command and returns its result; what else arrives until then is kept.
    pub(super) async fn command(&self, method: &str, parameters: Value) -> Result<Value> {
        let mut line = self.line.lock().await;
        line.commands_sent += 1;
        let id = line.commands_sent;
        let command = json!({ "id": id, "method": method, "params": parameters });
        line.socket.send(Message::text(command.to_string())).await?;
        loop {
            let message = line.socket.next().await;
            let message =
                message.with_context(|| format!("the browser left {method} unanswered"))??;
            let Message::Text(text) = message else {
                continue;
            };
            let mut told: Value = serde_json::from_str(&text)?;
            if told["type"] == "event" {
                self.events.borrow_mut().push(told);
            } else if told["id"] == id {
                if told["type"] == "success" {
                    return Ok(told["result"].take());
                }
                bail!("{method}: {}: {}", told["error"], told["message"]);
            }
        }
    }

    /// What has happened, as far as it arrived before the last command's result.
    pub(super) fn take_events(&self) -> Vec<Value> {
        mem::take(&mut self.events.borrow_mut())
    }
}

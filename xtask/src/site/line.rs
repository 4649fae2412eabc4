//! The line between a site and its visitors: it can be closed for good, break in the midst of an answer, and come back.

use std::io::{self, Write};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use super::Request;

/// A line; whoever has it may cut it.
#[derive(Debug, Default)]
pub struct Line {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    is_closed: bool,
    is_down: bool,
    /// Answers to paths that contain this stop after so many bytes and wait.
    hold: Option<(String, usize)>,
    /// Answers that wait.
    held: usize,
    requests: Vec<Request>,
}

impl Line {
    /// From the next visit on, which gets no answer, nobody serves any more.
    pub fn close(&self) {
        self.change(|state| state.is_closed = true);
    }

    /// Lets the answers to paths that contain this stop after so many bytes, until the line is cut or mended.
    pub fn hold(&self, path: &str, bytes: usize) {
        self.change(|state| state.hold = Some((path.to_owned(), bytes)));
    }

    /// Whether an answer has stopped so.
    pub fn is_holding(&self) -> bool {
        self.state().held > 0
    }

    /// Breaks off all answers that wait, and answers nobody from now on.
    pub fn cut(&self) {
        self.change(|state| (state.is_down, state.hold) = (true, None));
    }

    /// Lets everything be as it was at first.
    pub fn mend(&self) {
        self.change(|state| (state.is_down, state.hold) = (false, None));
    }

    /// All that has been asked for and was answered at least in part.
    pub fn requests(&self) -> Vec<Request> {
        self.state().requests.clone()
    }

    pub(super) fn is_closed(&self) -> bool {
        self.state().is_closed
    }

    /// Takes a request; answers whether anybody hears it.
    pub(super) fn hears(&self, request: &Request) -> bool {
        let mut state = self.state();
        if !state.is_down {
            state.requests.push(request.clone());
        }
        !state.is_down
    }

    /// Sends the body of the answer to a request, or as much of it as gets through.
    pub(super) fn send(
        &self,
        request: &Request,
        body: &[u8],
        mut to: impl Write,
    ) -> io::Result<()> {
        let state = self.state();
        let limit = state
            .hold
            .as_ref()
            .filter(|(path, _)| request.target.contains(path));
        let Some(limit) = limit.map(|(_, bytes)| body.len().min(*bytes)) else {
            drop(state);
            return to.write_all(body);
        };
        drop(state);
        to.write_all(&body[..limit])?;
        to.flush()?;
        let mut state = self.state();
        state.held += 1;
        while state.hold.is_some() {
            let changed = self.changed.wait(state);
            state = changed.unwrap_or_else(PoisonError::into_inner);
        }
        state.held -= 1;
        let is_down = state.is_down;
        drop(state);
        if is_down {
            return Err(io::ErrorKind::ConnectionAborted.into());
        }
        to.write_all(&body[limit..])
    }

    fn change(&self, change: impl FnOnce(&mut State)) {
        change(&mut self.state());
        self.changed.notify_all();
    }

    /// The state is whole after every change, whoever panicked.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

//! What a place has had the pool do: of several errands only the latest counts.

use leptos::prelude::*;

use super::pool::{Pool, Request, Told};
use super::queue::Ticket;

/// An errand under way, or none; copies are handles to the same one.
#[derive(Clone, Copy)]
pub struct Errand {
    tickets: StoredValue<Vec<Ticket>>,
    /// Errands begun, so that what is said of an earlier one is known as such.
    begun: StoredValue<u32>,
}

impl Errand {
    /// None yet.
    pub fn new() -> Self {
        Self {
            tickets: StoredValue::new(Vec::new()),
            begun: StoredValue::new(0),
        }
    }

    /// Begins another one and answers its number; nothing more is told of those before.
    pub fn begin(self) -> u32 {
        self.begun.update_value(|begun| *begun += 1);
        self.begun.get_value()
    }

    /// Whether it is the one of this number still.
    pub fn is_present(self, number: u32) -> bool {
        self.begun.try_get_value() == Some(number)
    }

    /// Hands in its requests, each with a number of its own, by which `take_in` is told of it for as long as the
    /// errand is the present one.
    pub fn submit(
        self,
        pool: Pool,
        number: u32,
        requests: impl Iterator<Item = (usize, Request)>,
        take_in: impl Fn(usize, Told) + Copy + 'static,
    ) {
        let tickets = requests.map(|(part, request)| {
            pool.submit(request, move |told| {
                if self.is_present(number) {
                    take_in(part, told);
                }
            })
        });
        self.tickets.set_value(tickets.collect());
    }

    /// Has the pool stop what was handed in; its end is still told of.
    pub fn call_off(self, pool: Pool) {
        let tickets = self.tickets.try_update_value(std::mem::take);
        for ticket in tickets.unwrap_or_default() {
            pool.stop(ticket);
        }
    }
}

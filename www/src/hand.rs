//! Teaching the page one's hand: drawings that a person labels, kept in this browser only, and a
//! copy of the built-in network that learns them.
//!
//! [`drawings`] keeps them, [`learning`] has the engine learn them in a worker of its own, [`network`]
//! keeps what came out, and [`mod@view`] shows all three.

mod drawings;
mod export;
mod learning;
mod network;
mod path;
mod store;
mod view;
mod words;

pub use drawings::Drawings;
pub use network::HandNetwork;
pub use view::{HandPanel, Teach};

use leptos::prelude::*;

use crate::readers::Readers;

/// Makes drawings and the network that has learned them known to the whole page.
pub fn provide(readers: Readers) {
    let drawings = Drawings::new();
    let network = HandNetwork::new(readers);
    provide_context(drawings);
    provide_context(network);
    drawings.restore();
    network.restore();
}

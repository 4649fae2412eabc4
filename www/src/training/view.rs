//! The panel's parts as elements of the page.

mod address;
mod announcement;
mod buttons;
mod change;
mod curves;
mod data_choice;
mod drop_zone;
mod dropped;
mod field;
mod form;
mod metrics;
mod monitors;
mod presets;
mod status_line;

pub use address::Address;
pub use buttons::{Buttons, focus_field, is_again};
pub use change::ChangeRates;
pub use curves::{Curves, CurvesAhead};
pub use data_choice::DataChoice;
pub use drop_zone::DropZone;
pub use form::{Form, fields_in_order};
pub use metrics::Metrics;
pub use monitors::Monitors;
pub use status_line::StatusLine;

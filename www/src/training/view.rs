//! The panel's parts as elements of the page.

mod buttons;
mod curves;
mod data_choice;
mod drop_zone;
mod field;
mod form;
mod metrics;
mod presets;
mod run_list;
mod status_line;

pub use buttons::Buttons;
pub use curves::Curves;
pub use data_choice::DataChoice;
pub use drop_zone::DropZone;
pub use form::Form;
pub use metrics::Metrics;
pub use run_list::RunList;
pub use status_line::StatusLine;

//! The trainings as elements of the page.

mod actions;
mod add;
mod best;
mod comparison;
mod duplicate;
mod name;
mod panel;
mod row;
mod sparkline;
mod undo;

pub use panel::RunList;

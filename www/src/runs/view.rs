//! The trainings as elements of the page.

mod actions;
mod add;
mod comparison;
mod name;
mod panel;
mod row;
mod sparkline;
mod undo;

pub use panel::RunList;

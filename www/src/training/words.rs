//! What the panel says, in the language of the moment.
//!
//! Every `match` here is exhaustive: a field, choice or fault that the engine gains is missed by
//! the compiler, not by a reader.

mod choice;
mod fault;
mod field;
mod monitor;
mod problem;
mod run;

use crate::i18n::I18n;
use crate::numbers::{Style, format};

pub use choice::{choices, cost, preset_name};
pub use fault::{data_fault_words, fault_words, fetch_words, reason_words, relief_words};
pub use field::{field_hint, field_limits, field_name};
pub use monitor::{monitor_name, monitor_note, subject_end, subject_name};
pub use problem::{hint_words, layer_problem_words, problem_words, problem_words_of};
pub use run::{difference_words, setting_words};

/// A number that counts something.
fn whole(i18n: I18n, number: impl Into<f64>) -> String {
    format(i18n.get_locale(), number.into(), Style::Decimals(0))
}

/// A number as it was typed or stated, whatever its size.
fn exact(i18n: I18n, number: f64) -> String {
    /// What `Intl` shows at most of a number: as many as an f64 has for sure.
    const DIGITS: u32 = 15;
    format(i18n.get_locale(), number, Style::Significant(DIGITS))
}

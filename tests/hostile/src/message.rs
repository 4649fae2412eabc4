//! What a fault says to the person whose file it is.

use std::fmt::Display;

/// The most characters of a sentence that somebody reads.
const MOST: usize = 1_000;

/// Fails unless a fault is told in one sentence of bearable length.
pub(crate) fn assert_clear(fault: &impl Display) {
    let said = fault.to_string();
    assert!(!said.trim().is_empty(), "a fault without words");
    assert!(
        said.chars().count() <= MOST,
        "a fault of {} characters: {said}",
        said.chars().count()
    );
    assert!(
        !said.chars().any(char::is_control),
        "a fault with control characters: {said:?}"
    );
}

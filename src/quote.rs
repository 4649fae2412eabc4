//! What others wrote, as a message repeats it.

use std::borrow::Cow;

/// The most characters of it: enough to find the place by.
const MOST: usize = 200;

/// The text without control characters, and not longer than a sentence may be: a file can have megabytes where a name
/// should be.
pub(crate) fn shown(text: &str) -> Cow<'_, str> {
    let is_fit = |sign: char| !sign.is_control();
    if text.chars().take(MOST + 1).count() <= MOST && text.chars().all(is_fit) {
        return Cow::Borrowed(text);
    }
    let fit = |sign| if is_fit(sign) { sign } else { '\u{fffd}' };
    let mut shown: String = text.chars().take(MOST).map(fit).collect();
    if text.chars().nth(MOST).is_some() {
        shown.push('…');
    }
    Cow::Owned(shown)
}

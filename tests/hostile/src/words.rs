//! Words that inputs of several targets are made of.

/// What JSON is made of, and numbers at which something may break.
macro_rules! json_words {
    ($($word:literal),* $(,)?) => {
        &[
            "{\"", "\":", "\",\"", "[[", "]]", "},{", "null", "true", "false", "\\u0000", "\\\"",
            "0", "-1", "1e39", "1e999", "-0.0", "4294967295", "18446744073709551615", $($word),*
        ]
    };
}
pub(crate) use json_words;

//! Changes of JSON that leave it JSON, so that what understands it is tried and not only what parses it.

use arbitrary::Arbitrary;
use serde_json::{Value, json};

/// Texts that mean something somewhere.
const TEXTS: [&str; 16] = [
    "",
    "0",
    "-1",
    "NaN",
    "1e999",
    "softmax",
    "relu",
    "F32",
    "I8",
    "U8",
    "conv 2@2x2, pool 2, 3",
    "dropout 0.999, 2",
    "random-search",
    "numerical-gradient",
    "standardized",
    "finished",
];

/// Numbers at which something may break.
const NUMBERS: [f64; 16] = [
    0.0,
    -0.0,
    1.0,
    -1.0,
    2.0,
    3.0,
    0.5,
    16.0,
    784.0,
    2_000.0,
    2_001.0,
    4_294_967_295.0,
    4_294_967_296.0,
    1e-300,
    1e39,
    1e300,
];

/// One change of one value.
#[derive(Arbitrary, Debug)]
pub(crate) struct Edit {
    /// Which value, counted as they are written.
    at: u16,
    change: Change,
}

#[derive(Arbitrary, Debug)]
enum Change {
    Null,
    Flag(bool),
    Whole(u64),
    Small(i8),
    /// A float, also as checkpoints write one: by its bits.
    Known {
        number: u8,
        is_bits: bool,
    },
    Number(f64),
    Text(u8),
    Words(String),
    EmptyList,
    EmptyObject,
    /// The last one of what it holds is gone.
    Shorter,
    /// The first one of what it holds is there once more.
    Longer,
}

impl Edit {
    /// Makes the change, where there is such a value.
    pub(crate) fn make(&self, document: &mut Value) {
        let mut at = usize::from(self.at) % count(document).max(1);
        let Some(value) = nth(document, &mut at) else {
            return;
        };
        let new = match &self.change {
            Change::Null => json!(null),
            Change::Flag(flag) => json!(flag),
            Change::Whole(number) => json!(number),
            Change::Small(number) => json!(number),
            Change::Known { number, is_bits } => {
                let number = NUMBERS[usize::from(*number) % NUMBERS.len()];
                if *is_bits {
                    json!(number.to_bits())
                } else if number.fract() == 0.0 && number.abs() < 1e15 {
                    json!(number as i64)
                } else {
                    json!(number)
                }
            }
            Change::Number(number) => json!(number),
            Change::Text(text) => json!(TEXTS[usize::from(*text) % TEXTS.len()]),
            Change::Words(words) => json!(words),
            Change::EmptyList => json!([]),
            Change::EmptyObject => json!({}),
            Change::Shorter => return shorten(value),
            Change::Longer => return lengthen(value),
        };
        *value = new;
    }
}

fn shorten(value: &mut Value) {
    match value {
        Value::Array(items) => drop(items.pop()),
        Value::Object(entries) => {
            if let Some(name) = entries.keys().next_back().cloned() {
                entries.remove(&name);
            }
        }
        Value::String(text) => drop(text.pop()),
        _ => {}
    }
}

fn lengthen(value: &mut Value) {
    match value {
        Value::Array(items) => items.extend(items.first().cloned()),
        Value::Object(entries) => {
            if let Some(first) = entries.values().next().cloned() {
                entries.insert("another".to_owned(), first);
            }
        }
        Value::String(text) => text.push('9'),
        _ => {}
    }
}

/// How many values there are, the whole document's included.
fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(count).sum(),
        Value::Object(entries) => entries.values().map(count).sum(),
        _ => 0,
    }
}

fn nth<'a>(value: &'a mut Value, left: &mut usize) -> Option<&'a mut Value> {
    if *left == 0 {
        return Some(value);
    }
    *left -= 1;
    match value {
        Value::Array(items) => items.iter_mut().find_map(|item| nth(item, left)),
        Value::Object(entries) => entries.values_mut().find_map(|entry| nth(entry, left)),
        _ => None,
    }
}

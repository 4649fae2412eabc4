//! Numbers as the language of the moment writes them, by the browser's own `Intl`.

mod plain;

use std::cell::RefCell;
use std::collections::HashMap;

use js_sys::{Array, Function, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

use crate::i18n::Locale;

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Style {
    /// With as many decimals, such as `0.25`, thousands set apart.
    Decimals(u32),
    /// A share of one, with as many decimals, such as `97.9%` for 0.979.
    Percent(u32),
    /// With as many significant digits, such as `0.0312` or `1,230`.
    Significant(u32),
    /// As short as the language has it, such as `200K` or `20万`.
    Compact,
    /// As a power of ten, such as `10⁻⁸`.
    Scientific,
}

/// Bytes, as the limits of files are multiples of it.
pub const MEGABYTE: f64 = (1 << 20) as f64;

const MINUS: &str = "\u{2212}";

thread_local! {
    /// Making a format takes far longer than using one, and bars are written anew every frame.
    static FORMATS: RefCell<HashMap<(Locale, Style), Function>> = RefCell::default();
}

/// The number in a language's own way of writing. Where `Intl` fails, which no known browser does,
/// it is written plainly. A minus is as wide as a plus, and lines up with digits.
pub fn format(locale: Locale, value: f64, style: Style) -> String {
    let written = plain::written(value, style).or_else(|| formatted(locale, value, style));
    let written = written.unwrap_or_else(|| value.to_string());
    written.replace('-', MINUS)
}

fn formatted(locale: Locale, value: f64, style: Style) -> Option<String> {
    let known = FORMATS.with_borrow(|formats| formats.get(&(locale, style)).cloned());
    let format = if let Some(format) = known {
        format
    } else {
        let format = make(locale, style)?;
        FORMATS.with_borrow_mut(|formats| formats.insert((locale, style), format.clone()));
        format
    };
    let written = format.call1(&JsValue::UNDEFINED, &value.into()).ok()?;
    let written = written.as_string()?;
    Some(match style {
        Style::Scientific => power_of_ten(&written).unwrap_or(written),
        _ => written,
    })
}

/// `1.66E-9` as books write it.
fn power_of_ten(written: &str) -> Option<String> {
    let (mantissa, exponent) = written.split_once('E')?;
    Some(times_ten_to(mantissa, exponent.parse().ok()?))
}

/// A number times a power of ten, such as 1.66·10⁻⁹; the power alone where the number is 1.
pub fn times_ten_to(mantissa: &str, exponent: i32) -> String {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let raised = exponent
        .to_string()
        .chars()
        .map(|sign| match sign.to_digit(10) {
            Some(digit) => RAISED[digit as usize],
            None => '⁻',
        })
        .collect::<String>();
    match (mantissa, exponent) {
        (mantissa, 0) => mantissa.to_owned(),
        ("1", _) => format!("10{raised}"),
        ("-1" | "\u{2212}1", _) => format!("{MINUS}10{raised}"),
        (mantissa, _) => format!("{mantissa}·10{raised}"),
    }
}

/// `Intl.NumberFormat`'s function from a number to text.
fn make(locale: Locale, style: Style) -> Option<Function> {
    let options = Object::new();
    for (name, value) in style.options() {
        Reflect::set(&options, &name.into(), &value).ok()?;
    }
    Some(Intl::NumberFormat::new(&Array::of1(&locale.as_str().into()), &options).format())
}

impl Style {
    /// The options of `Intl.NumberFormat`.
    fn options(self) -> Vec<(&'static str, JsValue)> {
        let decimals = |digits: u32| {
            [
                ("minimumFractionDigits", digits.into()),
                ("maximumFractionDigits", digits.into()),
            ]
        };
        match self {
            Self::Decimals(digits) => decimals(digits).into(),
            Self::Percent(digits) => {
                let mut options = Vec::from(decimals(digits));
                options.push(("style", "percent".into()));
                options
            }
            Self::Significant(digits) => vec![("maximumSignificantDigits", digits.into())],
            Self::Compact => vec![("notation", "compact".into())],
            Self::Scientific => vec![("notation", "scientific".into())],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::times_ten_to;

    #[test]
    fn powers_of_ten_are_raised() {
        assert_eq!(times_ten_to("1.66", -9), "1.66·10⁻⁹");
        assert_eq!(times_ten_to("1", 12), "10¹²");
        assert_eq!(times_ten_to("-1", -3), "−10⁻³");
        assert_eq!(times_ten_to("4.2", 0), "4.2");
    }
}

//! Numbers of networks as they are written: the engine's, only rounded.

use crate::i18n::I18n;
use crate::numbers::{Style, format, times_ten_to};

/// From here on powers of ten are shorter.
const LARGE: f64 = 1e5;
/// And below this, other than 0.
const SMALL: f64 = 1e-4;

/// Four significant digits, such as `−0.03125`, `12.5` or `1.234·10⁻⁷`.
pub fn numeral(i18n: I18n, value: impl Into<f64>) -> String {
    // Costs of nothing come as a negative zero.
    let value: f64 = value.into() + 0.0;
    let locale = i18n.get_locale();
    if !value.is_finite() {
        return value.to_string();
    }
    if value != 0.0 && !(SMALL..LARGE).contains(&value.abs()) {
        // `Intl` has no style of both; its notation alone would leave three decimals at most.
        let power = value.abs().log10().floor();
        let digits = format(locale, value / 10_f64.powf(power), Style::Significant(4));
        times_ten_to(&digits, power as i32)
    } else {
        format(locale, value, Style::Significant(4))
    }
}

/// A number that counts something.
pub fn whole(i18n: I18n, count: usize) -> String {
    format(i18n.get_locale(), count as f64, Style::Decimals(0))
}

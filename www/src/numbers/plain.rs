//! Numbers that are written alike in all languages of the page, digits in threes with commas between: without `Intl`,
//! whose first format takes as long as building a part of the page.

use super::Style;

/// From here on not every whole number is an f64 of its own digits.
const MOST: f64 = 1e15;

/// The number, where nothing of it is rounded; nothing where `Intl` is to be asked.
pub(super) fn written(value: f64, style: Style) -> Option<String> {
    if value.is_nan() || value.abs() >= MOST {
        return None;
    }
    let text = value.to_string();
    let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
    let is_exact = match style {
        Style::Decimals(most) => most == 0 && decimals.is_empty(),
        Style::Significant(most) => significant(&text) <= most as usize,
        Style::Percent(_) | Style::Compact | Style::Scientific => false,
    };
    let point = if decimals.is_empty() { "" } else { "." };
    is_exact.then(|| grouped(whole) + point + decimals)
}

/// How many digits say what the number is.
fn significant(text: &str) -> usize {
    let digits = text.trim_start_matches(['-', '0', '.']);
    digits.bytes().filter(u8::is_ascii_digit).count()
}

fn grouped(whole: &str) -> String {
    let (sign, digits) = whole
        .strip_prefix('-')
        .map_or(("", whole), |digits| ("-", digits));
    let mut text = sign.to_owned();
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Expected is what `Intl.NumberFormat` answers, for English and for Chinese.
    #[test]
    fn what_is_not_rounded_is_written_as_intl_writes_it() {
        let cases = [
            (0.0, Style::Decimals(0), "0"),
            (14.0, Style::Decimals(0), "14"),
            (999.0, Style::Decimals(0), "999"),
            (2_000.0, Style::Decimals(0), "2,000"),
            (-123_456.0, Style::Decimals(0), "-123,456"),
            (4_294_967_295.0, Style::Significant(15), "4,294,967,295"),
            (0.000_001, Style::Significant(15), "0.000001"),
            (0.999, Style::Significant(3), "0.999"),
            (-1_234.5, Style::Significant(15), "-1,234.5"),
            (1_000.0, Style::Significant(4), "1,000"),
        ];
        for (value, style, expected) in cases {
            assert_eq!(written(value, style).as_deref(), Some(expected));
        }
    }

    #[test]
    fn what_is_rounded_or_written_by_language_is_left_to_intl() {
        let cases = [
            (2.5, Style::Decimals(0)),
            (2.0, Style::Decimals(1)),
            (0.1 + 0.2, Style::Significant(15)),
            (1_234.0, Style::Significant(3)),
            (0.5, Style::Percent(0)),
            (200_000.0, Style::Compact),
            (1e15, Style::Decimals(0)),
            (f64::NAN, Style::Decimals(0)),
            (f64::INFINITY, Style::Decimals(0)),
        ];
        for (value, style) in cases {
            assert_eq!(written(value, style), None, "{value} {style:?}");
        }
    }
}

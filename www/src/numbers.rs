//! Numbers as the language of the moment writes them, by the browser's own `Intl`.

use js_sys::{Array, Intl, Object, Reflect};
use leptos_i18n::Locale as _;
use wasm_bindgen::JsValue;

use crate::i18n::Locale;

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Style {
    /// With as many decimals, such as `0.25`, thousands set apart.
    Decimals(u32),
    /// A share of one, with as many decimals, such as `97.9 %` for 0.979.
    Percent(u32),
    /// With as many significant digits, such as `0.0312` or `1,230`.
    Significant(u32),
}

/// The number in words of digits. Where `Intl` fails, which no known browser does, plainly.
pub fn format(locale: Locale, value: f64, style: Style) -> String {
    formatted(locale, value, style).unwrap_or_else(|| value.to_string())
}

fn formatted(locale: Locale, value: f64, style: Style) -> Option<String> {
    let options = Object::new();
    let set = |name: &str, value: JsValue| Reflect::set(&options, &name.into(), &value).ok();
    match style {
        Style::Decimals(digits) | Style::Percent(digits) => {
            set("minimumFractionDigits", digits.into())?;
            set("maximumFractionDigits", digits.into())?;
        }
        Style::Significant(digits) => {
            set("maximumSignificantDigits", digits.into())?;
        }
    }
    if let Style::Percent(_) = style {
        set("style", "percent".into())?;
    }
    let format = Intl::NumberFormat::new(&Array::of1(&locale.as_str().into()), &options).format();
    format
        .call1(&JsValue::UNDEFINED, &value.into())
        .ok()?
        .as_string()
}

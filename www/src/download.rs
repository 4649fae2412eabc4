//! Files to take along.

use js_sys::{Array, Uint8Array};
use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// The longest that a file's name gets, in characters.
const LONGEST: usize = 80;

/// Saves a file under a name, as the browser does with downloads.
pub fn save(name: &str, media_type: &str, content: &[u8]) {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = Array::of1(&Uint8Array::from(content));
    if let Ok(blob) = Blob::new_with_u8_array_sequence_and_options(&parts, &options) {
        save_blob(name, &blob);
    }
}

/// The same with what a browser made itself.
pub fn save_blob(name: &str, blob: &Blob) {
    let link = || -> Result<(), JsValue> {
        let address = Url::create_object_url_with_blob(blob)?;
        let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
        link.set_href(&address);
        link.set_download(name);
        link.click();
        Url::revoke_object_url(&address)
    };
    // A browser that makes no files has none to offer.
    let _ = link();
}

/// Words as a part of a file's name: `digit-lab-30-eta-3`. Letters of any script and digits stay, and the
/// points of decimals.
pub fn file_name(words: &[&str], ending: &str) -> String {
    let words = std::iter::once("digit-lab").chain(words.iter().copied());
    let words = words.collect::<Vec<_>>().join("-");
    let words = words
        .replace('η', "eta")
        .replace('λ', "lambda")
        .replace('μ', "mu");
    let mut name = String::new();
    for letter in words.chars().take(LONGEST) {
        let is_decimal_point = letter == '.' && name.ends_with(|last: char| last.is_ascii_digit());
        if letter.is_alphanumeric() || is_decimal_point {
            name.push(letter);
        } else if !name.ends_with('-') {
            name.push('-');
        }
    }
    format!("{}.{ending}", name.trim_matches(['-', '.']))
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn names_of_files_are_plain() {
        assert_eq!(
            file_name(&["cost", "30, η 0.5"], "csv"),
            "digit-lab-cost-30-eta-0.5.csv"
        );
        assert_eq!(file_name(&["../../etc"], "svg"), "digit-lab-etc.svg");
        assert_eq!(file_name(&["三十 个"], "png"), "digit-lab-三十-个.png");
        assert!(file_name(&[&"x".repeat(500)], "csv").len() < 100);
    }
}

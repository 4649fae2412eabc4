//! The frame around what a step points at.

use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::CssStyleSheet;

/// Frames whatever a selector finds, also when it is made anew meanwhile: a rule, not a class. It has a style sheet
/// of its own, since the page's policy forbids styles that are written into the page.
pub fn frame(selector: impl Fn() -> Option<String> + 'static) {
    let sheet = StoredValue::new_local(added().ok());
    Effect::new(move |_| {
        let rule = selector().map(|selector| {
            format!(
                "{selector} {{ outline: var(--lesson-frame); outline-offset: 3px; border-radius: var(--radius); }}"
            )
        });
        sheet.with_value(|sheet| {
            if let Some(sheet) = sheet {
                // Without a frame the words still say what is meant.
                let _ = sheet.replace_sync(&rule.unwrap_or_default());
            }
        });
    });
    on_cleanup(move || {
        if let Some(Some(sheet)) = sheet.try_update_value(Option::take) {
            remove(&sheet);
        }
    });
}

/// An empty style sheet that the document has.
fn added() -> Result<CssStyleSheet, JsValue> {
    let sheet = CssStyleSheet::new()?;
    document().adopted_style_sheets().push(&sheet);
    Ok(sheet)
}

fn remove(sheet: &CssStyleSheet) {
    let others = document().adopted_style_sheets();
    let others = others.filter(&mut |other, _, _| !js_sys::Object::is(&other, sheet));
    document().set_adopted_style_sheets(&others);
}

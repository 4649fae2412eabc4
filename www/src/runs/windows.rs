//! Other windows of this page, which have the same trainings in storage.

use js_sys::Array;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

#[wasm_bindgen(module = "/src/runs/windows.js")]
extern "C" {
    #[wasm_bindgen(js_name = hold)]
    fn js_hold(began: f64);
    #[wasm_bindgen(js_name = release)]
    fn js_release();
    #[wasm_bindgen(js_name = letGoOf)]
    fn js_let_go_of(began: f64);
    #[wasm_bindgen(js_name = isHeld)]
    async fn js_is_held(began: f64) -> JsValue;
    #[wasm_bindgen(js_name = elsewhere)]
    async fn js_elsewhere() -> JsValue;
}

/// The training that began then is under way in this window.
pub fn hold(began: f64) {
    js_hold(began);
}

/// None is under way in this window any more.
pub fn release() {
    js_release();
}

/// This window does not go on with the training that began then after all, unless it has another under way by now.
pub fn let_go_of(began: f64) {
    js_let_go_of(began);
}

/// Whether the training that began then is this window's now, since no other has it under way.
pub async fn is_held(began: f64) -> bool {
    js_is_held(began).await.is_truthy()
}

/// When the trainings began that are under way in other windows.
pub async fn elsewhere() -> Vec<f64> {
    let began: Array = js_elsewhere().await.unchecked_into();
    began.iter().filter_map(|began| began.as_f64()).collect()
}

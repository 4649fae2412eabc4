//! Another training like one there is, but for one setting.

use digit_lab::training::Field;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::i18n::{t, t_string, use_i18n};
use crate::runs::kept::Kept;
use crate::training::Training;
use crate::training::view::{fields_in_order, focus_field};
use crate::training::words::field_name;

/// A menu of settings: the form is filled in for the training, and the field chosen has the focus.
#[component]
pub fn Duplicate(
    /// Which training.
    kept: Memo<Option<Kept>>,
    /// Its name.
    name: Memo<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let training = expect_context::<Training>();
    let fields = move || {
        let option = |field: Field| {
            view! { <option value=field.name()>{field_name(i18n, field)}</option> }
        };
        fields_in_order().map(option).collect_view()
    };
    let duplicate = move |event: leptos::ev::Event| {
        let Some(select) = event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::HtmlSelectElement>().ok())
        else {
            return;
        };
        let field = select.value().parse::<Field>();
        // It is a menu, not a choice that stays.
        select.set_value("");
        if let (Ok(field), Some(kept)) = (field, kept.get_untracked()) {
            training.fill_in(&kept.record.spec, &kept.record.data);
            focus_field(field);
        }
    };
    view! {
        <select
            class="run-duplicate"
            data-testid="run-duplicate"
            aria-label=move || t_string!(i18n, runs.duplicate_one, name = name.get())
            on:change=duplicate
        >
            <option value="" selected>
                {t!(i18n, runs.duplicate)}
            </option>
            {fields}
        </select>
    }
}

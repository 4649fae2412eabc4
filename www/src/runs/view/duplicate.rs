//! Another training like one there is, but for one setting.

use digit_lab::training::Field;
use leptos::prelude::*;

use crate::i18n::{t_string, use_i18n};
use crate::menu::{Item, Menu};
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
    let items = move || {
        let item = |field: Field| Item {
            value: field.name(),
            words: field_name(i18n, field).to_owned(),
            is_off: false,
        };
        fields_in_order().map(item).collect()
    };
    let duplicate = move |field: &'static str| {
        if let (Ok(field), Some(kept)) = (field.parse::<Field>(), kept.get_untracked()) {
            training.fill_in(&kept.record.spec, &kept.record.data);
            focus_field(field);
        }
    };
    let number = Memo::new(move |_| kept.with(|kept| kept.as_ref().map_or(0, |it| it.number)));
    view! {
        <Menu
            id=Signal::derive(move || format!("run-duplicate-{}", number.get()))
            testid="run-duplicate"
            label=move || t_string!(i18n, runs.duplicate_one, name = name.get())
            words=move || t_string!(i18n, runs.duplicate).to_owned()
            items
            on_choose=duplicate
        />
    }
}

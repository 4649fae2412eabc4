//! What can be done with a training.

use digit_lab::training::Field;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::i18n::{t, t_string, use_i18n};
use crate::readers::ReaderId;
use crate::runs::file::save_run;
use crate::runs::kept::Kept;
use crate::training::Training;
use crate::training::view::{fields_in_order, focus_field};
use crate::training::words::field_name;

/// Read with it, take its settings, repeat it, take it along, delete it.
#[component]
pub fn Actions(
    /// Which training.
    kept: Memo<Option<Kept>>,
    /// Its name.
    name: Memo<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let training = expect_context::<Training>();
    let runs = training.runs;
    let number = Memo::new(move |_| kept.with(|kept| kept.as_ref().map_or(0, |kept| kept.number)));
    let of = move |get: fn(&Kept) -> bool| {
        Memo::new(move |_| kept.with(|kept| kept.as_ref().is_some_and(get)))
    };
    let has_network = of(|kept| kept.has_network);
    let is_over = of(|kept| kept.is_over);
    let can_repeat = of(|kept| kept.record.outcome.is_some());
    let reads = move || runs.readers.selected().get() == ReaderId::Trained(number.get());
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
    let export = move |_| {
        kept.with_untracked(|kept| kept.iter().for_each(|kept| save_run(&kept.record)));
    };

    view! {
        <div class="run-actions">
            <button
                type="button"
                class="quiet"
                data-testid="run-read"
                hidden=move || !has_network.get()
                aria-pressed=move || reads().to_string()
                aria-label=move || t_string!(i18n, runs.read_one, name = name.get())
                on:click=move |_| runs.read_with(number.get_untracked())
            >
                {t!(i18n, runs.read)}
            </button>
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
            <button
                type="button"
                class="quiet"
                data-testid="run-repeat"
                hidden=move || !can_repeat.get()
                title=t!(i18n, runs.repeat_title)
                aria-label=move || t_string!(i18n, runs.repeat_one, name = name.get())
                on:click=move |_| training.repeat(number.get_untracked())
            >
                {t!(i18n, runs.repeat)}
            </button>
            <button
                type="button"
                class="quiet"
                data-testid="run-save"
                title=t!(i18n, runs.save_run_title)
                aria-label=move || t_string!(i18n, runs.save_one, name = name.get())
                on:click=export
            >
                {t!(i18n, runs.save_run)}
            </button>
            <button
                type="button"
                class="quiet"
                data-testid="run-delete"
                hidden=move || !is_over.get()
                aria-label=move || t_string!(i18n, runs.delete_one, name = name.get())
                on:click=move |_| runs.delete(number.get_untracked())
            >
                {t!(i18n, runs.delete)}
            </button>
        </div>
    }
}

//! A slider with its name and its value.

use leptos::prelude::*;

use crate::i18n::use_i18n;
use crate::numbers::{Style, format};

/// A number between two ends.
#[component]
pub fn Range(
    /// What automation knows it by.
    name: &'static str,
    /// What people know it by.
    #[prop(into)]
    label: Signal<String>,
    value: RwSignal<f64>,
    least: f64,
    most: f64,
    step: f64,
) -> impl IntoView {
    let i18n = use_i18n();
    let shown = move || format(i18n.get_locale(), value.get(), Style::Significant(3));
    view! {
        <label class="range">
            <span class="range-name">{label}</span>
            <input
                type="range"
                data-testid=name
                min=least
                max=most
                step=step
                prop:value=move || value.get()
                on:input:target=move |event| {
                    if let Ok(number) = event.target().value().parse::<f64>() {
                        value.set(number);
                    }
                }
            />
            <output class="range-value">{shown}</output>
        </label>
    }
}

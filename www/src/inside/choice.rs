//! A choice among few.

use leptos::prelude::*;

/// A select with its name. Each choice has a name for automation and one for people.
pub fn choice<T: Copy + PartialEq + Send + Sync + 'static>(
    name: &'static str,
    label: impl Fn() -> &'static str + Send + 'static,
    all: impl Fn() -> Vec<(String, String, T)> + Copy + Send + Sync + 'static,
    value: Signal<T>,
    choose: impl Fn(T) + Send + 'static,
) -> AnyView {
    // Nothing is done to the options as long as the same one is chosen.
    let value = Memo::new(move |_| value.get());
    let options = move || {
        let option = |(name, words, this): (String, String, T)| {
            view! {
                // Unlike the attribute, the property has effect when someone has chosen before; unlike the select's
                // value, it is set whenever the options are others.
                <option value=name prop:selected=move || value.get() == this>
                    {words}
                </option>
            }
        };
        all().into_iter().map(option).collect_view()
    };
    let change = move |text: String| {
        let chosen = untrack(all).into_iter().find(|(name, ..)| *name == text);
        if let Some((.., chosen)) = chosen {
            choose(chosen);
        }
    };
    view! {
        <label class="inside-choice">
            <span>{label}</span>
            <select data-testid=name on:change:target=move |event| change(event.target().value())>
                {options}
            </select>
        </label>
    }
    .into_any()
}

//! The settings with their values.

use digit_lab::training::Field;
use leptos::prelude::*;

use crate::i18n::{t, use_i18n};
use crate::search::form::{CHOSEN, TYPED};
use crate::search::hunt::Hunt;
use crate::search::view::{PLANNED_ID, Planned};
use crate::training::words::{choices, field_name};

/// Values to type, and choices to tick.
#[component]
pub fn Fields(planned: Planned) -> impl IntoView {
    let i18n = use_i18n();
    let form = expect_context::<Hunt>().form;
    let typed = move |(field, _): (Field, &str)| {
        let is_wrong =
            move || planned.with(|it| it.as_ref().is_err_and(|problem| problem.lies_in(field)));
        view! {
            <label class="search-field">
                <span>{move || field_name(i18n, field)}</span>
                <input
                    type="text"
                    name=format!("search-{}", field.name())
                    data-testid=format!("search-{}", field.name())
                    autocomplete="off"
                    spellcheck="false"
                    aria-invalid=move || is_wrong().then_some("true")
                    aria-describedby=move || is_wrong().then_some(PLANNED_ID)
                    prop:value=move || form.with(|form| form.text(field).to_owned())
                    on:input:target=move |event| {
                        form.update(|form| form.set(field, event.target().value()));
                    }
                />
            </label>
        }
    };
    let ticked = move |field: Field| {
        let choice = move |(name, words): (&'static str, &'static str)| {
            view! {
                <label class="search-choice">
                    <input
                        type="checkbox"
                        data-testid=format!("search-{}-{name}", field.name())
                        prop:checked=move || form.with(|form| form.is_ticked(field, name))
                        on:change:target=move |event| {
                            let is_ticked = event.target().checked();
                            form.update(|form| form.tick(field, name, is_ticked));
                            // The last tick cannot be taken away: the box is to say so.
                            let stays = form.with_untracked(|form| form.is_ticked(field, name));
                            event.target().set_checked(stays);
                        }
                    />
                    {words}
                </label>
            }
        };
        let all = move || {
            let all = choices(i18n, field).unwrap_or_default();
            all.into_iter().map(choice).collect_view()
        };
        view! {
            <fieldset class="search-choices">
                <legend>{move || field_name(i18n, field)}</legend>
                {all}
            </fieldset>
        }
    };
    view! {
        <section class="search-fields">
            <h2>{t!(i18n, search.settings)}</h2>
            <p class="experiment-note">{t!(i18n, search.values_hint)}</p>
            <div class="search-typed">{TYPED.map(typed).into_iter().collect_view()}</div>
            <details class="search-more">
                <summary>{t!(i18n, training.more_settings)}</summary>
                {CHOSEN.map(ticked).into_iter().collect_view()}
            </details>
        </section>
    }
}

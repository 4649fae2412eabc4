//! Changing a training while it goes on.

use digit_lab::training::Field;
use leptos::prelude::*;

use crate::i18n::{t, use_i18n};
use crate::training::store::Training;

/// What can be changed.
const FIELDS: [Field; 3] = [Field::LearningRate, Field::MiniBatch, Field::Lambda];

/// A button that lets the training under way go on with the form's learning rate, mini-batch and λ.
#[component]
pub fn ChangeRates() -> impl IntoView {
    let i18n = use_i18n();
    let training = expect_context::<Training>();
    let is_under_way = Memo::new(move |_| training.status().is_under_way());
    let can_change = Memo::new(move |_| {
        let errors = training.field_errors();
        let is_right = !errors.iter().any(|error| FIELDS.contains(&error.field));
        is_right && training.rates_differ()
    });
    view! {
        <div class="train-change" hidden=move || !is_under_way.get()>
            <button
                type="button"
                data-testid="train-change"
                aria-disabled=move || (!can_change.get()).then_some("true")
                aria-describedby="train-change-hint"
                on:click=move |_| {
                    if can_change.get_untracked() {
                        training.change_rates();
                    }
                }
            >
                {t!(i18n, runs.change)}
            </button>
            <p class="field-hint" id="train-change-hint">
                {t!(i18n, runs.change_hint)}
            </p>
        </div>
    }
}

//! The settings of the next training.

use digit_lab::training::Field;
use leptos::prelude::*;

use super::field::FormField;
use super::presets::Presets;
use crate::i18n::{t, use_i18n};
use crate::training::store::Training;

/// What almost everyone changes.
const COMMON: [Field; 4] = [
    Field::Layers,
    Field::LearningRate,
    Field::MiniBatch,
    Field::Epochs,
];

/// What unfolds.
const MORE: [Field; 14] = [
    Field::Activation,
    Field::OutputActivation,
    Field::Cost,
    Field::Initializer,
    Field::WeightDeviation,
    Field::Biases,
    Field::Reduction,
    Field::Momentum,
    Field::Regularization,
    Field::Lambda,
    Field::TrainingSize,
    Field::Order,
    Field::Seed,
    Field::TestEachEpoch,
];

/// All fields from the first to the last in the form.
pub fn fields_in_order() -> impl Iterator<Item = Field> {
    COMMON.into_iter().chain(MORE)
}

/// The form: common settings, and behind a summary the rest with `children`.
#[component]
pub fn Form(children: Children) -> impl IntoView {
    let i18n = use_i18n();
    let training = expect_context::<Training>();
    let is_open = RwSignal::new(false);
    // A wrong value must not hide.
    let hides_error = Memo::new(move |_| {
        let errors = training.field_errors();
        errors.iter().any(|error| MORE.contains(&error.field))
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        training.train();
    };
    let fields = |fields: &[Field]| {
        let field = |field: &Field| view! { <FormField field=*field /> };
        fields.iter().map(field).collect_view()
    };

    view! {
        <form
            id="train-form"
            class="train-form"
            data-testid="train-form"
            aria-label=t!(i18n, training.settings)
            novalidate
            on:submit=submit
        >
            <Presets />
            <div class="fields">{fields(&COMMON)}</div>
            <details
                class="more-settings"
                prop:open=move || is_open.get() || hides_error.get()
                on:toggle:target=move |event| is_open.set(event.target().open())
            >
                <summary>{t!(i18n, training.more_settings)}</summary>
                <div class="fields">{fields(&MORE)}</div>
                {children()}
            </details>
        </form>
    }
}

//! The settings of the next training.

use digit_lab::training::Field;
use leptos::prelude::*;

use super::buttons::unless_wrong;
use super::field::FormField;
use super::presets::Presets;
use crate::i18n::{I18n, t, t_string, use_i18n};
use crate::training::store::Training;
use crate::turns::InTurn;

/// The `id` of the form.
pub const FORM: &str = "train-form";

/// What almost everyone changes.
const COMMON: [Field; 4] = [
    Field::Layers,
    Field::LearningRate,
    Field::MiniBatch,
    Field::Epochs,
];

/// What unfolds, in groups.
const MORE: [(Group, &[Field]); 5] = [
    (
        Group::Network,
        &[
            Field::Activation,
            Field::OutputActivation,
            Field::OutputCoding,
            Field::Initializer,
            Field::WeightDeviation,
            Field::Biases,
        ],
    ),
    (
        Group::Learning,
        &[
            Field::Cost,
            Field::Optimizer,
            Field::Reduction,
            Field::Momentum,
            Field::Schedule,
            Field::ScheduleFactor,
            Field::ScheduleEpochs,
            Field::SchedulePatience,
            Field::ScheduleLeast,
            Field::EarlyStopping,
        ],
    ),
    (Group::Penalty, &[Field::Regularization, Field::Lambda]),
    (
        Group::Images,
        &[
            Field::TrainingSize,
            Field::Pixels,
            Field::Augmentation,
            Field::Order,
            Field::Seed,
        ],
    ),
    (
        Group::Measuring,
        &[
            Field::TestEachEpoch,
            Field::MonitorEpochs,
            Field::MonitorMillis,
            Field::LayerMonitors,
        ],
    ),
];

/// What settings are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Group {
    Network,
    Learning,
    Penalty,
    Images,
    Measuring,
}

impl Group {
    fn title(self, i18n: I18n) -> &'static str {
        match self {
            Self::Network => t_string!(i18n, training.group_network),
            Self::Learning => t_string!(i18n, training.group_learning),
            Self::Penalty => t_string!(i18n, training.regularization),
            Self::Images => t_string!(i18n, training.group_images),
            Self::Measuring => t_string!(i18n, training.group_measuring),
        }
    }
}

/// All fields from the first to the last in the form.
pub fn fields_in_order() -> impl Iterator<Item = Field> {
    let more = MORE.into_iter().flat_map(|(_, fields)| fields);
    COMMON.into_iter().chain(more.copied())
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
        errors.iter().any(|error| !COMMON.contains(&error.field))
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        unless_wrong(&training, Training::train);
    };
    let fields = |fields: &[Field]| {
        let field = |field: &Field| view! { <FormField field=*field /> };
        fields.iter().map(field).collect_view()
    };

    let group = |(group, members): (Group, &'static [Field])| {
        view! {
            <InTurn>
                <fieldset class="field-group">
                    <legend>{move || group.title(i18n)}</legend>
                    <div class="fields">{fields(members)}</div>
                </fieldset>
            </InTurn>
        }
    };

    view! {
        <form
            id=FORM
            class="train-form"
            data-testid="train-form"
            aria-label=t!(i18n, training.settings)
            novalidate
            on:submit=submit
        >
            <InTurn>
                <Presets />
                <div class="fields">{fields(&COMMON)}</div>
            </InTurn>
            <details
                class="more-settings"
                prop:open=move || is_open.get() || hides_error.get()
                on:toggle:target=move |event| is_open.set(event.target().open())
            >
                <summary>{t!(i18n, training.more_settings)}</summary>
                {MORE.map(group).into_iter().collect_view()}
                {children()}
            </details>
        </form>
    }
}

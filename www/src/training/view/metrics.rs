//! The latest costs and accuracies as a small table.

use digit_lab::training::EpochRecord;
use leptos::prelude::*;

use crate::i18n::{t, t_string, use_i18n};
use crate::numbers::{Style, format};
use crate::training::progress::share;
use crate::training::store::Training;

/// What a metric is while there is none.
const NONE: &str = "–";

/// Cost and accuracy on the three sets after the last epoch done.
#[component]
pub fn Metrics() -> impl IntoView {
    let i18n = use_i18n();
    let progress = expect_context::<Training>().progress;
    let latest = Memo::new(move |_| progress.with(|progress| progress.latest.clone()));
    let metric = move |name: &'static str, style: Style, value: fn(&EpochRecord) -> Option<f64>| {
        let value = Memo::new(move |_| latest.with(|latest| latest.as_ref().and_then(value)));
        let text = move || match value.get() {
            Some(value) => format(i18n.get_locale(), value, style),
            None => NONE.to_owned(),
        };
        let data = move || {
            value
                .get()
                .map(|value| value.to_string())
                .unwrap_or_default()
        };
        view! {
            <td data-testid=format!("metric-{name}") data-value=data>
                {text}
            </td>
        }
    };
    let (cost, accuracy) = (Style::Decimals(3), Style::Percent(2));

    view! {
        <table class="metrics" aria-label=move || t_string!(i18n, training.metrics)>
            <thead>
                <tr>
                    <td></td>
                    <th scope="col">{t!(i18n, training.on_training)}</th>
                    <th scope="col">{t!(i18n, training.on_validation)}</th>
                    <th scope="col" title=move || t_string!(i18n, training.test_note)>
                        {t!(i18n, training.on_test)}
                    </th>
                </tr>
            </thead>
            <tbody>
                <tr>
                    <th scope="row">{t!(i18n, training.cost_short)}</th>
                    {metric("training-cost", cost, |it| Some(it.training_cost))}
                    {metric("validation-cost", cost, |it| Some(it.validation_cost))}
                    <td></td>
                </tr>
                <tr>
                    <th scope="row">{t!(i18n, training.accuracy)}</th>
                    {metric(
                        "training-accuracy",
                        accuracy,
                        |it| Some(share(it.training_correct, it.training_size)),
                    )}
                    {metric(
                        "validation-accuracy",
                        accuracy,
                        |it| Some(share(it.validation_correct, it.validation_size)),
                    )}
                    {metric(
                        "test-accuracy",
                        accuracy,
                        |it| it.test_correct.map(|correct| share(correct, it.test_size)),
                    )}
                </tr>
            </tbody>
        </table>
    }
}

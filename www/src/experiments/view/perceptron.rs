//! A perceptron beside a sigmoid neuron, to try.

use digit_lab::book::Decision;
use leptos::prelude::*;

use super::range::Range;
use crate::i18n::{t, t_string, use_i18n};
use crate::numbers::{Style, format};

const MOST_WEIGHT: f64 = 10.0;
const STEP: f64 = 0.1;

/// Three inputs, their weights, a bias, and what both neurons make of them.
#[component]
pub fn PerceptronPlayer() -> impl IntoView {
    let i18n = use_i18n();
    let start = Decision::default();
    let inputs = start.inputs.map(|input| RwSignal::new(input > 0.0));
    let weights = start.weights.map(RwSignal::new);
    let bias = RwSignal::new(start.bias);
    let decision = Memo::new(move |_| Decision {
        inputs: inputs.map(|input| if input.get() { 1.0 } else { 0.0 }),
        weights: weights.map(|weight| weight.get()),
        bias: bias.get(),
    });
    let number =
        move |value: f64, decimals| format(i18n.get_locale(), value, Style::Decimals(decimals));

    let row = move |place: usize| {
        let (input, weight) = (*inputs.get(place)?, *weights.get(place)?);
        let label = move || t_string!(i18n, experiments.weight_number, number = place + 1);
        Some(view! {
            <div class="neuron-row">
                <label class="neuron-input">
                    <input
                        type="checkbox"
                        prop:checked=move || input.get()
                        on:change:target=move |event| input.set(event.target().checked())
                    />
                    {move || t_string!(i18n, experiments.input_number, number = place + 1)}
                </label>
                <Range
                    name="perceptron-weight"
                    label
                    value=weight
                    least=-MOST_WEIGHT
                    most=MOST_WEIGHT
                    step=STEP
                />
            </div>
        })
    };
    let says = move |name: &'static str, value: Signal<f64>, decimals: u32| {
        view! {
            <dd data-testid=name data-value=move || value.get()>
                <b>{move || number(value.get(), decimals)}</b>
                <span class="neuron-bar">
                    <span style:width=move || format!("{}%", value.get() * 100.0)></span>
                </span>
            </dd>
        }
    };
    let step = Signal::derive(move || decision.get().step());
    let sigmoid = Signal::derive(move || decision.get().sigmoid());

    view! {
        <section class="neuron" data-testid="perceptron-player">
            <h2>{t!(i18n, experiments.try_heading)}</h2>
            <p class="experiment-note">{t!(i18n, experiments.perceptron_intro)}</p>
            {(0..start.inputs.len()).filter_map(row).collect_view()}
            <div class="neuron-row">
                <span></span>
                <Range
                    name="perceptron-bias"
                    label=move || t_string!(i18n, experiments.series_bias).to_owned()
                    value=bias
                    least=-MOST_WEIGHT
                    most=MOST_WEIGHT
                    step=STEP
                />
            </div>
            <dl class="neuron-says">
                <dt>{t!(i18n, experiments.weighted_input)}</dt>
                <dd>{move || number(decision.get().weighted_input(), 1)}</dd>
                <dt>{t!(i18n, experiments.perceptron_says)}</dt>
                {says("perceptron-output", step, 0)}
                <dt>{t!(i18n, experiments.sigmoid_says)}</dt>
                {says("sigmoid-output", sigmoid, 3)}
            </dl>
        </section>
    }
}

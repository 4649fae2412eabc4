//! One step of learning by hand: forwards, backwards, update, each stage with its numbers.

mod figure;
mod formula;
mod latest;
mod learning;
mod outcome;
mod stage;

use digit_lab::insight::Stage;
use digit_lab::nn::Cost;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

pub use self::figure::{Figure, FigureView};
use self::latest::Step;
pub use self::latest::{Latest, Wanted};
use self::learning::Learning;
pub use self::learning::label_of;
use self::outcome::Outcome;
use self::stage::{StageBody, stage_name};
use super::bit_by_bit::After;
use super::choice::choice;
use super::keys::is_shortcut;
use super::nothing::Nothing;
use super::numerals::numeral;
use super::subject::Subject;
use crate::i18n::{t, t_string, use_i18n};
use crate::training::draft::plain_digits;
use crate::training::words;

/// The view *One step of learning*.
#[component]
pub fn StepView() -> impl IntoView {
    let i18n = use_i18n();
    let learning = Learning::new(expect_context::<Subject>());
    let is_there = Memo::new(move |_| learning.seen.with(Option::is_some));
    let is_computed = Memo::new(move |_| learning.latest.step.with(Option::is_some));
    view! {
        <div class="inside-step">
            <p class="inside-note">{t!(i18n, inside.step_words)}</p>
            {move || {
                if is_there.get() {
                    view! {
                        <Settings learning />
                        <After frames=1>
                            <Show when=move || is_computed.get()>
                                <Stages learning />
                            </Show>
                        </After>
                    }
                        .into_any()
                } else {
                    view! { <Nothing /> }.into_any()
                }
            }}
        </div>
    }
}

/// What is learned, and how.
#[component]
fn Settings(learning: Learning) -> impl IntoView {
    let i18n = use_i18n();
    let digits = move || {
        let digit = |digit: u8| (digit.to_string(), digit.to_string(), digit);
        (0..10).map(digit).collect()
    };
    let costs = move || {
        let cost = |cost: &Cost| {
            let words = words::cost(i18n, *cost).to_owned();
            (cost.name().to_owned(), words, *cost)
        };
        let output = learning.seen.with(|seen| {
            let seen = seen.as_ref()?;
            Some(seen.network().output_activation())
        });
        // Before there is a network, only what suits all of them.
        let suits = |it: &&Cost| output.map_or(**it == Cost::Quadratic, |output| it.suits(output));
        Cost::ALL.iter().filter(suits).map(cost).collect()
    };
    let origin = move || seen_words(i18n, learning).unwrap_or_default();
    // What is typed stays as it is, also where it is no rate yet.
    let typed_rate = RwSignal::new(None::<String>);
    let shown_rate = move || {
        let typed = typed_rate.get();
        typed.unwrap_or_else(|| learning.rate.get().to_string())
    };
    let is_wrong = move || learning.is_rate_wrong.get();
    view! {
        <div class="inside-choices">
            {choice(
                "inside-label",
                t!(i18n, inside.label),
                digits,
                Signal::derive(move || learning.label()),
                move |label| learning.asked_label.set(Some(label)),
            )}
            {choice(
                "inside-cost",
                t!(i18n, training.cost),
                costs,
                Signal::derive(move || learning.cost()),
                move |cost| learning.asked_cost.set(Some(cost)),
            )} <label class="inside-choice">
                <span>{t!(i18n, training.learning_rate)}</span>
                <input
                    type="text"
                    inputmode="decimal"
                    autocomplete="off"
                    data-testid="inside-rate"
                    aria-invalid=move || is_wrong().to_string()
                    prop:value=shown_rate
                    on:input:target=move |event| {
                        let text = event.target().value();
                        let rate = rate_of(&text);
                        if let Some(rate) = rate {
                            learning.rate.set(rate);
                        }
                        learning.is_rate_wrong.set(rate.is_none());
                        typed_rate.set(Some(text));
                    }
                />
            </label>
        </div>
        <p class="inside-hint" role="status">
            {move || {
                if is_wrong() {
                    t_string!(i18n, inside.rate_limits).to_owned()
                } else {
                    origin()
                }
            }}
        </p>
    }
}

/// Where the label comes from.
fn seen_words(i18n: crate::i18n::I18n, learning: Learning) -> Option<String> {
    let seen = learning.seen.get()?;
    let digit = seen.digit();
    Some(match seen.label() {
        Some(label) => t_string!(i18n, inside.label_known, digit, label),
        None => t_string!(i18n, inside.label_unknown, digit),
    })
}

/// A learning rate above 0 that a step can be taken by.
fn rate_of(text: &str) -> Option<f64> {
    const MOST: f64 = 1000.0;
    let rate = plain_digits(text).trim().parse::<f64>().ok()?;
    (rate > 0.0 && rate <= MOST).then_some(rate)
}

/// The stages, one at a time: by button, by key, by name.
#[component]
fn Stages(learning: Learning) -> impl IntoView {
    let i18n = use_i18n();
    let stages = Memo::new(move |_| {
        learning
            .latest
            .step
            .with(|step| step.as_ref().map(|step| step.stages()))
            .unwrap_or_default()
    });
    let last = move || stages.with(Vec::len).saturating_sub(1);
    let at = Memo::new(move |_| learning.at.get().min(last()));
    let stage = Memo::new(move |_| stages.with(|stages| stages.get(at.get()).copied()));
    let go = move |by: isize| {
        let next = at.get_untracked().saturating_add_signed(by);
        learning.at.set(next.min(untrack(last)));
    };
    let steer = move |event: leptos::ev::KeyboardEvent| {
        if event.default_prevented() || is_shortcut(&event) || is_typed_in(&event) {
            return;
        }
        let by = match event.key().as_str() {
            "ArrowLeft" => -1,
            "ArrowRight" => 1,
            _ => return,
        };
        event.prevent_default();
        go(by);
    };
    let names = move || {
        let name = |(index, stage): (usize, &Stage)| {
            let name = format!("{}. {}", index + 1, stage_name(i18n, *stage));
            (index.to_string(), name, index)
        };
        stages.with(|stages| stages.iter().enumerate().map(name).collect())
    };
    let place = move || {
        t_string!(
            i18n,
            inside.stage_of,
            number = at.get() + 1,
            count = last() + 1
        )
    };
    let body = move || {
        let (step, stage) = (learning.latest.step.get()?, stage.get()?);
        Some(view! { <StageBody step stage /> })
    };
    view! {
        <section
            class="inside-stages"
            data-testid="inside-stages"
            data-stage=move || at.get().to_string()
            aria-busy=move || learning.latest.is_due.get().to_string()
            aria-label=t!(i18n, inside.stages)
            on:keydown=steer
        >
            <div class="inside-steer">
                <button
                    type="button"
                    data-testid="inside-back"
                    // A disabled one would lose the focus, and the arrow keys with it.
                    aria-disabled=move || (at.get() == 0).to_string()
                    on:click=move |_| go(-1)
                >
                    {t!(i18n, inside.back)}
                </button>
                <button
                    type="button"
                    class="primary"
                    data-testid="inside-next"
                    aria-disabled=move || (at.get() == last()).to_string()
                    on:click=move |_| go(1)
                >
                    {t!(i18n, inside.next)}
                </button>
                {choice(
                    "inside-stage",
                    t!(i18n, inside.stage),
                    names,
                    at.into(),
                    move |stage| learning.at.set(stage),
                )}
                <span class="inside-stage-place" role="status">
                    {place}
                </span>
            </div>
            <div class="inside-stage-body">{body}</div>
            <After frames=1>
                <Outcome learning />
            </After>
        </section>
    }
}

/// Whether arrow keys mean something of their own where the focus is.
fn is_typed_in(event: &leptos::ev::KeyboardEvent) -> bool {
    let target = event.target();
    let element = target.and_then(|it| it.dyn_into::<web_sys::Element>().ok());
    element.is_some_and(|element| matches!(element.closest("input, select"), Ok(Some(_))))
}

/// What a cost came to, in words.
fn cost_words(i18n: crate::i18n::I18n, step: &Step) -> (String, String) {
    let [before, after] = step.costs;
    (numeral(i18n, before), numeral(i18n, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_rates_by_which_a_step_can_be_taken_are_taken() {
        for text in [" 0.5 ", "０．５", "0。5"] {
            assert_eq!(rate_of(text), Some(0.5), "{text}");
        }
        for text in ["", "0", "-1", "NaN", "inf", "1e9", "x"] {
            assert_eq!(rate_of(text), None, "{text}");
        }
    }
}

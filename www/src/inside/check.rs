//! Backpropagation beside central differences, for weights at random or of one's choice.

mod names;
mod results;

use std::sync::Arc;

use digit_lab::insight::session::{Answer, Question};
use digit_lab::insight::{Checked, Part, Place, Quantity, Symbol};
use digit_lab::nn::LayerKind;
use leptos::prelude::*;

use self::results::Results;
use super::choice::choice;
use super::costs::cost_of;
use super::inquiry::{Asked, Inquiry};
use super::nothing::Nothing;
use super::progress::Progress;
use super::step::{Figure, FigureView, Latest, Wanted, label_of};
use super::subject::Subject;
use super::words::{layer_kind, layer_number};
use crate::i18n::{t, t_string, use_i18n};

/// So many weights are drawn at once.
const RANDOM: u32 = 8;
/// At first from this seed, then from the next.
const SEED: u32 = 1;

/// What is checked; copies are handles to the same.
#[derive(Clone, Copy)]
struct Check {
    subject: Subject,
    inquiry: Inquiry,
    /// The label that was chosen.
    asked_label: RwSignal<Option<u8>>,
    /// The layer whose gradient is shown.
    layer: RwSignal<Option<usize>>,
    /// What has been checked.
    checked: RwSignal<Vec<Checked>>,
    seed: StoredValue<u32>,
}

impl Check {
    fn label(self) -> Option<u8> {
        let asked = self.asked_label.get();
        self.subject
            .settled
            .with(|seen| Some(label_of(seen.as_ref()?, asked)))
    }

    /// Checks these weights, and some more at random.
    fn ask(self, places: Vec<Place>, random: u32) {
        let Some(seen) = self.subject.settled.get_untracked() else {
            return;
        };
        let Some(digit) = untrack(|| self.label()) else {
            return;
        };
        let seed = self.seed.get_value();
        self.seed.set_value(seed.wrapping_add(1));
        let question = Question::GradientCheck {
            picture: seen.trace().input.clone(),
            digit,
            places,
            random,
            seed,
        };
        self.inquiry
            .ask(seen.looked(), cost_of(seen.network(), None), question);
    }

    /// Checks one more weight.
    fn add(self, place: Place) {
        let mut places = self.places();
        if !places.contains(&place) {
            places.push(place);
        }
        self.ask(places, 0);
    }

    fn places(self) -> Vec<Place> {
        self.checked
            .with_untracked(|checked| checked.iter().map(|it| it.place).collect())
    }
}

/// The view *Check the gradient*.
#[component]
pub fn CheckView() -> impl IntoView {
    let i18n = use_i18n();
    let subject = expect_context::<Subject>();
    let check = Check {
        subject,
        inquiry: expect_context(),
        asked_label: subject.label_to_choose(),
        layer: RwSignal::new(None),
        checked: RwSignal::new(Vec::new()),
        seed: StoredValue::new(SEED),
    };
    Effect::new(move |_| {
        if let Asked::Answered(Answer::GradientCheck(checked)) = check.inquiry.asked.get() {
            check.checked.set(checked);
        }
    });
    // Another digit or label has another gradient.
    Effect::new(move |before: Option<()>| {
        subject.settled.track();
        check.asked_label.track();
        if before.is_some() {
            let places = check.places();
            if !places.is_empty() && subject.settled.with_untracked(Option::is_some) {
                check.ask(places, 0);
            }
        }
    });
    let is_there = Memo::new(move |_| subject.settled.with(Option::is_some));
    let steps = Memo::new(move |_| subject.has_steps());
    view! {
        <div class="inside-step">
            <p class="inside-note">
                {t!(i18n, inside.check_words)} {t!(i18n, common.between_sentences)}
                {t!(i18n, inside.check_error)}
            </p>
            <p class="inside-note" hidden=move || !steps.get()>
                {t!(i18n, inside.check_step)}
            </p>
            {move || {
                if is_there.get() {
                    view! {
                        <Controls check />
                        <Gradient check />
                        <Results checked=check.checked.into() reader=subject.reader />
                    }
                        .into_any()
                } else {
                    view! { <Nothing /> }.into_any()
                }
            }}
        </div>
    }
}

/// The label, and the buttons.
#[component]
fn Controls(check: Check) -> impl IntoView {
    let i18n = use_i18n();
    let digits = move || {
        let digit = |digit: u8| (digit.to_string(), digit.to_string(), digit);
        (0..10).map(digit).collect()
    };
    let is_working = move || check.inquiry.asked.with(Asked::is_under_way);
    view! {
        <div class="inside-choices">
            {choice(
                "inside-check-label",
                t!(i18n, inside.label),
                digits,
                Signal::derive(move || check.label().unwrap_or(0)),
                move |label| check.asked_label.set(Some(label)),
            )}
            <button
                type="button"
                class="primary"
                data-testid="inside-check-random"
                aria-busy=move || is_working().to_string()
                on:click=move |_| check.ask(Vec::new(), RANDOM)
            >
                {move || t_string!(i18n, inside.check_random, count = RANDOM)}
            </button>
        </div>
        <Progress />
    }
}

/// The gradient of a layer's weights, from which weights are picked.
#[component]
fn Gradient(check: Check) -> impl IntoView {
    let i18n = use_i18n();
    let learning = Memo::new(move |_| {
        check.subject.reader.with(|reader| {
            let layers = reader.as_ref()?.network().layers().iter().enumerate();
            let learning = layers.filter(|(_, layer)| layer.kind().learns());
            let named = learning.map(|(index, layer)| (index, layer_kind(layer.kind())));
            Some(named.collect::<Vec<_>>())
        })
    });
    let layer = Memo::new(move |_| {
        let asked = check.layer.get();
        learning.with(|learning| {
            let learning = learning.as_ref()?;
            let is_there = |layer: &usize| learning.iter().any(|(index, _)| index == layer);
            // The last layer is the smallest.
            asked
                .filter(is_there)
                .or(learning.last().map(|(index, _)| *index))
        })
    });
    let layers = move || {
        let name = |(index, kind): &(usize, String)| {
            let name = t_string!(i18n, inside.layer, number = layer_number(*index));
            (index.to_string(), format!("{name}: {kind}"), *index)
        };
        learning.with(|learning| learning.iter().flatten().map(name).collect())
    };
    let wanted = Memo::new(move |_| {
        let seen = check.subject.settled.get()?;
        Some(Wanted {
            learned: None,
            label: label_of(&seen, check.asked_label.get()),
            cost: cost_of(seen.network(), None),
            // Of its numbers only the gradient is shown; any rate would do.
            rate: 1.0,
            seen,
        })
    });
    let latest = Latest::of(wanted);
    let map = move || {
        let (layer, step) = (layer.get()?, latest.step.get()?);
        let kind = step.network.layers().get(layer)?.kind();
        let gradient = &step.layers.get(layer)?.gradient.weights;
        let (rows, columns) = gradient.dim();
        let is_dense = matches!(kind, LayerKind::Dense { .. });
        let quantity = Quantity {
            symbol: Symbol::WeightGradient,
            shape: [rows, columns],
            values: gradient.as_slice()?,
        };
        let of = step.clone();
        let number = move |at| {
            let gradient = &of.layers.get(layer)?.gradient.weights;
            gradient.as_slice()?.get(at).copied()
        };
        let figure = Figure::of(&quantity, Arc::new(number), None, true);
        let pick = Callback::new(move |index| {
            check.add(Place {
                layer,
                part: Part::Weights,
                index,
            });
        });
        let words = if is_dense {
            t_string!(i18n, inside.check_pick)
        } else {
            t_string!(i18n, inside.check_pick_filter)
        };
        Some(view! {
            <FigureView figure pick />
            <p class="inside-hint">{words}</p>
        })
    };
    view! {
        <div class="inside-choices">
            {choice(
                "inside-check-layer",
                t!(i18n, inside.of_layer),
                layers,
                Signal::derive(move || layer.get().unwrap_or(0)),
                move |layer| check.layer.set(Some(layer)),
            )}
        </div>
        {map}
    }
}

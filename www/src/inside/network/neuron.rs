//! A neuron taken apart: its weighted sum term by term, its activation, and where that lies on the curve.

use digit_lab::insight::{Field, Picture, WeightedSum, shapes};
use digit_lab::nn::{LayerKind, Shape};
use leptos::prelude::*;

use super::Look;
use super::curve::Curve;
use super::diagram::spoken;
use super::lines::TERMS;
use super::shown::Pick;
use crate::i18n::{I18n, t, t_string, use_i18n};
use crate::inside::numerals::{numeral, whole};
use crate::inside::picture::{Bitmap, Layout, Scale, most, picture};
use crate::inside::subject::{Seen, Subject};
use crate::inside::words::{activation_sign, neuron_name, number_name};

/// What is said of the neuron that is looked at.
#[component]
pub fn NeuronPanel(look: Look) -> impl IntoView {
    let i18n = use_i18n();
    let seen = expect_context::<Subject>().seen;
    let sum = Memo::new(move |_| {
        let pick = look.pick.get()?;
        seen.with(|seen| {
            let seen = seen.as_ref()?;
            WeightedSum::of(seen.network(), seen.trace(), pick.layer, pick.neuron, TERMS)
        })
    });
    let has_sum = Memo::new(move |_| sum.with(Option::is_some));
    let of_pick = move |say: fn(I18n, &Seen, Pick) -> Option<String>| {
        move || {
            let pick = look.pick.get()?;
            seen.with(|seen| say(i18n, seen.as_ref()?, pick))
        }
    };
    let name = of_pick(|i18n, seen, pick| {
        let name = neuron_name(i18n, seen.network(), pick.layer, pick.neuron);
        Some(name)
    });
    // Aloud only what keys have gone to, not all that a pointer sweeps over.
    let aloud = move || {
        let pick = look.picked.get()?;
        seen.with_untracked(|seen| spoken(i18n, seen.as_ref()?, pick))
    };
    let body = move || {
        if has_sum.get() {
            view! {
                <div class="inside-apart">
                    <Terms look sum />
                    <div class="inside-apart-pictures">
                        <Weights look />
                        <Curve look />
                    </div>
                </div>
            }
            .into_any()
        } else {
            view! { <p class="inside-note">{of_pick(largest_words)}</p> }.into_any()
        }
    };
    view! {
        <section class="inside-panel-neuron" data-testid="inside-neuron" aria-labelledby="inside-neuron-name">
            <h3 id="inside-neuron-name" data-testid="inside-neuron-name">
                {name}
            </h3>
            <p class="visually-hidden" aria-live="polite">
                {aloud}
            </p>
            {body}
        </section>
    }
}

/// What max-pooling does at one place.
fn largest_words(i18n: I18n, seen: &Seen, pick: Pick) -> Option<String> {
    let layer = seen.network().layers().get(pick.layer)?;
    let below = seen.trace().entering(pick.layer);
    let inputs = Field::of(layer, pick.neuron)?.inputs;
    let numbers: Vec<_> = inputs
        .iter()
        .filter_map(|input| below.get(*input).map(|a| numeral(i18n, *a)))
        .collect();
    let a = *seen.trace().layers.get(pick.layer)?.a.get(pick.neuron)?;
    Some(t_string!(
        i18n,
        inside.largest,
        numbers = numbers.join(t_string!(i18n, common.comma)),
        a = numeral(i18n, a)
    ))
}

/// `z = Σ w·a + b` and `a = f(z)`, as a table.
#[component]
fn Terms(look: Look, sum: Memo<Option<WeightedSum<f32>>>) -> impl IntoView {
    let i18n = use_i18n();
    let seen = expect_context::<Subject>().seen;
    let sign = Memo::new(move |_| {
        let pick = look.pick.get()?;
        seen.with(|seen| {
            let layer = seen.as_ref()?.trace().layers.get(pick.layer)?;
            Some(activation_sign(layer.activation?))
        })
    });
    let entering = Memo::new(move |_| {
        let pick = look.pick.get()?;
        seen.with(|seen| shapes(seen.as_ref()?.network()).get(pick.layer).copied())
    });
    let row = move |term: &digit_lab::insight::Term<f32>| {
        let shape = entering.get().unwrap_or(Shape::row(1));
        view! {
            <tr>
                <th scope="row">{number_name(i18n, shape, term.input)}</th>
                <td>{numeral(i18n, term.weight)}</td>
                <td>{numeral(i18n, term.activation)}</td>
                <td data-testid="inside-term">{numeral(i18n, term.product)}</td>
            </tr>
        }
    };
    let rows = move || {
        sum.with(|sum| {
            sum.as_ref()
                .map(|sum| sum.terms.iter().map(row).collect_view())
        })
    };
    let number = move |pick: fn(&WeightedSum<f32>) -> f32| {
        move || sum.with(|sum| sum.as_ref().map(|sum| numeral(i18n, pick(sum))))
    };
    let exact = move |pick: fn(&WeightedSum<f32>) -> f32| {
        move || sum.with(|sum| sum.as_ref().map(|sum| pick(sum).to_string()))
    };
    let others = move || {
        let others = sum.with(|sum| sum.as_ref().map_or(0, |sum| sum.others));
        t_string!(i18n, inside.others, count = whole(i18n, others))
    };
    let has_others = move || sum.with(|sum| sum.as_ref().is_some_and(|sum| sum.others > 0));

    view! {
        <table class="inside-terms">
            <caption>
                "z = Σ w·a + b = " {number(|sum| sum.z)} ", a = " {move || sign.get()} "(z) = "
                {number(|sum| sum.a)}
            </caption>
            <thead>
                <tr>
                    <th scope="col">{t!(i18n, inside.from)}</th>
                    <th scope="col">"w"</th>
                    <th scope="col">"a"</th>
                    <th scope="col">"w·a"</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
            <tfoot>
                <tr hidden=move || !has_others()>
                    <th scope="row" colspan="3">
                        {others}
                    </th>
                    <td>{number(|sum| sum.rest)}</td>
                </tr>
                <tr>
                    <th scope="row" colspan="3">
                        {t!(i18n, inside.bias)}
                    </th>
                    <td>{number(|sum| sum.bias)}</td>
                </tr>
                <tr class="inside-sum">
                    <th scope="row" colspan="3">
                        {t!(i18n, inside.weighted_input)}
                    </th>
                    <td data-testid="inside-z" data-value=exact(|sum| sum.z)>
                        {number(|sum| sum.z)}
                    </td>
                </tr>
                <tr class="inside-sum">
                    <th scope="row" colspan="3">
                        {t!(i18n, inside.activation)} " a = " {move || sign.get()} "(z)"
                    </th>
                    <td data-testid="inside-a" data-value=exact(|sum| sum.a)>
                        {number(|sum| sum.a)}
                    </td>
                </tr>
                <tr>
                    <th scope="row" colspan="3">
                        {t!(i18n, inside.slope)} " " {move || sign.get()} "′(z)"
                    </th>
                    <td>{number(|sum| sum.slope)}</td>
                </tr>
            </tfoot>
        </table>
    }
}

/// The neuron's weights as a picture of what it sees: of a plain neuron all inputs, of a map its filter.
#[component]
fn Weights(look: Look) -> impl IntoView {
    let i18n = use_i18n();
    let seen = expect_context::<Subject>().seen;
    let picture_of = move || {
        let pick = look.pick.get()?;
        seen.with(|seen| {
            let seen = seen.as_ref()?;
            let layer = seen.network().layers().get(pick.layer)?;
            let unit = Field::of(layer, pick.neuron)?.unit;
            let is_filter = matches!(layer.kind(), LayerKind::Conv { .. });
            Some((Picture::of(seen.network(), pick.layer, unit)?, is_filter))
        })
    };
    let weights = Memo::new(move |_| picture_of());
    let bitmap = Signal::derive(move || {
        weights.with(|weights| {
            let Some((Picture { shape, weights }, _)) = weights else {
                return Bitmap::default();
            };
            Bitmap::of(Layout::Maps(*shape), weights, most(weights))
        })
    });
    let label = move || {
        weights
            .with(|weights| {
                let (Picture { shape, weights }, is_filter) = weights.as_ref()?;
                let range = numeral(i18n, most(weights));
                let shape = shape.to_string().replace('x', "\u{d7}");
                Some(if *is_filter {
                    t_string!(i18n, inside.filter_label, shape, range)
                } else {
                    t_string!(i18n, inside.weights_label, shape, range)
                })
            })
            .unwrap_or_default()
    };
    view! {
        <figure class="inside-weights-of">
            {picture(bitmap, Scale::Diverging, label)}
            <figcaption>{label}</figcaption>
        </figure>
    }
}

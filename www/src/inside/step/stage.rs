//! One stage: its formula, what it does in words, and its matrices.

use std::sync::Arc;

use digit_lab::insight::{Quantity, Stage, Symbol, shapes};
use digit_lab::nn::{Activation, Layer, LayerKind, Shape};
use leptos::prelude::*;

use super::cost_words;
use super::figure::{Figure, FigureView, MANY};
use super::formula::formulas;
use super::latest::Step;
use crate::i18n::{I18n, t_string, use_i18n};
use crate::inside::bit_by_bit::After;
use crate::inside::words::{activation_sign, layer_number};

/// What a stage is called.
pub fn stage_name(i18n: I18n, stage: Stage) -> String {
    match stage {
        Stage::Forward { layer } => {
            t_string!(i18n, inside.stage_forward, number = layer_number(layer))
        }
        Stage::Cost => t_string!(i18n, inside.stage_cost).to_owned(),
        Stage::OutputError => t_string!(i18n, inside.stage_output_error).to_owned(),
        Stage::Error { layer } => {
            t_string!(i18n, inside.stage_error, number = layer_number(layer))
        }
        Stage::Gradient { layer } => {
            t_string!(i18n, inside.stage_gradient, number = layer_number(layer))
        }
        Stage::Update { layer } => {
            t_string!(i18n, inside.stage_update, number = layer_number(layer))
        }
        Stage::After => t_string!(i18n, inside.stage_after).to_owned(),
    }
}

/// The stage of a step.
#[component]
pub fn StageBody(step: Step, stage: Stage) -> impl IntoView {
    let i18n = use_i18n();
    let formulas = formulas(&step, stage).into_iter();
    let formulas = formulas
        .map(|formula| view! { <span class="inside-formula" inner_html=formula></span> })
        .collect_view();
    let figures = (0..)
        .zip(frames(&step, stage))
        .map(|(index, frames)| {
            let step = step.clone();
            let figure = move || {
                let figure = figure(&step, stage, index);
                figure.map(|figure| view! { <FigureView figure /> })
            };
            if frames == 0 {
                figure().into_any()
            } else {
                view! { <After frames>{figure()}</After> }.into_any()
            }
        })
        .collect_view();
    let sign = sign_words(&step, stage);
    let of_words = step.clone();
    let words = move || stage_words(i18n, &of_words, stage);
    view! {
        <h3 data-testid="inside-stage-name">{move || stage_name(i18n, stage)}</h3>
        <p class="inside-formulas" data-testid="inside-formulas">
            {formulas}
            {sign}
        </p>
        <p class="inside-note">{words}</p>
        <div class="inside-figures">{figures}</div>
    }
}

/// What `f` is, where the formula has one.
fn sign_words(step: &Step, stage: Stage) -> Option<String> {
    let (Stage::Forward { layer } | Stage::Error { layer }) = stage else {
        return None;
    };
    let activation = step.network.layers().get(layer)?.activation()?;
    Some(format!("f = {}", activation_sign(activation)))
}

/// A stage in words.
fn stage_words(i18n: I18n, step: &Step, stage: Stage) -> String {
    let kind = |layer: usize| step.network.layers().get(layer).map(Layer::kind);
    let learns = |layer: usize| kind(layer).is_some_and(LayerKind::learns);
    let words = match stage {
        Stage::Forward { layer } => match kind(layer) {
            Some(LayerKind::Conv { .. }) => t_string!(i18n, inside.words_conv),
            Some(LayerKind::MaxPool { .. }) => t_string!(i18n, inside.words_pool),
            Some(LayerKind::Dropout { .. }) => t_string!(i18n, inside.words_dropout),
            _ => t_string!(i18n, inside.words_forward),
        },
        Stage::Cost => {
            let cost = cost_words(i18n, step).0;
            return t_string!(i18n, inside.words_cost, cost);
        }
        Stage::OutputError => {
            let output = step.network.output_activation();
            if step.cost.cancels(output) {
                t_string!(i18n, inside.words_canceled)
            } else if output == Activation::Softmax {
                t_string!(i18n, inside.words_softmax_error)
            } else {
                t_string!(i18n, inside.words_output_error)
            }
        }
        Stage::Error { layer } => match (learns(layer), learns(layer + 1)) {
            (true, true) => t_string!(i18n, inside.words_error),
            (true, false) => t_string!(i18n, inside.words_error_passed),
            (false, _) => t_string!(i18n, inside.words_passed_down),
        },
        Stage::Gradient { layer } => match kind(layer) {
            Some(LayerKind::Conv { .. }) => t_string!(i18n, inside.words_gradient_conv),
            _ => t_string!(i18n, inside.words_gradient),
        },
        Stage::Update { .. } => t_string!(i18n, inside.words_update),
        Stage::After => {
            let (before, after) = cost_words(i18n, step);
            return t_string!(i18n, inside.words_after, before, after);
        }
    };
    words.to_owned()
}

/// After how many frames each matrix of a stage is shown: large ones come one by one.
fn frames(step: &Step, stage: Stage) -> Vec<u32> {
    let quantities = step.quantities(stage);
    let mut before = 0;
    let frames = |(index, quantity): (usize, &Quantity<'_, f32>)| {
        // One to find its picture, one to paint it.
        let frames = (2 * before / MANY).min(2 * index);
        before += quantity.values.len();
        frames as u32
    };
    quantities.iter().enumerate().map(frames).collect()
}

/// A matrix of a stage.
fn figure(step: &Step, stage: Stage, index: usize) -> Option<Figure> {
    let of = match stage {
        Stage::Forward { layer }
        | Stage::Error { layer }
        | Stage::Gradient { layer }
        | Stage::Update { layer } => layer,
        Stage::Cost | Stage::OutputError | Stage::After => {
            step.network.layers().len().saturating_sub(1)
        }
    };
    let learns = |layer: usize| {
        let layer = step.network.layers().get(layer);
        layer.is_some_and(|layer| layer.kind().learns())
    };
    let quantities = step.quantities(stage);
    let quantity = quantities.get(index)?;
    // What goes into layer `of` is shape `of`, what comes out of it the next one.
    let at = match quantity.symbol {
        Symbol::Input => Some(of),
        Symbol::Biases | Symbol::BiasGradient | Symbol::UpdatedBiases => None,
        Symbol::ErrorAbove => Some(of + 2),
        _ => Some(of + 1),
    };
    let picture = at.and_then(|at| shapes(&step.network).get(at).copied());
    let learns = match quantity.symbol {
        Symbol::ErrorAbove => learns(of + 1),
        _ => learns(of),
    };
    let of = step.clone();
    let number = move |at| of.quantities(stage).get(index)?.values.get(at).copied();
    Some(Figure::of(
        quantity,
        Arc::new(number),
        picture.filter(|shape: &Shape| shape.is_picture()),
        learns,
    ))
}

//! Each layer's weights, activations and gradient, as they are spread at the open page's time.

use digit_lab::insight::{Histogram, LayerFigures};
use leptos::prelude::*;

use super::album::Album;
use super::spread::{Reach, spread};
use super::studies::Studies;
use crate::i18n::{t, t_string, use_i18n};
use crate::inside::bit_by_bit::one_by_one;
use crate::inside::numerals::numeral;
use crate::inside::words::{is_dropout, layer_kind, layer_number};
use crate::numbers::{Style, format};

/// A histogram of a layer, or nothing.
type Pick = fn(&LayerFigures) -> Option<&Histogram>;

const WEIGHTS: Pick = |figures| figures.weights.as_ref();
const ACTIVATIONS: Pick = |figures| Some(&figures.activations);
const GRADIENT: Pick = |figures| Some(&figures.gradient.as_ref()?.magnitudes);

/// All layers but those that do nothing when a network reads.
#[component]
pub fn LayerList(album: Album, studies: Studies) -> impl IntoView {
    let i18n = use_i18n();
    let layers = Memo::new(move |_| {
        album.shown.with(|shown| {
            let layers = shown.as_ref()?.network().layers().iter().enumerate();
            let shown = layers.filter(|(_, layer)| !is_dropout(layer.kind()));
            let named = shown.map(|(index, layer)| (index, layer_kind(layer.kind())));
            Some(named.collect::<Vec<_>>())
        })
    });
    let all = move || layers.get().unwrap_or_default();
    let there = one_by_one(move || layers.with(|layers| layers.as_ref().map_or(0, Vec::len)));
    view! {
        <section class="inside-layers" aria-labelledby="inside-layers-heading">
            <h3 id="inside-layers-heading">{t!(i18n, learning.layers)}</h3>
            <p class="inside-note">{t!(i18n, learning.layers_words)}</p>
            <ol class="inside-layer-list">
                <For
                    each=move || all().into_iter().take(there.get())
                    key=Clone::clone
                    children=move |(index, kind)| one(studies, index, kind)
                />
            </ol>
        </section>
    }
}

fn one(studies: Studies, index: usize, kind: String) -> AnyView {
    let i18n = use_i18n();
    let heading = move || {
        let name = t_string!(i18n, inside.layer, number = layer_number(index));
        format!("{name}: {kind}")
    };
    let figures = Memo::new(move |_| studies.of_open()?.layers.get(index).cloned());
    let histogram = move |pick: Pick| {
        let reach = Memo::new(move |_| {
            let all = studies.all(|study| study.layers.get(index).and_then(pick).map(Reach::of));
            let all = all.into_iter().filter_map(|(_, reach)| reach);
            let own = figures.with(|figures| figures.as_ref().and_then(pick).map(Reach::of));
            all.chain(own).reduce(Reach::with)
        });
        Signal::derive(move || {
            let histogram = figures.with(|figures| figures.as_ref().and_then(pick).cloned());
            histogram.zip(reach.get())
        })
    };
    let norm = move || figures.with(|figures| Some(figures.as_ref()?.gradient.as_ref()?.weights));
    let percent = move |share: f64| format(i18n.get_locale(), share, Style::Percent(1));
    let numbers = move || {
        figures.with(|figures| {
            let figures = figures.as_ref()?;
            let mut numbers = Vec::new();
            if let Some(gradient) = &figures.gradient {
                numbers.push(t_string!(
                    i18n,
                    learning.gradient_norm,
                    norm = numeral(i18n, gradient.weights)
                ));
                numbers.push(t_string!(
                    i18n,
                    learning.still,
                    share = percent(gradient.still)
                ));
            }
            if let Some(saturated) = figures.saturated {
                numbers.push(t_string!(
                    i18n,
                    learning.saturated,
                    share = percent(saturated)
                ));
            }
            if let Some(dead) = figures.dead {
                numbers.push(t_string!(i18n, learning.dead, share = percent(dead)));
            }
            Some(
                numbers
                    .into_iter()
                    .map(|words| view! { <li>{words}</li> })
                    .collect_view(),
            )
        })
    };
    view! {
        <li
            class="inside-layer"
            data-testid=format!("inside-layer-{index}")
            data-gradient=norm
        >
            <h4>{heading}</h4>
            <div class="inside-spreads">
                {spread(t!(i18n, learning.weights), histogram(WEIGHTS), false)}
                {spread(t!(i18n, learning.activations), histogram(ACTIVATIONS), false)}
                {spread(t!(i18n, learning.gradient), histogram(GRADIENT), true)}
            </div>
            <ul class="inside-layer-numbers">{numbers}</ul>
        </li>
    }
    .into_any()
}

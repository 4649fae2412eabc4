//! A layer's weights as pictures, one a neuron or filter.

use digit_lab::insight::Picture;
use digit_lab::nn::Layer;
use leptos::prelude::*;

use super::choice::choice;
use super::numerals::{numeral, whole};
use super::picture::{Bitmap, Layout, Scale, most, picture};
use super::subject::Looked;
use super::words::{layer_kind, layer_number};
use crate::i18n::{t, t_string, use_i18n};

/// Up to so many pictures are shown until all are asked for.
const FEW: usize = 40;

/// Which number is the strongest color.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Range {
    /// The layer's largest weight, so that pictures can be compared.
    Shared,
    /// Each picture's own largest, so that weak ones can be seen.
    Own,
}

/// The pictures of a layer and how they are shown; copies are handles to the same ones.
#[derive(Clone, Copy)]
struct Shelf {
    /// Layers that learn: which, their numbers, and what they are.
    layers: Memo<Vec<(usize, usize, String)>>,
    /// The one whose weights are shown.
    layer: Memo<usize>,
    /// The one that was chosen.
    asked: RwSignal<Option<usize>>,
    pictures: Memo<Vec<Picture<f32>>>,
    /// The weight of the strongest color.
    largest: Memo<f32>,
    range: RwSignal<Range>,
    /// Whether more than a few are shown.
    is_all: RwSignal<bool>,
}

impl Shelf {
    /// The first layer that learns, in one range.
    fn new(reader: Memo<Option<Looked>>, ranges: Signal<Vec<f32>>) -> Self {
        let layers = Memo::new(move |_| {
            reader
                .with(|reader| {
                    let network = reader.as_ref()?.network();
                    let layers = network.layers().iter().enumerate();
                    let learning = layers.filter(|(_, layer)| layer.parameters().is_some());
                    let name = |(index, layer): (usize, &Layer<f32>)| {
                        (index, layer_number(index), layer_kind(layer.kind()))
                    };
                    Some(learning.map(name).collect::<Vec<_>>())
                })
                .unwrap_or_default()
        });
        let asked = RwSignal::new(None::<usize>);
        let layer = Memo::new(move |_| {
            layers.with(|layers| {
                let is_there = |layer: &usize| layers.iter().any(|(index, ..)| index == layer);
                let first = layers.first().map(|(index, ..)| *index);
                asked.get().filter(is_there).or(first).unwrap_or(0)
            })
        });
        let pictures = Memo::new(move |_| {
            let layer = layer.get();
            reader
                .with(|reader| {
                    let network = reader.as_ref()?.network();
                    let units = network.layers().get(layer)?.parameters()?.weights.ncols();
                    let all = (0..units).map(|unit| Picture::of(network, layer, unit));
                    all.collect::<Option<Vec<_>>>()
                })
                .unwrap_or_default()
        });
        let largest = Memo::new(move |_| {
            let given = ranges.with(|ranges| ranges.get(layer.get()).copied());
            given.unwrap_or_else(|| {
                pictures.with(|pictures| {
                    let each = pictures.iter().map(|picture| most(&picture.weights));
                    each.fold(0.0, f32::max)
                })
            })
        });
        Self {
            layers,
            layer,
            asked,
            pictures,
            largest,
            range: RwSignal::new(Range::Shared),
            is_all: RwSignal::new(false),
        }
    }

    /// How many pictures there are.
    fn count(self) -> usize {
        self.pictures.with(Vec::len)
    }

    /// The picture of a neuron or filter.
    fn bitmap(self, unit: usize) -> Bitmap {
        self.pictures.with(|pictures| {
            let Some(Picture { shape, weights }) = pictures.get(unit) else {
                return Bitmap::default();
            };
            let most = match self.range.get() {
                Range::Shared => self.largest.get(),
                Range::Own => most(weights),
            };
            Bitmap::of(Layout::Maps(*shape), weights, most)
        })
    }
}

/// All weights of a layer that learns.
#[component]
pub fn Weights(
    /// Of which network.
    of: Memo<Option<Looked>>,
    /// The strongest color's weight in each layer; a layer's own largest where nothing is said.
    #[prop(optional, into)]
    ranges: Signal<Vec<f32>>,
    /// The neuron that is marked: its layer, and which of its outputs.
    #[prop(optional, into)]
    picked: Signal<Option<(usize, usize)>>,
    /// What is told when a picture is pressed: its layer, and which of that's neurons or filters.
    #[prop(optional)]
    pick: Option<Callback<(usize, usize)>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let shelf = Shelf::new(of, ranges);
    let listed = Memo::new(move |_| {
        let most = if shelf.is_all.get() { usize::MAX } else { FEW };
        shelf.count().min(most)
    });
    let list = move || {
        let units = 0..listed.get();
        units
            .map(|unit| one(picked, pick, shelf, unit))
            .collect_view()
    };
    let hidden = move || shelf.count().saturating_sub(listed.get());
    let more = move || t_string!(i18n, inside.show_more, count = whole(i18n, hidden()));

    view! {
        <section
            class="inside-weights"
            data-testid="inside-weights"
            aria-labelledby="inside-weights-heading"
        >
            <h3 id="inside-weights-heading">{t!(i18n, inside.weights_heading)}</h3>
            <p class="inside-note">{t!(i18n, inside.weights_words)}</p>
            <Choices shelf />
            <ul class="inside-weights-list">{list}</ul>
            <button
                type="button"
                class="inside-weights-all"
                data-testid="inside-weights-all"
                hidden=move || hidden() == 0
                on:click=move |_| shelf.is_all.set(true)
            >
                {more}
            </button>
        </section>
    }
}

/// Which layer, in which colors.
#[component]
fn Choices(shelf: Shelf) -> impl IntoView {
    let i18n = use_i18n();
    let names = move || {
        let name = |(index, number, kind): &(usize, usize, String)| {
            let name = t_string!(i18n, inside.layer, number);
            (index.to_string(), format!("{name}: {kind}"), *index)
        };
        shelf
            .layers
            .with(|layers| layers.iter().map(name).collect())
    };
    let ranges = move || {
        let words = |range| match range {
            Range::Shared => t_string!(i18n, inside.range_shared),
            Range::Own => t_string!(i18n, inside.range_own),
        };
        let all = [("shared", Range::Shared), ("own", Range::Own)].into_iter();
        all.map(|(name, range)| (name.to_owned(), words(range).to_owned(), range))
            .collect()
    };
    let legend = move || {
        let most = numeral(i18n, shelf.largest.get());
        t_string!(i18n, inside.legend, most)
    };
    view! {
        <div class="inside-choices">
            {choice(
                "inside-weights-layer",
                t!(i18n, inside.of_layer),
                names,
                shelf.layer.into(),
                move |layer| {
                    shelf.is_all.set(false);
                    shelf.asked.set(Some(layer));
                },
            )}
            {choice(
                "inside-weights-range",
                t!(i18n, inside.range),
                ranges,
                shelf.range.into(),
                move |range| shelf.range.set(range),
            )}
            <p class="inside-legend" hidden=move || shelf.range.get() == Range::Own>
                <span class="inside-legend-bar" aria-hidden="true"></span>
                {legend}
            </p>
        </div>
    }
}

/// One neuron's weights, or one filter.
fn one(
    picked: Signal<Option<(usize, usize)>>,
    pick: Option<Callback<(usize, usize)>>,
    shelf: Shelf,
    unit: usize,
) -> AnyView {
    let i18n = use_i18n();
    let bitmap = Signal::derive(move || shelf.bitmap(unit));
    let label = move || {
        let weights = |picture: &Picture<f32>| most(&picture.weights);
        let largest = shelf.pictures.with(|all| all.get(unit).map(weights));
        t_string!(
            i18n,
            inside.weights_of,
            number = unit + 1,
            range = numeral(i18n, largest.unwrap_or(0.0))
        )
    };
    let is_picked = move || {
        let units = shelf.count().max(1);
        let is_it = |(layer, neuron)| layer == shelf.layer.get() && neuron % units == unit;
        picked.get().is_some_and(is_it)
    };
    let sheet = picture(bitmap, Scale::Diverging, label);
    let sheet = match pick {
        Some(pick) => view! {
            <button
                type="button"
                class="inside-weights-pick"
                data-testid="inside-weights-pick"
                aria-pressed=move || is_picked().to_string()
                on:click=move |_| pick.run((shelf.layer.get_untracked(), unit))
            >
                {sheet}
            </button>
        }
        .into_any(),
        None => sheet.into_any(),
    };
    view! {
        <li class="inside-weights-one" class:picked=is_picked>
            {sheet}
            <span>{unit + 1}</span>
        </li>
    }
    .into_any()
}

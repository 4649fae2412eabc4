//! The network as a picture: layers and neurons, live while someone draws, and any neuron taken apart.

mod curve;
mod diagram;
mod keys;
mod lines;
mod neuron;
mod plan;
mod shown;
mod slots;

use digit_lab::insight::Strength;
use digit_lab::nn::OutputCoding;
use leptos::prelude::*;

use self::diagram::Diagram;
use self::keys::middle;
use self::neuron::NeuronPanel;
use self::shown::{Choose, Pick};
use super::bit_by_bit::After;
use super::choice::choice;
use super::nothing::Nothing;
use super::subject::{Seen, Subject};
use super::weights::Weights;
use crate::i18n::{t, t_string, use_i18n};

/// What of the network is looked at; copies are handles to the same one.
#[derive(Clone, Copy)]
pub struct Look {
    /// The neuron that was tapped or gone to by keys.
    picked: RwSignal<Option<Pick>>,
    /// The neuron under the pointer.
    hovered: RwSignal<Option<Pick>>,
    /// The neuron that is taken apart: one of those, else that of the digit read.
    pub pick: Memo<Option<Pick>>,
    /// Which neurons of large layers are shown.
    choose: RwSignal<Choose>,
    /// Which connections are the strongest.
    strength: RwSignal<Strength>,
}

impl Look {
    fn new(seen: Memo<Option<Seen>>) -> Self {
        let picked = RwSignal::new(None);
        let hovered = RwSignal::new(None);
        let pick = Memo::new(move |_| {
            let asked = hovered.get().or(picked.get());
            seen.with(|seen| {
                let seen = seen.as_ref()?;
                let is_there = |pick: &Pick| {
                    let layer = seen.trace().layers.get(pick.layer);
                    layer.is_some_and(|layer| pick.neuron < layer.a.len())
                };
                asked.filter(is_there).or_else(|| output_read(seen))
            })
        });
        Self {
            picked,
            hovered,
            pick,
            choose: RwSignal::new(Choose::default()),
            strength: RwSignal::new(Strength::Product),
        }
    }
}

/// The output neuron of the digit read; of binary outputs the first.
fn output_read(seen: &Seen) -> Option<Pick> {
    let layers = &seen.trace().layers;
    let layer = layers.len().checked_sub(1)?;
    let neuron = match OutputCoding::of(seen.network()) {
        Some(OutputCoding::Binary) => 0,
        _ => usize::from(seen.digit()),
    };
    (neuron < layers.get(layer)?.a.len()).then_some(Pick { layer, neuron })
}

/// The view *The network*.
#[component]
pub fn NetworkView() -> impl IntoView {
    let i18n = use_i18n();
    let subject = expect_context::<Subject>();
    let seen = subject.seen;
    let look = Look::new(seen);
    let is_empty = Memo::new(move |_| seen.with(Option::is_none));
    let has_network = Memo::new(move |_| subject.reader.with(Option::is_some));
    let picked = Signal::derive(move || look.pick.get().map(|pick| (pick.layer, pick.neuron)));
    // Of a map its middle is taken apart.
    let pick = Callback::new(move |(layer, unit): (usize, usize)| {
        let neuron = seen.with_untracked(|seen| {
            let shape = seen.as_ref()?.trace().layers.get(layer)?.shape;
            Some(middle(shape) * shape.channels + unit)
        });
        if let Some(neuron) = neuron {
            look.picked.set(Some(Pick { layer, neuron }));
        }
    });
    let strengths = move || {
        let words = |strength| match strength {
            Strength::Product => t_string!(i18n, inside.lines_product),
            Strength::Weight => t_string!(i18n, inside.lines_weight),
        };
        let all = [Strength::Product, Strength::Weight].into_iter();
        all.map(|strength| {
            (
                strength.name().to_owned(),
                words(strength).to_owned(),
                strength,
            )
        })
        .collect()
    };
    let chooses = move || {
        let words = |choose| match choose {
            Choose::Strongest => t_string!(i18n, inside.show_strongest),
            Choose::First => t_string!(i18n, inside.show_first),
        };
        let all = Choose::ALL.into_iter();
        all.map(|choose| (choose.name().to_owned(), words(choose).to_owned(), choose))
            .collect()
    };
    let picture = move || {
        view! {
            <p class="inside-note">{t!(i18n, inside.network_words)}</p>
            <div class="inside-choices">
                {choice(
                    "inside-lines",
                    t!(i18n, inside.lines),
                    strengths,
                    look.strength.into(),
                    move |strength| look.strength.set(strength),
                )}
                {choice(
                    "inside-choose",
                    t!(i18n, inside.show),
                    chooses,
                    look.choose.into(),
                    move |choose| look.choose.set(choose),
                )}
            </div>
            <Diagram look />
            <After frames=2>
                <NeuronPanel look />
            </After>
        }
    };
    view! {
        <div class="inside-network">
            {move || if is_empty.get() { view! { <Nothing /> }.into_any() } else { picture().into_any() }}
            <After frames=3>
                {move || has_network.get().then(|| view! { <Weights of=subject.reader picked pick /> })}
            </After>
        </div>
    }
}

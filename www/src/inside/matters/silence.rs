//! What breaks when a neuron falls silent.

mod row;
mod table;

use digit_lab::data;
use digit_lab::insight::KnockOutStudy;
use digit_lab::insight::session::{Images, Question};
use digit_lab::nn::LayerKind;
use leptos::prelude::*;

use self::table::Table;
use super::Matters;
use super::desk::{Desk, Part, is_behind};
use crate::i18n::{t, t_string, use_i18n};
use crate::inside::anew::Again;
use crate::inside::choice::choice;
use crate::inside::inquiry::Asked;
use crate::inside::numerals::whole;
use crate::inside::progress::Progress;
use crate::inside::subject::Looked;
use crate::inside::words::{layer_kind, layer_number};
use crate::readers::{ReaderId, Readers};

/// Multiplications that a question may take: some ten seconds.
const WORK: u64 = 100_000_000_000;
/// As many images at least: a digit has a tenth of them.
const FEWEST: u64 = 100;
/// More are not asked for: as many as are bundled.
const MOST: u64 = 2_000;

/// A hidden layer whose neurons can be silenced.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Hidden {
    layer: usize,
    kind: LayerKind,
    /// So many images are read.
    images: u32,
}

/// The layers that can be chosen, and the one that is; copies are handles to the same.
#[derive(Clone, Copy)]
struct Layers {
    reader: Memo<Option<Looked>>,
    /// Nothing while the network is still to come.
    all: Memo<Option<Vec<Hidden>>>,
    asked: RwSignal<Option<usize>>,
    chosen: Memo<Option<Hidden>>,
}

impl Layers {
    /// The hidden layers of a network, of which at first the last is chosen: it is nearest to the digits.
    fn new(reader: Memo<Option<Looked>>) -> Self {
        let all = Memo::new(move |_| {
            reader.with(|reader| {
                let network = reader.as_ref()?.network();
                let layers = network.layers().iter().enumerate();
                let hidden = layers.filter_map(|(layer, of)| {
                    let images = KnockOutStudy::images_in(network, layer, WORK)?;
                    Some(Hidden {
                        layer,
                        kind: of.kind(),
                        images: images.clamp(FEWEST, MOST) as u32,
                    })
                });
                Some(hidden.collect::<Vec<_>>())
            })
        });
        let asked = RwSignal::new(None);
        let chosen = Memo::new(move |_| {
            let asked = asked.get();
            all.with(|all| {
                let all = all.as_ref()?;
                let chosen = all.iter().find(|hidden| Some(hidden.layer) == asked);
                chosen.or(all.last()).copied()
            })
        });
        Self {
            reader,
            all,
            asked,
            chosen,
        }
    }

    /// Asks what breaks in the layer that is chosen.
    fn ask(self, desk: Desk) {
        let (looked, chosen) = (self.reader.get_untracked(), self.chosen.get_untracked());
        if let (Some(looked), Some(hidden)) = (looked, chosen) {
            let question = Question::KnockOut {
                layer: hidden.layer,
                images: Images {
                    of: data::Set::Validation,
                    most: hidden.images,
                },
            };
            desk.ask(Part::Silence, looked, question);
        }
    }
}

/// The choice of a layer, and a table of its neurons or maps.
#[component]
pub fn Silence(matters: Matters) -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let layers = Layers::new(matters.subject.reader);
    let readers = expect_context::<Readers>();
    // Another network or layer has other neurons; a network that only learns on has the same ones.
    Effect::new(move |before: Option<(ReaderId, Option<Hidden>)>| {
        layers.reader.track();
        let now = (readers.selected_untracked(), layers.chosen.get());
        if before.is_some_and(|before| before != now) {
            desk.forget(Part::Silence);
        }
        now
    });
    let is_empty = |all: &Option<Vec<Hidden>>| all.as_ref().is_some_and(Vec::is_empty);
    let has_none = Memo::new(move |_| layers.all.with(is_empty));
    view! {
        <section class="matters-part" aria-labelledby="matters-silence-heading">
            <h3 id="matters-silence-heading">{t!(i18n, matters.silence_heading)}</h3>
            <p class="inside-note">{t!(i18n, matters.silence_words)}</p>
            {move || {
                if has_none.get() {
                    view! {
                        <p class="inside-note" data-testid="matters-no-hidden">
                            {t!(i18n, matters.no_hidden)}
                        </p>
                    }
                        .into_any()
                } else {
                    view! { <Controls layers /> }.into_any()
                }
            }}
        </section>
    }
}

/// Which layer, and what came of it.
#[component]
fn Controls(layers: Layers) -> impl IntoView {
    let i18n = use_i18n();
    let desk = expect_context::<Desk>();
    let names = move || {
        let name = |hidden: &Hidden| {
            let name = t_string!(i18n, inside.layer, number = layer_number(hidden.layer));
            let value = layer_kind(hidden.kind);
            let words = t_string!(i18n, common.named, name, value);
            (hidden.layer.to_string(), words, hidden.layer)
        };
        layers
            .all
            .with(|all| all.iter().flatten().map(name).collect())
    };
    let is_map = Memo::new(move |_| {
        let kind = layers.chosen.get().map(|hidden| hidden.kind);
        matches!(kind, Some(LayerKind::Conv { .. }))
    });
    let button = move || {
        if is_map.get() {
            t_string!(i18n, matters.silence_maps)
        } else {
            t_string!(i18n, matters.silence_neurons)
        }
    };
    let fewer = move || {
        let images = u64::from(layers.chosen.get()?.images);
        (images < MOST).then(|| {
            let images = whole(i18n, images as usize);
            t_string!(i18n, matters.fewer_images, images)
        })
    };
    let is_behind = is_behind(desk.silence, layers.reader);
    let state = desk.state(Part::Silence);
    let table = move || {
        let found = desk.silence.get()?;
        Some(view! { <Table found=found.answer is_map=is_map.get_untracked() /> })
    };
    view! {
        <div class="inside-choices">
            {choice(
                "matters-layer",
                t!(i18n, inside.of_layer),
                names,
                Signal::derive(move || layers.chosen.get().map_or(0, |hidden| hidden.layer)),
                move |layer| layers.asked.set(Some(layer)),
            )}
            <button
                type="button"
                class="primary"
                data-testid="matters-silence"
                aria-busy=move || state.with(Asked::is_under_way).to_string()
                on:click=move |_| layers.ask(desk)
            >
                {button}
            </button>
        </div>
        <p class="inside-hint" hidden=move || fewer().is_none()>
            {fewer}
        </p>
        <Progress of=state />
        <Again is_behind has_failed=false ask=Callback::new(move |()| layers.ask(desk)) />
        {table}
    }
}

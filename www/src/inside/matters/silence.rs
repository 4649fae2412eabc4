//! What breaks when a neuron falls silent.

mod table;

use digit_lab::data;
use digit_lab::insight::KnockOutStudy;
use digit_lab::insight::session::{Images, Question};
use digit_lab::nn::LayerKind;
use leptos::prelude::*;

use self::table::Table;
use super::Matters;
use super::desk::Part;
use crate::i18n::{t, t_string, use_i18n};
use crate::inside::choice::choice;
use crate::inside::numerals::whole;
use crate::inside::progress::Progress;
use crate::inside::words::{layer_kind, layer_number};

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

/// The choice of a layer, and a table of its neurons or maps.
#[component]
pub fn Silence(matters: Matters) -> impl IntoView {
    let i18n = use_i18n();
    let desk = matters.desk;
    let reader = matters.subject.reader;
    let layers = Memo::new(move |_| {
        reader.with(|reader| {
            let network = reader.as_ref()?.network();
            let hidden = network
                .layers()
                .iter()
                .enumerate()
                .filter_map(|(layer, of)| {
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
    let asked_layer = RwSignal::new(None);
    let hidden = Memo::new(move |_| {
        let asked = asked_layer.get();
        layers.with(|layers| {
            let layers = layers.as_ref()?;
            let chosen = layers.iter().find(|hidden| Some(hidden.layer) == asked);
            // The last one is nearest to the digits.
            chosen.or(layers.last()).copied()
        })
    });
    Effect::new(move |before: Option<()>| {
        reader.track();
        hidden.track();
        if before.is_some() {
            desk.forget(Part::Silence);
        }
    });
    let ask = move |_| {
        if let (Some(looked), Some(hidden)) = (reader.get_untracked(), hidden.get_untracked()) {
            let question = Question::KnockOut {
                layer: hidden.layer,
                images: Images {
                    of: data::Set::Validation,
                    most: hidden.images,
                },
            };
            desk.ask(Part::Silence, looked, question);
        }
    };
    let names = move || {
        let name = |hidden: &Hidden| {
            let name = t_string!(i18n, inside.layer, number = layer_number(hidden.layer));
            let words = format!("{name}: {}", layer_kind(hidden.kind));
            (hidden.layer.to_string(), words, hidden.layer)
        };
        layers.with(|layers| layers.iter().flatten().map(name).collect())
    };
    let is_map = Memo::new(move |_| {
        let kind = hidden.get().map(|hidden| hidden.kind);
        matches!(kind, Some(LayerKind::Conv { .. }))
    });
    // Where the network is still to come, nothing is said of its layers.
    let has_none =
        Memo::new(move |_| layers.with(|layers| layers.as_ref().is_some_and(Vec::is_empty)));
    let how_many = move || {
        let images = u64::from(hidden.get().map_or(0, |hidden| hidden.images));
        (images < MOST).then(|| {
            let images = whole(i18n, images as usize);
            t_string!(i18n, matters.fewer_images, images)
        })
    };
    let controls = move || {
        view! {
            <div class="inside-choices">
                {choice(
                    "matters-layer",
                    t!(i18n, inside.of_layer),
                    names,
                    Signal::derive(move || hidden.get().map_or(0, |hidden| hidden.layer)),
                    move |layer| asked_layer.set(Some(layer)),
                )}
                <button
                    type="button"
                    class="primary"
                    data-testid="matters-silence"
                    aria-busy=move || desk.state(Part::Silence).with(|it| it.is_under_way()).to_string()
                    on:click=ask
                >
                    {move || {
                        if is_map.get() {
                            t_string!(i18n, matters.silence_maps)
                        } else {
                            t_string!(i18n, matters.silence_neurons)
                        }
                    }}
                </button>
            </div>
            <p class="inside-hint" hidden=move || how_many().is_none()>
                {how_many}
            </p>
            <Progress of=desk.state(Part::Silence) />
            {move || {
                let found = desk.silence.get()?;
                Some(view! { <Table found=found.answer is_map=is_map.get_untracked() /> })
            }}
        }
    };
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
                    controls().into_any()
                }
            }}
        </section>
    }
}

//! The space of digits: test digits on a map, the drawing among them, and the training digits nearest to it.

mod atlas;
mod legend;
mod map;
mod near;
mod plan;
mod point;
mod scene;

use digit_lab::insight::Space;
use digit_lab::nn::Layer;
use leptos::prelude::*;

use self::atlas::Atlas;
use self::legend::Legend;
use self::map::MapView;
use self::near::NearView;
use self::point::PointView;
use self::scene::Scene;
use super::anew::Anew;
use super::choice::choice;
use super::nothing::Nothing;
use super::numerals::whole;
use super::progress::Progress;
use super::subject::Subject;
use super::words::{is_dropout, layer_kind, layer_number};
use crate::i18n::{t, t_string, use_i18n};
use crate::numbers::{Style, format};

/// How many test digits can be on the map; there are 2,000.
const DIGITS: [u32; 3] = [500, 1000, 2000];

/// The view *The space of digits*.
#[component]
pub fn SpaceView() -> impl IntoView {
    let i18n = use_i18n();
    let subject = expect_context::<Subject>();
    let atlas = Atlas::new(subject);
    let scene = Scene::new(subject, atlas.map);
    let depends = move || {
        let space = atlas.wish.with(|wish| wish.as_ref().map(|wish| wish.space));
        space != Some(Space::Pixels)
    };
    let is_empty = Memo::new(move |_| subject.settled.with(Option::is_none));
    view! {
        <div class="inside-space">
            <p class="inside-note">{t!(i18n, space.words)}</p>
            <Choices subject atlas />
            <Progress />
            <Anew
                about=atlas.about
                depends=Signal::derive(depends)
                ask=Callback::new(move |()| atlas.retry())
            />
            <Explained atlas />
            <div class="inside-space-body">
                <MapView scene />
                <div class="inside-space-side">
                    <Legend scene />
                    <PointView scene />
                </div>
            </div>
            {move || {
                if is_empty.get() {
                    view! { <Nothing /> }.into_any()
                } else {
                    view! { <NearView found=atlas.near /> }.into_any()
                }
            }}
        </div>
    }
}

/// Of what the map is, and of how many digits.
#[component]
fn Choices(subject: Subject, atlas: Atlas) -> impl IntoView {
    let i18n = use_i18n();
    let layers = Memo::new(move |_| {
        let kind = |(index, layer): (usize, &Layer<f32>)| {
            (!is_dropout(layer.kind())).then(|| (index, layer_kind(layer.kind())))
        };
        subject.reader.with(|reader| {
            let layers = reader.as_ref().map(|reader| reader.network().layers());
            let layers = layers.unwrap_or_default().iter().enumerate();
            layers.filter_map(kind).collect::<Vec<_>>()
        })
    });
    let spaces = move || {
        let pixels = t_string!(i18n, space.pixels).to_owned();
        let mut all = vec![("pixels".to_owned(), pixels, Space::Pixels)];
        layers.with(|layers| {
            let last = layers.last().map(|(index, _)| *index);
            all.extend(layers.iter().map(|(index, kind)| {
                let number = layer_number(*index);
                let words = if Some(*index) == last {
                    t_string!(i18n, space.output_layer, number, kind = kind.clone())
                } else {
                    t_string!(i18n, space.layer, number, kind = kind.clone())
                };
                (format!("layer-{index}"), words, Space::Layer(*index))
            }));
        });
        all
    };
    let space = Memo::new(move |_| {
        let wish = atlas.wish.get();
        wish.map_or(Space::Pixels, |wish| wish.space)
    });
    let counts = move || {
        let count = |count: u32| (count.to_string(), whole(i18n, count as usize), count);
        DIGITS.into_iter().map(count).collect()
    };
    view! {
        <div class="inside-choices">
            {choice(
                "space-of",
                t!(i18n, space.of),
                spaces,
                space.into(),
                move |space| atlas.asked_space.set(space),
            )}
            {choice(
                "space-digits",
                t!(i18n, space.digits),
                counts,
                atlas.digits.into(),
                move |count| atlas.digits.set(count),
            )}
        </div>
    }
}

/// What the axes are, and how much of all differences they hold.
#[component]
fn Explained(atlas: Atlas) -> impl IntoView {
    let i18n = use_i18n();
    let explained = Memo::new(move |_| {
        let map = atlas.map.get();
        map.map(|map| map.components().explained)
    });
    let words = move || {
        let [first, second] = explained.get()?;
        let percent = |share: f64| format(i18n.get_locale(), share, Style::Percent(1));
        Some(t_string!(
            i18n,
            space.explained,
            first = percent(first),
            second = percent(second),
            both = percent(first + second)
        ))
    };
    let exact = move |axis: usize| move || explained.get().map(|shares| shares[axis].to_string());
    view! {
        <p
            class="inside-note inside-space-explained"
            data-testid="space-explained"
            data-first=exact(0)
            data-second=exact(1)
        >
            {words}
        </p>
    }
}

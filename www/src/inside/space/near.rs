//! The training digits that are nearest to the drawing.

use digit_lab::drawing::PIXELS;
use digit_lab::insight::Neighbor;
use leptos::prelude::*;

use super::atlas::Near;
use super::point::bitmap_of;
use crate::i18n::{t, t_string, use_i18n};
use crate::inside::numerals::numeral;
use crate::inside::picture::{Bitmap, Scale, picture};

/// A row of pictures, the nearest first.
#[component]
pub fn NearView(
    /// What was found last.
    found: RwSignal<Option<Near>>,
) -> impl IntoView {
    let i18n = use_i18n();
    // The last row stays until the next one is complete.
    let near = Memo::new(move |before: Option<&Vec<(Neighbor, [f32; PIXELS])>>| {
        let now = found.with(|near| {
            let near = near.as_ref()?;
            let pictures = near.pictures.as_ref()?;
            let neighbors = near.neighbors.iter().copied().enumerate();
            let pairs = neighbors.map(|(at, neighbor)| Some((neighbor, pictures.get(at)?)));
            pairs.collect::<Option<Vec<_>>>()
        });
        now.or_else(|| before.cloned()).unwrap_or_default()
    });
    let one = move |(neighbor, grays): (Neighbor, [f32; PIXELS])| {
        let Neighbor {
            index,
            label,
            distance,
        } = neighbor;
        let bitmap: Signal<Bitmap> = Signal::stored(bitmap_of(&grays));
        let words = move || t_string!(i18n, space.training_digit, label);
        view! {
            <li
                data-testid="space-near"
                data-index=index.to_string()
                data-label=label.to_string()
                data-distance=distance.to_string()
            >
                {picture(bitmap, Scale::Ink, words)} <strong>{label.to_string()}</strong>
                <span>
                    {move || {
                        t_string!(i18n, space.distance, distance = numeral(i18n, distance))
                    }}
                </span>
            </li>
        }
    };
    view! {
        <section class="inside-space-nearest" aria-labelledby="space-near-heading">
            <h3 id="space-near-heading">{t!(i18n, space.near_heading)}</h3>
            <p class="inside-note">{t!(i18n, space.near_words)}</p>
            <ol class="inside-space-row">
                {move || near.get().into_iter().map(one).collect_view()}
            </ol>
        </section>
    }
}

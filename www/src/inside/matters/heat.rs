//! Numbers of a picture's places as colors beneath the digit's outline; the pointer or the arrow keys read single
//! ones.

use digit_lab::drawing::SIDE;
use digit_lab::nn::Shape;
use leptos::prelude::*;

use super::outline::outline;
use crate::i18n::{t_string, use_i18n};
use crate::inside::aim::Aim;
use crate::inside::numerals::numeral;
use crate::inside::picture::{Bitmap, Layout, Scale, most, picture};
use crate::inside::subject::Seen;

/// The picture's pixels, one number each.
pub const LAYOUT: Layout = Layout::Map {
    shape: Shape {
        height: SIDE,
        width: SIDE,
        channels: 1,
    },
    channel: 0,
};

/// The heat map with its legend and, in a line below it, what is said of the place looked at.
#[component]
pub fn Heat(
    /// What automation knows it by.
    name: &'static str,
    /// What it shows, in few words.
    #[prop(into)]
    label: Signal<String>,
    /// The digit whose outline lies on top.
    seen: Memo<Option<Seen>>,
    /// A number for each pixel; none before they are known.
    values: Memo<Vec<f32>>,
    /// How many pixels wide the square is that is looked at.
    #[prop(into)]
    square: Signal<usize>,
    /// What is said of the place in this column and row.
    say: Callback<(usize, usize), Option<String>>,
    /// What is said while none is looked at.
    #[prop(into)]
    hint: Signal<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let aim = Aim::new(SIDE, SIDE);
    let largest = Memo::new(move |_| values.with(|values| most(values)));
    let bitmap = Memo::new(move |_| {
        values.with(|values| {
            if values.is_empty() {
                Bitmap::default()
            } else {
                Bitmap::of(LAYOUT, values, largest.get())
            }
        })
    });
    let is_known = move || values.with(|values| !values.is_empty());
    let path = Memo::new(move |_| {
        seen.with(|seen| {
            seen.as_ref()
                .map(|seen| outline(&seen.trace().input))
                .unwrap_or_default()
        })
    });
    // The square hangs over at the edges, where the sheet cuts it off.
    let percent = |pixels: f64| format!("{}%", pixels / SIDE as f64 * 100.0);
    let from = move |middle: usize| {
        let half = square.get().saturating_sub(1) / 2;
        percent(middle as f64 - half as f64)
    };
    let left = move || {
        aim.at
            .get()
            .map_or_else(String::new, |(column, _)| from(column))
    };
    let top = move || aim.at.get().map_or_else(String::new, |(_, row)| from(row));
    let side = move || percent(square.get() as f64);
    let legend = move || t_string!(i18n, inside.legend, most = numeral(i18n, largest.get()));
    let said = move || {
        let said = aim.at.get().and_then(|at| say.run(at));
        said.unwrap_or_else(|| hint.get())
    };
    view! {
        <figure
            class="matters-heat"
            data-testid=name
            data-known=move || is_known().to_string()
            data-most=move || largest.get().to_string()
        >
            <div
                class="matters-sheet"
                node_ref=aim.sheet
                tabindex="0"
                role="application"
                aria-label=label
                on:pointermove=move |event| aim.point(&event)
                on:pointerdown=move |event| aim.point(&event)
                on:pointerleave=move |_| aim.at.set(None)
                on:blur=move |_| aim.at.set(None)
                on:keydown=move |event| aim.steer(&event)
            >
                <div class="matters-colors" class:gone=move || !is_known()>
                    {picture(bitmap.into(), Scale::Diverging, move || label.get())}
                </div>
                <svg class="matters-outline" viewBox="0 0 28 28" aria-hidden="true">
                    <path d=path />
                </svg>
                <span
                    class="matters-square"
                    aria-hidden="true"
                    hidden=move || aim.at.get().is_none()
                    style=("left", left)
                    style=("top", top)
                    style=("width", side)
                    style=("height", side)
                ></span>
            </div>
            <p class="inside-legend" class:gone=move || !is_known()>
                <span class="inside-legend-bar" aria-hidden="true"></span>
                {legend}
            </p>
            <p class="inside-range matters-said" aria-live="polite">
                {said}
            </p>
        </figure>
    }
}

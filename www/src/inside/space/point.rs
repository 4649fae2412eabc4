//! The digit of the map that is looked at: its picture, what it is, and a way to the pad.

use digit_lab::drawing::PIXELS;
use digit_lab::nn::Shape;
use leptos::prelude::*;

use super::scene::Scene;
use crate::i18n::{t, t_string, use_i18n};
use crate::inside::numerals::whole;
use crate::inside::picture::{Bitmap, Layout, Scale, unnamed_picture};
use crate::pad::Drawing;

/// A picture of MNIST, in grays from 0 to 1.
pub fn bitmap_of(pixels: &[f32]) -> Bitmap {
    let side = (PIXELS as f64).sqrt() as usize;
    Bitmap::of(Layout::Maps(Shape::square(side)), pixels, 1.0)
}

/// What is under the pointer, or was picked.
#[component]
pub fn PointView(scene: Scene) -> impl IntoView {
    let i18n = use_i18n();
    let drawing = expect_context::<Drawing>();
    let at = Memo::new(move |_| {
        let index = scene.looked_at()?;
        Some((index, scene.label(index)?))
    });
    let digit = move || {
        let (index, _) = at.get()?;
        scene.digits.with(|digits| digits.as_ref()?.picture(index))
    };
    let bitmap = Memo::new(move |_| {
        let digit = digit();
        digit.map_or_else(Bitmap::default, |digit| bitmap_of(&digit.pixels[..]))
    });
    let words = move || match at.get() {
        Some((index, label)) => {
            t_string!(i18n, space.test_digit, index = whole(i18n, index), label)
        }
        None => String::new(),
    };
    // The pointer's way over the map is not read out.
    let aloud = move || {
        let is_picked = scene.picked.get().is_some() && scene.hovered.get().is_none();
        is_picked.then(words)
    };
    let put = move |_| {
        let picked = scene.picked.get_untracked();
        let digits = scene.digits.get_untracked();
        let digit = picked.and_then(|index| digits?.picture(index));
        if let Some(digit) = digit {
            drawing.show(digit);
        }
    };
    let is_none = move || at.get().is_none();
    view! {
        <section class="inside-space-one" aria-label=t!(i18n, space.point)>
            <div class="inside-space-picture" class:empty=is_none>
                {unnamed_picture(bitmap.into(), Scale::Ink)}
            </div>
            <div
                class="inside-space-facts"
                data-testid="space-point"
                data-index=move || at.get().map(|(index, _)| index.to_string())
                data-label=move || at.get().map(|(_, label)| label.to_string())
            >
                <p>
                    {move || {
                        if is_none() { t_string!(i18n, space.no_point).to_owned() } else { words() }
                    }}
                </p>
                <button
                    type="button"
                    data-testid="space-put"
                    disabled=move || scene.picked.get().is_none()
                    on:click=put
                >
                    {t!(i18n, space.put)}
                </button>
            </div>
            <p class="visually-hidden" aria-live="polite">
                {aloud}
            </p>
        </section>
    }
}

//! How the evidence for a digit changes with each pixel, live while someone draws.

use digit_lab::drawing::SIDE;
use digit_lab::insight::Saliency;
use digit_lab::nn::{Activation, Network};
use leptos::prelude::*;

use super::Matters;
use super::heat::Heat;
use crate::i18n::{t, t_string, use_i18n};
use crate::inside::numerals::{numeral, whole};

/// The gradient's heat map, or why there is none.
#[component]
pub fn Slopes(matters: Matters) -> impl IntoView {
    let i18n = use_i18n();
    let seen = matters.subject.seen;
    let saliency = Memo::new(move |_| {
        let digit = matters.digit()?;
        seen.with(|seen| {
            let seen = seen.as_ref()?;
            let network = seen.network();
            if !has_slopes(network) {
                return None;
            }
            Saliency::of(network, &seen.trace().input, digit.into())
        })
    });
    let values = Memo::new(move |_| {
        saliency.with(|it| {
            it.as_ref()
                .map(|it| it.gradient.clone())
                .unwrap_or_default()
        })
    });
    let evidence = move || {
        saliency.with(|it| {
            let evidence = numeral(i18n, it.as_ref()?.evidence);
            let digit = matters.digit()?;
            Some(t_string!(i18n, matters.evidence, digit, evidence))
        })
    };
    let say = Callback::new(move |(column, row): (usize, usize)| {
        let slope = saliency.with(|it| it.as_ref()?.gradient.get(row * SIDE + column).copied())?;
        let (row, column) = (whole(i18n, row + 1), whole(i18n, column + 1));
        let slope = numeral(i18n, slope);
        Some(t_string!(i18n, matters.slope_at, row, column, slope))
    });
    let is_flat = Memo::new(move |_| {
        seen.with(|seen| {
            seen.as_ref()
                .is_some_and(|seen| !has_slopes(seen.network()))
        })
    });
    let label = Signal::derive(move || {
        let digit = matters.digit().unwrap_or_default();
        t_string!(i18n, matters.slopes_label, digit)
    });
    view! {
        <section class="matters-part" aria-labelledby="matters-slopes-heading">
            <h3 id="matters-slopes-heading">{t!(i18n, matters.slopes_heading)}</h3>
            <p class="inside-note">{t!(i18n, matters.slopes_words)}</p>
            {move || {
                if is_flat.get() {
                    view! { <p class="inside-note">{t!(i18n, matters.no_slopes)}</p> }.into_any()
                } else {
                    view! {
                        <Heat
                            name="matters-slopes"
                            label
                            seen
                            values
                            square=1
                            say
                            hint=Signal::derive(move || evidence().unwrap_or_default())
                        />
                    }
                        .into_any()
                }
            }}
        </section>
    }
}

/// Whether slopes say anything: those of steps are 0 everywhere.
pub fn has_slopes(network: &Network<f32>) -> bool {
    let hidden = network
        .layers()
        .split_last()
        .map_or(&[][..], |(_, hidden)| hidden);
    let is_step = |layer: &digit_lab::nn::Layer<f32>| layer.activation() == Some(Activation::Step);
    !hidden.iter().any(is_step)
}

//! What stands in a column: neurons as circles, maps as pictures.

use digit_lab::insight::LayerTrace;
use digit_lab::nn::Activation;
use leptos::prelude::*;

use super::Look;
use super::plan::Column;
use super::shown::Shown;
use crate::i18n::{t_string, use_i18n};
use crate::inside::picture::{Bitmap, Layout, Scale, most, picture};
use crate::inside::subject::Subject;
use crate::inside::words::{neuron_name, output_number};

/// Which neuron or map a slot shows.
fn unit(shown: Memo<Shown>, column: usize, slot: usize) -> Option<usize> {
    shown.with(|shown| shown.get(column)?.get(slot).copied())
}

/// A neuron as a circle, the fuller the more active.
pub fn neuron_slot(
    column: usize,
    slot: usize,
    this: Memo<Option<Column>>,
    shown: Memo<Shown>,
    look: Look,
) -> AnyView {
    let i18n = use_i18n();
    let seen = expect_context::<Subject>().seen;
    let layer = Memo::new(move |_| this.with(|this| this.as_ref()?.layer));
    let unit = Memo::new(move |_| unit(shown, column, slot));
    // The activation and the largest that its scale knows.
    let state = move || {
        let (layer, unit) = (layer.get()?, unit.get()?);
        seen.with(|seen| {
            let traced = seen.as_ref()?.trace().layers.get(layer)?;
            Some((*traced.a.get(unit)?, full_scale(traced)))
        })
    };
    let share = move || state().map_or(0.0, |(a, full)| a / full);
    let is_picked = move || {
        let pick = look.pick.get();
        pick.is_some_and(|pick| Some(pick.layer) == layer.get() && Some(pick.neuron) == unit.get())
    };
    let is_last = move || {
        seen.with(|seen| {
            let layers = seen.as_ref()?.network().layers().len();
            Some(layer.get()? + 1 == layers)
        })
        .unwrap_or(false)
    };
    let number = move || {
        let unit = unit.get()?;
        seen.with(|seen| Some(output_number(seen.as_ref()?.network(), unit)))
    };
    let title = move || {
        let (layer, unit) = (layer.get()?, unit.get()?);
        seen.with(|seen| Some(neuron_name(i18n, seen.as_ref()?.network(), layer, unit)))
    };
    view! {
        <span
            class="inside-neuron"
            class:picked=is_picked
            class:below-zero=move || share() < 0.0
            data-layer=move || layer.get().map(|layer| layer.to_string())
            data-neuron=move || unit.get().map(|unit| unit.to_string())
            data-activation=move || state().map(|(a, _)| a.to_string())
            title=title
            style:left=move || px(this, |this| this.left)
            style:top=move || px(this, move |this| this.slot_top(slot))
            style:width=move || px(this, |this| this.side)
        >
            <span
                class="inside-neuron-fill"
                style:opacity=move || share().abs().min(1.0).to_string()
            ></span>
        </span>
        {move || {
            is_last()
                .then(|| {
                    view! {
                        <span
                            class="inside-output"
                            style:left=move || px(this, |this| this.left + this.side + 6.0)
                            style:top=move || px(
                                this,
                                move |this| this.slot_top(slot) + this.side / 2.0,
                            )
                        >
                            {number}
                        </span>
                    }
                })
        }}
    }
    .into_any()
}

/// A map as a picture.
pub fn map_slot(
    column: usize,
    slot: usize,
    this: Memo<Option<Column>>,
    shown: Memo<Shown>,
    look: Look,
) -> AnyView {
    let i18n = use_i18n();
    let seen = expect_context::<Subject>().seen;
    let unit = Memo::new(move |_| unit(shown, column, slot));
    let bitmap = Memo::new(move |_| {
        let (shape, layer) =
            this.with(|this| this.as_ref().map(|this| (this.shape, this.layer)))?;
        let unit = unit.get()?;
        seen.with(|seen| {
            let trace = seen.as_ref()?.trace();
            let (values, full) = match layer {
                None => (&trace.input, 1.0),
                Some(layer) => {
                    let traced = trace.layers.get(layer)?;
                    (&traced.a, full_scale(traced))
                }
            };
            let layout = Layout::Map {
                shape,
                channel: unit,
            };
            Some(Bitmap::of(layout, values, full))
        })
    });
    let bitmap = Signal::derive(move || bitmap.get().unwrap_or_default());
    let name = move || match (this.with(|this| this.as_ref()?.layer), unit.get()) {
        (Some(_), Some(unit)) => t_string!(i18n, inside.map, number = unit + 1),
        _ => t_string!(i18n, inside.input).to_owned(),
    };
    // The place of the picked neuron in this map, in shares of its sides.
    let mark = Memo::new(move |_| {
        let pick = look.pick.get()?;
        this.with(|this| {
            let this = this.as_ref()?;
            let (picked, pixel) = pick.unit_and_pixel(this.shape);
            let is_here = this.layer == Some(pick.layer) && Some(picked) == unit.get();
            let (x, y) = this.place(slot, pixel);
            is_here.then_some((x, y))
        })
    });
    view! {
        <span
            class="inside-map"
            class:picked=move || mark.get().is_some()
            style:left=move || px(this, |this| this.left)
            style:top=move || px(this, move |this| this.slot_top(slot))
            style:width=move || px(this, |this| this.side)
        >
            {picture(bitmap, Scale::Ink, name)}
        </span>
        {move || {
            mark.get()
                .map(|(x, y)| {
                    view! {
                        <span
                            class="inside-map-mark"
                            style:left=format!("{x}px")
                            style:top=format!("{y}px")
                        ></span>
                    }
                })
        }}
    }
    .into_any()
}

fn px(this: Memo<Option<Column>>, pick: impl FnOnce(&Column) -> f64) -> String {
    let pixels = this.with(|this| this.as_ref().map(pick)).unwrap_or(0.0);
    format!("{pixels:.1}px")
}

/// What counts as fully active: 1 where that is the most there can be, else the layer's most.
fn full_scale(traced: &LayerTrace<f32>) -> f32 {
    match traced.activation {
        Some(Activation::Sigmoid | Activation::Tanh | Activation::Softmax | Activation::Step) => {
            1.0
        }
        _ => most(&traced.a).max(f32::MIN_POSITIVE),
    }
}

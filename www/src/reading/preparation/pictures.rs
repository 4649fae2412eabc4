//! The stages as pictures: the pad with the ink, and 28x28 pixels with marks.

use digit_lab::drawing::{BOX, BRUSH, Bounds, PIXELS, Point, SIDE, Step};
use leptos::html;
use leptos::prelude::*;

use crate::canvas::Restored;
use crate::reading::grays;
use crate::reading::live::{LiveReading, PAD_SIZE};
use crate::reading::preparation::stages::Stages;

/// The stages to be shown.
pub type Shown = Memo<Option<Stages>>;

/// The pad, 1000 units wide, with the box of the ink where that is asked for.
pub fn pad_picture(shown: Shown, is_boxed: impl Fn() -> bool + Send + Sync + 'static) -> AnyView {
    let path = move |look: fn(&Stages) -> &String| {
        move || shown.with(|stages| stages.as_ref().map(|stages| look(stages).clone()))
    };
    let brush = BRUSH * 1000.0;
    let ink_box = move || {
        let bounds = shown.with(|stages| stages.as_ref().map(|it| it.normalized.bounds));
        bounds.filter(|_| is_boxed()).map(|bounds| {
            let Bounds {
                left,
                top,
                width,
                height,
            } = bounds;
            let [x, y, width, height] =
                [left, top, width, height].map(|length| length * 1000.0 / PAD_SIZE);
            let half = brush / 2.0;
            view! {
                <rect
                    class="mark"
                    x=x - half
                    y=y - half
                    width=width + brush
                    height=height + brush
                ></rect>
            }
        })
    };
    view! {
        <svg class="stage-picture" viewBox="0 0 1000 1000" aria-hidden="true">
            <path class="stage-rest" d=path(|it| &it.rest) stroke-width=brush />
            <path class="stage-ink" d=path(|it| &it.ink) stroke-width=brush />
            {ink_box}
        </svg>
    }
    .into_any()
}

/// What is marked on a picture of 28x28 pixels.
#[derive(Clone, Copy, PartialEq)]
pub enum Mark {
    /// Nothing.
    None,
    /// The frame that the box fits, where there is one.
    Frame,
    /// The middle, as a ring, and the ink's center of mass, as a cross.
    CenterOfMass,
}

/// A picture of 28x28 pixels with a mark.
pub fn pixel_picture(shown: Shown, pixels: fn(&Stages) -> &[f32; PIXELS], mark: Mark) -> AnyView {
    let preparation = expect_context::<LiveReading>().preparation();
    let is_framed = move || {
        let preparation = preparation.get();
        preparation.takes(Step::Crop) && preparation.takes(Step::Frame)
    };
    let canvas = NodeRef::<html::Canvas>::new();
    let restored = expect_context::<Restored>();
    Effect::new(move |_| {
        restored.track();
        if let Some(canvas) = canvas.get() {
            shown.with(|stages| grays::paint(&canvas, stages.as_ref().map(pixels)));
        }
    });
    let marks = move || {
        shown.with(|stages| {
            let mass = stages.as_ref()?.normalized.center_of_mass;
            match mark {
                Mark::None => None,
                Mark::Frame => is_framed().then(frame),
                Mark::CenterOfMass => Some(center_of_mass(mass?)),
            }
        })
    };
    view! {
        <span class="stage-picture network-input-sheet" aria-hidden="true">
            <canvas class="network-input-picture" width=SIDE height=SIDE node_ref=canvas></canvas>
            <svg viewBox=format!("0 0 {SIDE} {SIDE}")>{marks}</svg>
        </span>
    }
    .into_any()
}

fn frame() -> AnyView {
    let margin = (SIDE as f32 - BOX) / 2.0;
    view! { <rect class="mark dashed" x=margin y=margin width=BOX height=BOX></rect> }.into_any()
}

fn center_of_mass(Point { x, y }: Point) -> AnyView {
    let center = SIDE as f32 / 2.0;
    let cross = format!("M{x} {y}m-3 0h6m-3 -3v6");
    view! {
        <circle class="mark" cx=center cy=center r=2></circle>
        <path class="mark" d=cross></path>
    }
    .into_any()
}

//! The pad that people draw on.

mod drawing;
mod history;
mod keyboard_pen;
mod note;
mod pen_words;
mod pointer;
mod shortcuts;
mod surface;
mod test_digit;
mod test_digits;
mod tools;
mod unseen;

pub use drawing::Drawing;
pub use history::{Content, Origin, Picture};
pub use test_digit::TestDigit;
pub use test_digits::TestSet;

use digit_lab::drawing::Point;
use leptos::html;
use leptos::prelude::*;

use crate::canvas::Restored;
use crate::frame::NextFrame;
use crate::i18n::{t, t_string, use_i18n};
use crate::pad::keyboard_pen::KeyboardPen;
use crate::pad::note::PadNote;
use crate::pad::pen_words::PenWords;
use crate::pad::pointer::DrawingPointer;
use crate::pad::tools::Tools;
use crate::pad::unseen::Unseen;
use crate::pictures::PictureOpener;
use crate::readers::Readers;
use crate::reading::{DigitBoxes, DigitChoice};
use crate::resize::on_resize;
use crate::theme::{Theme, system_is_dark};
use crate::turns::{InTurn, Turns};

/// The pad with its tools.
#[component]
pub fn Pad(
    /// Whether the pad is to be seen: its keys work only then.
    shown: Signal<bool>,
) -> impl IntoView {
    let i18n = use_i18n();
    let drawing = expect_context::<Drawing>();
    let reader = expect_context::<Readers>().reader();
    let pad = NodeRef::<html::Div>::new();
    let canvas = NodeRef::<html::Canvas>::new();
    let pointer = DrawingPointer::new(drawing);
    let pen = KeyboardPen::new(drawing);
    let percent = move |axis: fn(&Point) -> f32| {
        move || {
            pen.place()
                .get()
                .map(|place| format!("{}%", axis(&place) * 100.0))
        }
    };
    // Scripts that wait for it find all of the page.
    let is_built = expect_context::<Turns>().are_over();
    let ready = move || (is_built.get() && reader.with(Option::is_some)).to_string();
    let is_empty = drawing.is_empty();

    repaint(drawing, canvas, shown);
    shortcuts::listen(drawing, shown);

    view! {
        <section class="pad-section" aria-label=move || t_string!(i18n, pad.pad)>
            <div
                class="pad"
                data-testid="draw-pad"
                data-ready=ready
                role="application"
                tabindex="0"
                aria-label=t!(i18n, pad.pad)
                aria-describedby="pad-keys"
                aria-keyshortcuts="Control+Z Control+Shift+Z Escape"
                node_ref=pad
                on:pointerdown=move |event| {
                    pen.put_away();
                    pad.with_untracked(|pad| pad.as_ref().map(|pad| pointer.down(pad, &event)));
                }
                on:pointermove=move |event| {
                    pad.with_untracked(|pad| pad.as_ref().map(|pad| pointer.moved(pad, &event)));
                }
                on:pointerup=move |event| pointer.up(&event)
                on:pointercancel=move |event| pointer.up(&event)
                on:lostpointercapture=move |event| pointer.up(&event)
                on:keydown=move |event| pen.key(&event)
                on:blur=move |_| pen.put_away()
            >
                <canvas class="pad-ink" aria-hidden="true" node_ref=canvas></canvas>
                <span
                    class="pad-pen"
                    class:down=pen.is_down()
                    aria-hidden="true"
                    hidden=move || pen.place().get().is_none()
                    style:left=percent(|place| place.x)
                    style:top=percent(|place| place.y)
                ></span>
                <DigitBoxes />
                <p class="pad-hint" aria-hidden="true" class:gone=move || !is_empty.get()>
                    {t!(i18n, pad.hint)}
                </p>
            </div>
            <p id="pad-keys" class="visually-hidden">
                {t!(i18n, pad.keys)}
            </p>
            <PenWords pen />
            <InTurn>
                <Tools />
                <div class="pad-foot">
                    <DigitChoice>
                        <PadNote />
                    </DigitChoice>
                </div>
                <PictureOpener />
            </InTurn>
        </section>
    }
}

/// Keeps the canvas in step with the drawing, the pad's size and the colors, once a frame.
fn repaint(drawing: Drawing, canvas: NodeRef<html::Canvas>, shown: Signal<bool>) {
    let theme = expect_context::<RwSignal<Theme>>();
    let restored = expect_context::<Restored>();
    let unseen = Unseen::new();
    let system_is_dark = system_is_dark();
    // Asking for them in every frame would have the page styled and laid out in the middle of it.
    let width = StoredValue::new(0.0);
    let ink = StoredValue::new(None::<String>);
    let paint = NextFrame::new(move || {
        let Some(canvas) = canvas.get_untracked() else {
            return;
        };
        let known = ink.get_value();
        let color = known.unwrap_or_else(|| surface::ink(&canvas));
        ink.set_value(Some(color.clone()));
        let width = width.get_value();
        let painted =
            drawing.with_untracked(|content| surface::paint(&canvas, width, &color, content));
        match painted {
            Ok(is_seen) => unseen.set(!is_seen),
            Err(reason) => {
                leptos::logging::error!("expected a canvas that can be drawn on, got {reason:?}");
            }
        }
    });
    Effect::new({
        let paint = paint.clone();
        move |_| {
            drawing.with(|_| ());
            restored.track();
            shown.track();
            paint.request();
        }
    });
    Effect::new({
        let paint = paint.clone();
        move |_| {
            theme.track();
            system_is_dark.track();
            ink.set_value(None);
            paint.request();
        }
    });
    on_resize(
        move || canvas.get().map(Into::into),
        move |now| {
            width.set_value(now);
            paint.request();
        },
    );
}

//! Saying what a drawing was.

use digit_lab::drawing::Stroke;
use digit_lab::reading::DigitReading;
use leptos::prelude::*;

use crate::hand::drawings::Drawings;
use crate::hand::words::{unstored_words, whole};
use crate::i18n::{t_string, use_i18n};
use crate::pad::{Content, Drawing};
use crate::reading::LiveReading;

/// Ten buttons that label the digit whose scores are shown, rightly read or not.
#[component]
pub fn Teach() -> impl IntoView {
    let i18n = use_i18n();
    let pad = expect_context::<Drawing>();
    let drawings = expect_context::<Drawings>();
    let latest = expect_context::<LiveReading>().latest();

    let read = Memo::new(move |_| {
        let digit = latest.with(|latest| {
            let digit = latest.selected()?;
            // A test digit has no strokes, and its label is known.
            (!digit.strokes.is_empty()).then_some(digit.digit)
        });
        digit.filter(|_| pad.with(|content| matches!(content, Content::Strokes(_))))
    });
    let strokes = move || {
        latest.with(|latest| {
            pad.with(|content| latest.selected().map(|digit| ink_of(digit, content)))
        })
    };
    let given = Memo::new(move |_| {
        read.get()?;
        let strokes = strokes()?;
        drawings.find(&strokes).map(|kept| kept.drawing.label)
    });
    let label = move |digit: u8| {
        let Some(strokes) = untrack(strokes).filter(|strokes| !strokes.is_empty()) else {
            return;
        };
        match untrack(|| drawings.find(&strokes)) {
            Some(kept) => drawings.relabel(kept.name, digit),
            None => drawings.add(digit, strokes),
        }
    };
    let count = move || whole(i18n, drawings.all().with(Vec::len) as f64);
    let words = move || match (given.get(), read.get()) {
        (Some(digit), _) => t_string!(i18n, hand.taught, digit, count = count()),
        (None, Some(digit)) => t_string!(i18n, hand.not_this, digit),
        (None, None) => t_string!(i18n, hand.nothing_to_label).to_owned(),
    };
    let unstored = move || {
        drawings
            .unstored()
            .get()
            .map(|why| unstored_words(i18n, why))
    };
    let button = move |digit: u8| {
        view! {
            <button
                type="button"
                data-testid=format!("teach-{digit}")
                aria-label=move || t_string!(i18n, hand.label, digit)
                aria-pressed=move || (given.get() == Some(digit)).to_string()
                disabled=move || read.get().is_none()
                on:click=move |_| label(digit)
            >
                {digit}
            </button>
        }
    };

    view! {
        <section class="teach" aria-labelledby="teach-words">
            <p id="teach-words" class="teach-words" role="status" data-testid="teach">
                {words}
            </p>
            <div class="teach-digits">{(0..10).map(button).collect_view()}</div>
            // The panel that says it, too, is folded away at first.
            <p class="hand-warning" role="status" data-testid="teach-unstored">
                {unstored}
            </p>
        </section>
    }
}

/// The strokes that are a digit's ink.
fn ink_of(digit: &DigitReading, content: &Content) -> Vec<Stroke> {
    match content {
        Content::Strokes(strokes) => {
            let ink = digit.strokes.iter().filter_map(|&index| strokes.get(index));
            ink.cloned().collect()
        }
        Content::Picture(_) => Vec::new(),
    }
}

//! A matrix as a heat map, whose numbers can be looked at one by one.

use leptos::prelude::*;

use super::{Figure, MANY, MOST_CELL, MOST_HEIGHT, Numbers};
use crate::i18n::{I18n, t_string, use_i18n};
use crate::inside::aim::Aim;
use crate::inside::bit_by_bit::After;
use crate::inside::numerals::{numeral, whole};
use crate::inside::picture::{Layout, picture};
use crate::inside::step::formula::{spoken, symbol};

/// Up to so many numbers are written out.
const FEW: usize = 40;

/// The heat map with its name, its size and its range; the pointer or the arrow keys read single numbers.
#[component]
pub fn FigureView(
    figure: Figure,
    /// What is told when a number is tapped, or Enter pressed on it: which of the numbers.
    #[prop(optional)]
    pick: Option<Callback<usize>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let (width, height) = figure.pixels();
    let (columns, rows) = figure.layout.size();
    let name = symbol(figure.symbol, figure.learns);
    let size = format!("{} \u{d7} {}", figure.size[0], figure.size[1]);
    let (size_words, size_spoken) = (size.clone(), size.clone());
    let spoken = spoken(name);
    let scale = figure.scale();
    let (least, largest) = figure.range;
    let (layout, count) = (figure.layout, figure.count);
    let bitmap = Signal::stored(figure.bitmap);
    let numbers = StoredValue::new(figure.numbers);
    let range = move || {
        if least.to_bits() == largest.to_bits() {
            return numeral(i18n, least);
        }
        let (least, most) = (numeral(i18n, least), numeral(i18n, largest));
        t_string!(i18n, inside.range_of, least, most)
    };

    let label = move || named_range(i18n, &spoken, &size_spoken, &range());

    let (across, down) = figure.layout.block();
    let blocks = move || {
        let numbers = across * down;
        (numbers > 1).then(|| t_string!(i18n, inside.blocks, numbers = whole(i18n, numbers)))
    };

    let aim = Aim::new(columns, rows);
    let choose = move || {
        let at = aim.at.get_untracked();
        let index = at.and_then(|(column, row)| layout.index(column, row));
        if let (Some(pick), Some(index)) = (pick, index) {
            pick.run(index);
        }
    };
    let read = move || {
        let (column, row) = aim.at.get()?;
        let index = layout.index(column, row)?;
        let value = numbers.with_value(|numbers| numbers(index))?;
        let (row, column) = (whole(i18n, row + 1), whole(i18n, column + 1));
        let value = numeral(i18n, value);
        Some(if matches!(layout, Layout::Column { .. }) {
            t_string!(i18n, inside.entry_of_vector, row, value)
        } else {
            t_string!(i18n, inside.entry, row, column, value)
        })
    };
    let written = move || {
        (count <= FEW).then(|| numbers.with_value(|numbers| written_out(i18n, count, numbers)))
    };
    let aloud = move || read().unwrap_or_else(range);
    // Of many numbers to find the picture is work enough for a frame.
    let painted = if count > MANY {
        view! { <After frames=1>{picture(bitmap, scale, range)}</After> }.into_any()
    } else {
        picture(bitmap, scale, range)
    };
    view! {
        <figure
            class="inside-figure"
            data-testid="inside-figure"
            data-size=size
            data-least=least.to_string()
            data-most=largest.to_string()
        >
            <figcaption>
                <span class="inside-symbol" inner_html=name></span>
                <span class="inside-size">{size_words}</span>
            </figcaption>
            <div class="inside-figure-body">
                <div
                    class="inside-figure-sheet"
                    node_ref=aim.sheet
                    tabindex="0"
                    role="application"
                    aria-label=label
                    style:width=format!("{width:.0}px")
                    style:height=format!("{height:.0}px")
                    on:pointermove=move |event| aim.point(&event)
                    on:pointerdown=move |event| aim.point(&event)
                    on:pointerleave=move |_| aim.at.set(None)
                    on:blur=move |_| aim.at.set(None)
                    on:click=move |_| choose()
                    on:keydown=move |event| {
                        if event.key() == "Enter" {
                            choose();
                        }
                        aim.steer(&event);
                    }
                >
                    {painted}
                </div>
                {written}
            </div>
            <p class="inside-range" aria-live="polite">
                {aloud}
            </p>
            <p class="inside-hint" hidden=move || blocks().is_none()>
                {blocks}
            </p>
        </figure>
    }
}

/// A few numbers as text.
fn written_out(i18n: I18n, count: usize, numbers: &Numbers) -> AnyView {
    // As high as the colors beside them, where those have their full size.
    let is_beside = count as f64 * MOST_CELL <= MOST_HEIGHT;
    let number = |value: f32| view! { <li>{numeral(i18n, value)}</li> };
    let numbers = (0..count).filter_map(&**numbers).map(number).collect_view();
    view! { <ol class="inside-numbers" class:beside=is_beside>{numbers}</ol> }.into_any()
}

/// What a matrix is, how large and from where to where, for those who hear the page.
fn named_range(i18n: I18n, spoken: &str, size: &str, range: &str) -> String {
    let name = format!("{spoken}{}{size}", t_string!(i18n, common.comma));
    t_string!(i18n, common.named, name, value = range)
}

//! Images as small pictures, the most surely read first; each can be put on the pad.

use digit_lab::data;
use leptos::prelude::*;

use super::Mistakes;
use super::gathering::{Grays, Read};
use crate::i18n::{t, t_string, use_i18n};
use crate::inside::numerals::whole;
use crate::inside::picture::{Bitmap, Layout, Scale, unnamed_picture};
use crate::numbers::{Style, format};
use crate::pad::{Content, Drawing, Origin, Picture};
use digit_lab::nn::Shape;

/// So many are shown at first, and so many more each time.
pub const FEW: usize = 24;

/// The images that were misread, or those of a cell of the confusion matrix.
#[component]
pub fn Gallery(mistakes: Mistakes) -> impl IntoView {
    let i18n = use_i18n();
    let gathering = mistakes.gathering;
    let all = Memo::new(move |_| {
        let cell = mistakes.cell.get();
        gathering.read.with(|read| {
            let Some(read) = read else { return Vec::new() };
            match cell {
                Some((label, as_digit)) => read.readings.cell(label, as_digit),
                None => read.readings.misread(),
            }
        })
    });
    let listed = Memo::new(move |_| {
        let most = mistakes.shown.get();
        all.with(|all| all.iter().take(most).copied().collect::<Vec<_>>())
    });
    Effect::new(move |_| listed.with(|listed| gathering.ask_for_pictures(listed)));
    let heading = move || match mistakes.cell.get() {
        None => t_string!(i18n, mistakes.gallery_heading).to_owned(),
        Some((label, read)) if label == read => t_string!(i18n, mistakes.gallery_right, label),
        Some((label, read)) => t_string!(i18n, mistakes.gallery_cell, label, read),
    };
    let count = move || {
        let count = whole(i18n, all.with(Vec::len));
        t_string!(i18n, mistakes.gallery_count, count)
    };
    let hidden = move || all.with(Vec::len).saturating_sub(mistakes.shown.get());
    let more = move || {
        t_string!(
            i18n,
            inside.show_more,
            count = whole(i18n, hidden().min(FEW))
        )
    };
    view! {
        <section class="mistakes-part" id="mistakes-gallery" aria-labelledby="mistakes-gallery-heading">
            <h3 id="mistakes-gallery-heading">{heading}</h3>
            <p class="inside-note">
                {count} {t!(i18n, common.between_sentences)}
                {t!(i18n, mistakes.gallery_words)}
            </p>
            <button
                type="button"
                class="mistakes-all"
                data-testid="mistakes-all"
                hidden=move || mistakes.cell.get().is_none()
                on:click=move |_| mistakes.show_all()
            >
                {t!(i18n, mistakes.show_all)}
            </button>
            <ul class="mistakes-list" data-testid="mistakes-list">
                <For each=move || listed.get() key=|index| *index let:index>
                    <Item mistakes index />
                </For>
            </ul>
            <button
                type="button"
                class="mistakes-all"
                data-testid="mistakes-more"
                hidden=move || hidden() == 0
                on:click=move |_| mistakes.shown.update(|shown| *shown += FEW)
            >
                {more}
            </button>
        </section>
    }
}

/// One image with its label and what it was read as.
#[component]
fn Item(mistakes: Mistakes, index: usize) -> impl IntoView {
    let i18n = use_i18n();
    let drawing = expect_context::<Drawing>();
    let gathering = mistakes.gathering;
    let grays = Memo::new(move |_| gathering.album.with(|album| album.get(&index).cloned()));
    let bitmap = Memo::new(move |_| grays.get().map(|grays| bitmap(&grays)).unwrap_or_default());
    let figures = Memo::new(move |_| gathering.read.with(|read| figures(read.as_ref()?, index)));
    let origin = move || {
        let set = gathering
            .read
            .with(|read| read.as_ref().map(|read| read.set));
        Origin::Mnist {
            set: set.unwrap_or(data::Set::Validation),
            index,
        }
    };
    let percent = move |score: f32| format(i18n.get_locale(), score.into(), Style::Percent(1));
    // What the eye sees is a part of what is heard: whoever speaks to the page says what is to be seen.
    let unseen = move || t_string!(i18n, mistakes.put, number = whole(i18n, index + 1));
    let put = move |_| {
        if let (Some(grays), Some((label, ..))) = (grays.get_untracked(), figures.get_untracked()) {
            drawing.show(Picture {
                pixels: Box::new(*grays),
                label: Some(label),
                origin: untrack(origin),
            });
        }
    };
    let is_on_pad = Memo::new(move |_| {
        let origin = origin();
        drawing.with(
            |content| matches!(content, Content::Picture(picture) if picture.origin == origin),
        )
    });
    let pair = move || {
        figures
            .get()
            .map(|(label, read, _)| format!("{label} \u{2192} {read}"))
    };
    let score = move || figures.get().map(|(.., score)| percent(score));
    view! {
        <li>
            <button
                type="button"
                class="mistakes-one"
                data-testid="mistakes-one"
                data-index=index.to_string()
                data-score=move || figures.get().map(|(.., score)| score.to_string())
                data-here=move || grays.with(Option::is_some).to_string()
                aria-pressed=move || is_on_pad.get().to_string()
                on:click=put
            >
                {unnamed_picture(bitmap.into(), Scale::Ink)}
                <span>{pair}</span>
                <span class="mistakes-score">{score}</span>
                <span class="visually-hidden">{unseen}</span>
            </button>
        </li>
    }
}

fn bitmap(grays: &Grays) -> Bitmap {
    let layout = Layout::Maps(Shape::square(digit_lab::drawing::SIDE));
    Bitmap::of(layout, &grays[..], 1.0)
}

/// An image's label, what it was read as, and the score of that.
fn figures(read: &Read, index: usize) -> Option<(u8, u8, f32)> {
    let readings = &read.readings;
    Some((
        *readings.labels.get(index)?,
        *readings.read.get(index)?,
        *readings.scores.get(index)?,
    ))
}

//! The cost over a plane: shades, lines of equal cost, and single numbers.

use leptos::prelude::*;

use super::contour::contour;
use super::relief::{Relief, logarithm};
use super::table::Numbers;
use super::terrain::{Course, Found};
use crate::i18n::{t, t_string, use_i18n};
use crate::inside::aim::Aim;
use crate::inside::keys::is_shortcut;
use crate::inside::numerals::numeral;
use crate::inside::picture::{Bitmap, Scale, picture};

/// The map; the pointer or the arrow keys read single numbers.
#[component]
pub fn PlaneView(found: Signal<Option<Found>>) -> impl IntoView {
    let i18n = use_i18n();
    let relief = Memo::new(move |_| {
        let relief = found.with(|found| found.as_ref().map(|it| Relief::of(it.landscape())));
        relief.unwrap_or_default()
    });
    let side = Memo::new(move |_| relief.with(|relief| relief.side));
    let sheet = move || view! { <Sheet found relief side=side.get() /> };
    let numerals = move |numbers: &[f64]| {
        let numbers: Vec<_> = numbers.iter().map(|it| numeral(i18n, *it)).collect();
        numbers.join(t_string!(i18n, common.comma))
    };
    let levels = move || {
        let levels = relief.with(Relief::levels);
        (!levels.is_empty()).then(|| t_string!(i18n, landscape.levels, levels = numerals(&levels)))
    };
    let range = move || {
        let (least, most) = relief.with(Relief::range)?;
        let (least, most) = (numeral(i18n, least), numeral(i18n, most));
        Some(t_string!(i18n, landscape.range, least, most))
    };
    view! {
        <figure class="inside-plane" data-testid="landscape-plane">
            {sheet}
            <figcaption class="inside-plane-legend">
                <p class="inside-legend">
                    <span>{t!(i18n, landscape.lower)}</span>
                    <span class="inside-legend-bar" aria-hidden="true"></span>
                    <span>{t!(i18n, landscape.higher)}</span>
                </p>
                <p>{range}</p>
                <p>{levels}</p>
                <p>{t!(i18n, landscape.plane_words)}</p>
            </figcaption>
        </figure>
        <Numbers found />
    }
}

/// The shades with their lines.
#[component]
fn Sheet(found: Signal<Option<Found>>, relief: Memo<Relief>, side: usize) -> impl IntoView {
    let i18n = use_i18n();
    let aim = Aim::new(side, side);
    let bitmap: Signal<Bitmap> = Signal::derive(move || relief.with(Relief::bitmap));
    let lines = move || {
        relief.with(|relief| {
            let heights = relief.logarithms();
            let line = |level: f64| contour(&heights, side, logarithm(level));
            let lines = relief.levels().into_iter().map(line);
            lines
                .map(|d| view! { <path class="inside-contour" d=d /> })
                .collect_view()
        })
    };
    // Of a column, and of a row.
    let place = move |column: usize, row: usize| {
        found.with(|found| {
            let steps = &found.as_ref()?.landscape().steps;
            let beta = steps.len().checked_sub(row + 1)?;
            Some((*steps.get(column)?, *steps.get(beta)?))
        })
    };
    let read = move || {
        let (column, row) = aim.at.get()?;
        let (alpha, beta) = place(column, row)?;
        let cost = relief.with(|relief| relief.cost(column, row))?;
        let (alpha, beta) = (numeral(i18n, alpha), numeral(i18n, beta));
        Some(t_string!(
            i18n,
            landscape.entry,
            alpha,
            beta,
            cost = numeral(i18n, cost)
        ))
    };
    let label = move || {
        let here = found.with(|found| found.as_ref().map(|found| numeral(i18n, found.here())));
        t_string!(
            i18n,
            landscape.plane_summary,
            here = here.unwrap_or_default()
        )
    };
    let aloud = move || read().unwrap_or_else(|| t_string!(i18n, landscape.plane_keys).to_owned());
    let names = move || {
        let course = found.with(|found| found.as_ref().map(Found::course));
        match course {
            Some(Course::PlaneOfDescent) => (
                t_string!(i18n, landscape.alpha_descent),
                t_string!(i18n, landscape.beta_random),
            ),
            _ => (
                t_string!(i18n, landscape.alpha_random),
                t_string!(i18n, landscape.beta_random),
            ),
        }
    };
    let end = move |index: usize| move || place(index, side / 2).map(|(end, _)| numeral(i18n, end));
    let share = move |at: usize| format!("{:.3}%", (at as f64 + 0.5) / side.max(1) as f64 * 100.0);
    let view_box = format!("0 0 {side} {side}");
    view! {
        <div class="inside-plane-frame">
            <p class="inside-plane-name">
                <span>"β ↑ " {move || names().1}</span>
            </p>
            <div
                class="inside-plane-sheet"
                data-testid="landscape-sheet"
                node_ref=aim.sheet
                tabindex="0"
                role="application"
                aria-label=label
                on:pointermove=move |event| aim.point(&event)
                on:pointerdown=move |event| aim.point(&event)
                on:pointerleave=move |_| aim.at.set(None)
                on:blur=move |_| aim.at.set(None)
                on:keydown=move |event| {
                    let is_arrow = event.key().starts_with("Arrow") && !is_shortcut(&event);
                    if is_arrow && aim.at.get_untracked().is_none() {
                        // Keys begin at the present weights.
                        aim.at.set(Some((side / 2, side / 2)));
                    }
                    aim.steer(&event);
                }
            >
                {picture(bitmap, Scale::Diverging, label)}
                <svg
                    class="inside-contours"
                    viewBox=view_box
                    preserveAspectRatio="none"
                    aria-hidden="true"
                >
                    {lines}
                </svg>
                <span class="inside-plane-here" style:left="50%" style:top="50%">
                    <span>{t!(i18n, landscape.now)}</span>
                </span>
                <span
                    class="inside-plane-aim"
                    hidden=move || aim.at.get().is_none()
                    style:left=move || aim.at.get().map(|(column, _)| share(column))
                    style:top=move || aim.at.get().map(|(_, row)| share(row))
                ></span>
            </div>
            <p class="inside-plane-name">
                <span>{end(0)}</span>
                <span>"α → " {move || names().0}</span>
                <span>{end(side.saturating_sub(1))}</span>
            </p>
            <p class="inside-hint" aria-live="polite" data-testid="landscape-read">
                {aloud}
            </p>
        </div>
    }
}

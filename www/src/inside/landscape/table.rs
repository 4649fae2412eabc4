//! The numbers of a landscape as a table, made when someone opens it.

use digit_lab::insight::Landscape;
use leptos::prelude::*;

use super::terrain::Found;
use crate::i18n::{I18n, t, t_string, use_i18n};
use crate::inside::numerals::numeral;

/// All numbers, behind a line to open.
#[component]
pub fn Numbers(found: Signal<Option<Found>>) -> impl IntoView {
    let i18n = use_i18n();
    let is_open = RwSignal::new(false);
    let body = move || {
        let found = found.get().filter(|_| is_open.get())?;
        Some(if found.landscape().directions > 1 {
            plane(i18n, found.landscape()).into_any()
        } else {
            line(i18n, &found).into_any()
        })
    };
    view! {
        <details
            class="inside-landscape-numbers"
            data-testid="landscape-numbers"
            on:toggle:target=move |event| is_open.set(event.target().open())
        >
            <summary>{t!(i18n, landscape.numbers)}</summary>
            <div class="inside-scroll" tabindex="0" role="group" aria-label=t!(i18n, landscape.numbers)>
                {body}
            </div>
        </details>
    }
}

fn line(i18n: I18n, found: &Found) -> impl IntoView {
    let rate = found.rate();
    let Landscape { steps, costs, .. } = found.landscape();
    let rows = steps.iter().zip(costs).map(|(step, cost)| {
        view! {
            <tr data-testid="landscape-row" data-alpha=step.to_string() data-cost=cost.to_string()>
                <th scope="row">{numeral(i18n, *step)}</th>
                {rate.map(|rate| view! { <td>{numeral(i18n, step * rate)}</td> })}
                <td>{numeral(i18n, *cost)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <table class="inside-terms">
            <thead>
                <tr>
                    <th scope="col">"α"</th>
                    {rate.is_some().then(|| view! { <th scope="col">"η"</th> })}
                    <th scope="col">{t_string!(i18n, landscape.cost)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

fn plane(i18n: I18n, landscape: &Landscape) -> impl IntoView {
    let Landscape { steps, costs, .. } = landscape;
    let head = steps
        .iter()
        .map(|alpha| view! { <th scope="col">{numeral(i18n, *alpha)}</th> })
        .collect_view();
    let rows = costs.chunks(steps.len().max(1)).zip(steps).rev();
    let rows = rows.map(|(costs, beta)| {
        let costs = costs
            .iter()
            .map(|cost| view! { <td>{numeral(i18n, *cost)}</td> })
            .collect_view();
        view! {
            <tr>
                <th scope="row">{numeral(i18n, *beta)}</th>
                {costs}
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <table class="inside-terms">
            <thead>
                <tr>
                    <th scope="col">"β \\ α"</th>
                    {head}
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

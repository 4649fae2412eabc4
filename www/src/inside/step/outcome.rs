//! What the step comes to: outputs and cost before and after, and the way on from there.

use digit_lab::model_file::save_model;
use digit_lab::reading::Reader;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::learning::Learning;
use crate::breath::breathe;
use crate::i18n::{t, t_string, use_i18n};
use crate::inside::numerals::numeral;
use crate::inside::words::output_name;
use crate::readers::{ReaderId, Readers};

/// Outputs before and after the step, and the buttons that take it and go back.
#[component]
pub fn Outcome(learning: Learning) -> impl IntoView {
    let i18n = use_i18n();
    let is_taken = move || !learning.taken.with(Vec::is_empty);
    let course = move || {
        let costs = learning.taken.with(|taken| {
            let words = taken.iter().map(|cost| numeral(i18n, *cost));
            words.collect::<Vec<_>>().join(" \u{2192} ")
        });
        t_string!(i18n, inside.taken, steps = learning.steps(), costs)
    };
    let readers = expect_context::<Readers>();
    let note = move || {
        let selected = readers.selected();
        if is_taken() {
            course()
        } else if matches!(selected, ReaderId::Stepped(_)) {
            let name = readers.name(i18n, selected);
            t_string!(i18n, inside.reads_stepped, name)
        } else {
            t_string!(i18n, inside.take_words).to_owned()
        }
    };
    let read_with = move |_| {
        let Some(model) = learning.learned().filter(|_| untrack(is_taken)) else {
            return;
        };
        let steps = untrack(|| learning.steps()) as u32;
        let name = untrack(|| readers.name(i18n, readers.selected()));
        // Each is a frame's work where the network is large.
        spawn_local(async move {
            breathe().await;
            let file = save_model(&model);
            breathe().await;
            // A copy of a network that reads can read.
            if let Ok(reader) = Reader::of(model) {
                readers.read_with_stepped(steps, name, reader, &file);
            }
        });
    };
    view! {
        <section
            class="inside-outcome"
            data-testid="inside-outcome"
            aria-labelledby="inside-outcome-heading"
        >
            <h3 id="inside-outcome-heading">{t!(i18n, inside.outcome)}</h3>
            <Outputs learning />
            <div class="inside-steer">
                <button
                    type="button"
                    data-testid="inside-take"
                    aria-disabled=move || (!learning.can_take()).to_string()
                    on:click=move |_| learning.take()
                >
                    {t!(i18n, inside.take)}
                </button>
                <button
                    type="button"
                    data-testid="inside-reset"
                    aria-disabled=move || (!is_taken()).to_string()
                    on:click=move |_| {
                        if untrack(is_taken) {
                            learning.reset();
                        }
                    }
                >
                    {t!(i18n, inside.reset)}
                </button>
                <button
                    type="button"
                    data-testid="inside-read-with"
                    aria-disabled=move || (!is_taken()).to_string()
                    on:click=read_with
                >
                    {t!(i18n, inside.read_with)}
                </button>
            </div>
            <p class="inside-hint" role="status" data-testid="inside-taken">
                {note}
            </p>
        </section>
    }
}

/// Outputs and cost before and after.
#[component]
fn Outputs(learning: Learning) -> impl IntoView {
    let i18n = use_i18n();
    let rows = move || {
        let step = learning.latest.step.get()?;
        let (before, after) = (step.before.output(), step.after.output());
        let mut rows = Vec::new();
        for (neuron, wanted) in step.wanted.iter().enumerate() {
            let (before, after) = (*before.get(neuron)?, *after.get(neuron)?);
            let is_wanted = *wanted > 0.5;
            rows.push(view! {
                <tr class:wanted=is_wanted>
                    <th scope="row">{output_name(i18n, &step.network, neuron)}</th>
                    <td>{numeral(i18n, *wanted)}</td>
                    <td>{numeral(i18n, before)}</td>
                    <td data-testid=format!("inside-after-{neuron}") data-value=after.to_string()>
                        {numeral(i18n, after)}
                    </td>
                </tr>
            });
        }
        Some(rows)
    };
    let cost = move |which: usize| {
        move || {
            let step = learning.latest.step.get()?;
            step.costs.get(which).map(|cost| numeral(i18n, *cost))
        }
    };
    let exact = move |which: usize| {
        move || {
            let step = learning.latest.step.get()?;
            step.costs.get(which).map(f64::to_string)
        }
    };
    view! {
        <table class="inside-terms">
            <thead>
                <tr>
                    <th scope="col">{t!(i18n, inside.output)}</th>
                    <th scope="col">"y"</th>
                    <th scope="col">{t!(i18n, inside.before)}</th>
                    <th scope="col">{t!(i18n, inside.after)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
            <tfoot>
                <tr class="inside-sum">
                    <th scope="row">{t!(i18n, training.cost_short)} " C"</th>
                    <td></td>
                    <td data-testid="inside-cost-before" data-value=exact(0)>
                        {cost(0)}
                    </td>
                    <td data-testid="inside-cost-after" data-value=exact(1)>
                        {cost(1)}
                    </td>
                </tr>
            </tfoot>
        </table>
    }
}

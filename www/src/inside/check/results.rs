//! What came of the check: a row a weight, and for one of them every displacement as table and plot.

mod detail;
mod errors;

use digit_lab::insight::{Checked, Comparison, Place};
use leptos::prelude::*;

use self::detail::Detail;
use super::names::place_name;
use crate::i18n::{t, use_i18n};
use crate::inside::numerals::numeral;
use crate::inside::subject::Looked;

/// All weights that were checked, and one of them in detail.
#[component]
pub fn Results(
    /// What was checked.
    checked: Signal<Vec<Checked>>,
    /// In which network.
    reader: Memo<Option<Looked>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let name = move |place: Place| {
        let name = |looked: &Looked| place_name(i18n, looked.network(), place);
        reader.with(|reader| reader.as_ref().map(name))
    };
    let at = RwSignal::new(0);
    let one = Memo::new(move |_| {
        checked.with(|checked| {
            let last = checked.len().checked_sub(1)?;
            checked.get(at.get().min(last)).cloned()
        })
    });
    let is_empty = Memo::new(move |_| checked.with(Vec::is_empty));
    // One more is the one that was asked for; others are anew.
    Effect::new(move |before: Option<usize>| {
        let count = checked.with(Vec::len);
        match before {
            Some(before) if count == before + 1 => at.set(before),
            Some(before) if count != before => at.set(0),
            _ => {}
        }
        count
    });
    let rows = move || {
        let row = |(index, it): (usize, Checked)| {
            let least = |comparison: &Comparison| {
                let differences = comparison.differences.iter();
                let best = differences.min_by(|a, b| a.relative_error.total_cmp(&b.relative_error));
                best.map(|best| numeral(i18n, best.relative_error))
            };
            let name = name(it.place);
            let Place {
                layer,
                part,
                index: at_part,
            } = it.place;
            view! {
                <tr
                    data-testid="inside-check-row"
                    data-layer=layer.to_string()
                    data-part=part.name()
                    data-index=at_part.to_string()
                    data-backprop=it.double.backprop.to_string()
                >
                    <th scope="row">
                        <label class="inside-check-one">
                            <input
                                type="radio"
                                name="inside-checked"
                                prop:checked=move || at.get() == index
                                on:change=move |_| at.set(index)
                            />
                            {name}
                        </label>
                    </th>
                    <td>{numeral(i18n, it.parameter)}</td>
                    <td>{numeral(i18n, it.double.backprop)}</td>
                    <td>{least(&it.single)}</td>
                    <td>{least(&it.double)}</td>
                </tr>
            }
        };
        let all = checked.get().into_iter().enumerate();
        all.map(row).collect_view()
    };
    view! {
        <div class="inside-checked" hidden=move || is_empty.get()>
            <div class="inside-scroll">
                <table class="inside-terms" data-testid="inside-checked">
                    <thead>
                        <tr>
                            <th scope="col">{t!(i18n, inside.check_weight)}</th>
                            <th scope="col">"w"</th>
                            <th scope="col">{t!(i18n, inside.check_backprop)}</th>
                            <th scope="col">{t!(i18n, inside.check_least_single)}</th>
                            <th scope="col">{t!(i18n, inside.check_least_double)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            {move || (!is_empty.get()).then(|| view! { <Detail one reader /> })}
        </div>
    }
}

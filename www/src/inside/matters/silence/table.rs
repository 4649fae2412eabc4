//! Neurons or maps, the one that is missed most first, with what each digit loses.

use digit_lab::insight::KnockOut;
use leptos::prelude::*;

use super::row::{Units, row};
use crate::i18n::{I18n, t, t_string, use_i18n};
use crate::inside::numerals::whole;
use crate::numbers::{Style, format};

/// So many are shown at first, and so many more each time.
const FEW: usize = 16;

/// The table, and a sentence on the neuron that is chosen.
#[component]
pub fn Table(
    found: KnockOut,
    /// Whether the layer's units are maps.
    is_map: bool,
) -> impl IntoView {
    let i18n = use_i18n();
    let order = found.most_missed_first();
    let count = order.len();
    let (images, accuracy) = (found.images(), found.accuracy());
    let units = Units {
        strongest: strongest(&found, &order),
        chosen: RwSignal::new(order.first().copied().unwrap_or(0)),
        found: StoredValue::new(found),
        is_map,
    };
    let order = StoredValue::new(order);
    let shown = RwSignal::new(FEW);
    let summary = move || {
        let accuracy = format(i18n.get_locale(), accuracy, Style::Percent(2));
        let images = whole(i18n, images as usize);
        t_string!(i18n, matters.silence_summary, images, accuracy)
    };
    let rows = move || {
        order.with_value(|order| {
            let listed = order.iter().take(shown.get());
            listed.map(|unit| row(units, *unit)).collect_view()
        })
    };
    let hidden = move || count.saturating_sub(shown.get());
    let more = move || {
        let count = whole(i18n, hidden().min(FEW));
        t_string!(i18n, inside.show_more, count)
    };
    let sentence = move || {
        let unit = units.chosen.get();
        let name = units.name_within_words(i18n, unit);
        units
            .found
            .with_value(|found| sentence(i18n, found, unit, &name))
    };
    let digit = |digit: usize| view! { <th scope="col">{digit}</th> };
    view! {
        <p class="inside-note">{summary}</p>
        <p class="matters-chosen" role="status" data-testid="matters-chosen">
            {sentence}
        </p>
        <div class="inside-scroll" tabindex="0" role="region" aria-labelledby="matters-silence-heading">
            <table
                class="inside-terms matters-silence"
                data-testid="matters-silence-table"
                data-images=images.to_string()
                data-accuracy=accuracy.to_string()
            >
                <caption class="inside-hint">{t!(i18n, matters.silence_caption)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t!(i18n, matters.without)}</th>
                        <th scope="col">{t!(i18n, matters.right)}</th>
                        {(0..10).map(digit).collect_view()}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <p class="inside-hint" hidden=move || hidden() == 0>
            {move || {
                let (few, count) = (whole(i18n, shown.get().min(count)), whole(i18n, count));
                t_string!(i18n, matters.silence_shown, few, count)
            }}
        </p>
        <button
            type="button"
            class="inside-weights-all"
            data-testid="matters-silence-more"
            hidden=move || hidden() == 0
            on:click=move |_| shown.update(|shown| *shown += FEW)
        >
            {more}
        </button>
    }
}

/// The largest loss of a digit, or gain, among all.
fn strongest(found: &KnockOut, order: &[usize]) -> i64 {
    let losses = order.iter().filter_map(|unit| found.lost(*unit)).flatten();
    losses.map(i64::abs).max().unwrap_or(0)
}

/// What is lost without a neuron, and which digit suffers.
fn sentence(i18n: I18n, found: &KnockOut, unit: usize, name: &str) -> Option<String> {
    let lost = found.lost(unit)?;
    let silent = found.silent.get(unit)?;
    let (digit, most) = lost.into_iter().enumerate().max_by_key(|(_, lost)| *lost)?;
    if most <= 0 {
        return Some(t_string!(i18n, matters.none_suffers, name));
    }
    let count = |column: &[u32; 10]| whole(i18n, column.get(digit).copied().unwrap_or(0) as usize);
    let (right, before, shown) = (count(silent), count(&found.intact), count(&found.shown));
    Some(t_string!(
        i18n,
        matters.suffers,
        name,
        digit,
        right,
        before,
        shown
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_strongest_change_is_a_loss_or_a_gain() {
        let mut found = KnockOut {
            intact: [5; 10],
            silent: vec![[5; 10]; 2],
            ..KnockOut::default()
        };
        found.silent[0][3] = 9;
        found.silent[1][4] = 2;
        assert_eq!(strongest(&found, &[0, 1]), 4);
        assert_eq!(strongest(&found, &[]), 0);
    }
}

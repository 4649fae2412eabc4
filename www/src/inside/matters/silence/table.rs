//! Neurons or maps, the one that is missed most first, with what each digit loses.

use digit_lab::insight::KnockOut;
use leptos::prelude::*;

use crate::i18n::{I18n, t, t_string, use_i18n};
use crate::inside::numerals::whole;
use crate::numbers::{Style, format};

/// So many are shown at first, and so many more each time.
const FEW: usize = 16;
/// The strongest color's share: text stays legible on it.
const MOST_COLOR: f64 = 45.0;

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
    let first = order.first().copied().unwrap_or(0);
    let strongest = strongest(&found, &order);
    let (images, accuracy) = (found.images(), found.accuracy());
    let found = StoredValue::new(found);
    let order = StoredValue::new(order);
    let shown = RwSignal::new(FEW);
    let chosen = RwSignal::new(first);
    let percent = move |share: f64| format(i18n.get_locale(), share, Style::Percent(2));
    let summary = move || {
        let (images, accuracy) = (whole(i18n, images as usize), percent(accuracy));
        t_string!(i18n, matters.silence_summary, images, accuracy)
    };
    let name = move |unit: usize| {
        let number = whole(i18n, unit + 1);
        if is_map {
            t_string!(i18n, inside.map, number)
        } else {
            t_string!(i18n, matters.neuron, number)
        }
    };
    let row = move |unit: usize| {
        let lost = found
            .with_value(|found| found.lost(unit))
            .unwrap_or_default();
        let without = found.with_value(|found| found.accuracy_without(unit));
        let without = without.unwrap_or_default();
        let cell = |(digit, lost): (usize, i64)| {
            view! {
                <td class="matters-loss" data-digit=digit.to_string() style=color(lost, strongest)>
                    {signed(i18n, -lost)}
                </td>
            }
        };
        view! {
            <tr
                data-testid="matters-silent"
                data-unit=unit.to_string()
                data-accuracy=without.to_string()
                class:chosen=move || chosen.get() == unit
            >
                <th scope="row">
                    <button
                        type="button"
                        aria-pressed=move || (chosen.get() == unit).to_string()
                        on:click=move |_| chosen.set(unit)
                    >
                        {move || name(unit)}
                    </button>
                </th>
                <td>{move || percent(without)}</td>
                {lost.into_iter().enumerate().map(cell).collect_view()}
            </tr>
        }
    };
    let rows = move || {
        let listed =
            order.with_value(|order| order.iter().take(shown.get()).copied().collect::<Vec<_>>());
        listed.into_iter().map(row).collect_view()
    };
    let hidden = move || count.saturating_sub(shown.get());
    let more = move || {
        let count = whole(i18n, hidden().min(FEW));
        t_string!(i18n, inside.show_more, count)
    };
    let sentence = move || {
        let unit = chosen.get();
        let number = whole(i18n, unit + 1);
        let name = if is_map {
            t_string!(i18n, matters.map, number)
        } else {
            t_string!(i18n, inside.neuron, number)
        };
        found.with_value(|found| sentence(i18n, found, unit, &name))
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

/// Orange where images are lost, blue where more are read rightly than before.
fn color(lost: i64, strongest: i64) -> Option<String> {
    if lost == 0 {
        return None;
    }
    let share = MOST_COLOR * lost.abs() as f64 / strongest.max(1) as f64;
    let hue = if lost > 0 { "--plus" } else { "--minus" };
    Some(format!(
        "background:color-mix(in srgb, var({hue}) {share:.0}%, transparent)"
    ))
}

/// A change in so many images: `−3`, `+1`, or a point where there is none.
fn signed(i18n: I18n, change: i64) -> String {
    let amount = whole(i18n, change.unsigned_abs() as usize);
    match change {
        0 => String::from("\u{b7}"),
        ..0 => format!("\u{2212}{amount}"),
        _ => format!("+{amount}"),
    }
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
    fn the_more_is_lost_the_stronger_the_color() {
        assert_eq!(color(0, 10), None);
        let share = |lost| color(lost, 10).unwrap_or_default();
        assert!(share(10).contains("--plus) 45%"), "{}", share(10));
        assert!(share(-5).contains("--minus) 22%"), "{}", share(-5));
    }

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

//! What is lost without one neuron or map, digit by digit.

use digit_lab::insight::KnockOut;
use leptos::prelude::*;

use crate::i18n::{I18n, t_string, use_i18n};
use crate::inside::numerals::whole;
use crate::numbers::{Style, format};

/// The strongest color's share: text stays legible on it.
const MOST_COLOR: f64 = 45.0;

/// What a table's rows have in common; copies are handles to the same.
#[derive(Clone, Copy)]
pub struct Units {
    /// What came of silencing each.
    pub found: StoredValue<KnockOut>,
    /// Whether they are maps.
    pub is_map: bool,
    /// The largest loss of a digit, or gain, among all.
    pub strongest: i64,
    /// The one of which more is said.
    pub chosen: RwSignal<usize>,
}

impl Units {
    /// What a neuron or map is called.
    fn name(self, i18n: I18n, unit: usize) -> String {
        let number = whole(i18n, unit + 1);
        if self.is_map {
            t_string!(i18n, inside.map, number)
        } else {
            t_string!(i18n, matters.neuron, number)
        }
    }

    /// The same in the midst of a sentence.
    pub fn name_within_words(self, i18n: I18n, unit: usize) -> String {
        let number = whole(i18n, unit + 1);
        if self.is_map {
            t_string!(i18n, matters.map, number)
        } else {
            t_string!(i18n, inside.neuron, number)
        }
    }
}

/// A row of the table.
pub fn row(units: Units, unit: usize) -> AnyView {
    let i18n = use_i18n();
    let lost = units.found.with_value(|found| found.lost(unit));
    let without = units.found.with_value(|found| found.accuracy_without(unit));
    let (lost, without) = (lost.unwrap_or_default(), without.unwrap_or_default());
    let is_chosen = move || units.chosen.get() == unit;
    let cell = |(digit, lost): (usize, i64)| {
        view! {
            <td
                class="matters-loss"
                data-digit=digit.to_string()
                style=("background", color(lost, units.strongest))
            >
                {move || signed(i18n, -lost)}
            </td>
        }
    };
    view! {
        <tr
            data-testid="matters-silent"
            data-unit=unit.to_string()
            data-accuracy=without.to_string()
        >
            <th scope="row">
                <button
                    type="button"
                    aria-pressed=move || is_chosen().to_string()
                    on:click=move |_| units.chosen.set(unit)
                >
                    {move || units.name(i18n, unit)}
                </button>
            </th>
            <td>{move || format(i18n.get_locale(), without, Style::Percent(2))}</td>
            {lost.into_iter().enumerate().map(cell).collect_view()}
        </tr>
    }
    .into_any()
}

/// Orange where images are lost, blue where more are read rightly than before.
fn color(lost: i64, strongest: i64) -> String {
    if lost == 0 {
        return String::new();
    }
    let share = MOST_COLOR * lost.abs() as f64 / strongest.max(1) as f64;
    let hue = if lost > 0 { "--plus" } else { "--minus" };
    format!("color-mix(in srgb, var({hue}) {share:.0}%, transparent)")
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_more_is_lost_the_stronger_the_color() {
        assert_eq!(color(0, 10), "");
        let share = |lost| color(lost, 10);
        assert!(share(10).contains("--plus) 45%"), "{}", share(10));
        assert!(share(-5).contains("--minus) 22%"), "{}", share(-5));
    }
}

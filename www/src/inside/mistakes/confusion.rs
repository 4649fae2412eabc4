//! What was read as what: a table whose cells are buttons.

use digit_lab::data::CLASSES;
use leptos::prelude::*;

use super::Mistakes;
use crate::focus::focus;
use crate::i18n::{t, t_string, use_i18n};
use crate::inside::keys::is_shortcut;
use crate::inside::numerals::whole;

/// The strongest color's share: text stays legible on it.
const MOST_COLOR: f64 = 55.0;
/// And the weakest, of a single image.
const LEAST_COLOR: f64 = 10.0;

type Counts = [[u32; CLASSES]; CLASSES];

/// The confusion matrix.
#[component]
pub fn Confusion(mistakes: Mistakes) -> impl IntoView {
    let i18n = use_i18n();
    let counts = Memo::new(move |_| {
        mistakes
            .gathering
            .read
            .with(|read| read.as_ref().map(|read| read.readings.confusion()))
            .unwrap_or_default()
    });
    // One cell is in the order of the Tab key; arrows lead to the others.
    let at = RwSignal::new((0, 0));
    Effect::new(move |_| at.set(counts.with(first)));
    let steer = move |event: leptos::ev::KeyboardEvent| {
        if is_shortcut(&event) {
            return;
        }
        let next =
            counts.with_untracked(|counts| after_key(counts, at.get_untracked(), &event.key()));
        if let Some(next) = next {
            event.prevent_default();
            at.set(next);
            focus(&cell_id(next));
        }
    };
    let body = move || {
        let counts = counts.get();
        let most = most_wrong(&counts);
        let cell = move |label: usize, read: usize| {
            let count = counts[label][read];
            let said = move || {
                let count = whole(i18n, count as usize);
                if label == read {
                    t_string!(i18n, mistakes.cell_right, label, count)
                } else {
                    t_string!(i18n, mistakes.cell_wrong, label, read, count)
                }
            };
            let is_chosen = move || mistakes.cell.get() == Some((label as u8, read as u8));
            if count == 0 {
                return view! { <td class="mistakes-none">"0"</td> }.into_any();
            }
            view! {
                <td class:right=label == read style=("background", color(label == read, count, most))>
                    <button
                        type="button"
                        id=cell_id((label, read))
                        data-testid=cell_id((label, read))
                        data-count=count.to_string()
                        aria-label=said
                        aria-pressed=move || is_chosen().to_string()
                        tabindex=move || if at.get() == (label, read) { "0" } else { "-1" }
                        on:focus=move |_| at.set((label, read))
                        on:click=move |_| mistakes.choose((label as u8, read as u8))
                    >
                        {count}
                    </button>
                </td>
            }
            .into_any()
        };
        let row = move |label: usize| {
            view! {
                <tr>
                    <th scope="row">{label}</th>
                    {(0..CLASSES).map(|read| cell(label, read)).collect_view()}
                </tr>
            }
        };
        (0..CLASSES).map(row).collect_view()
    };
    let digit = |digit: usize| view! { <th scope="col">{digit}</th> };
    view! {
        <section class="mistakes-part">
            <h3 id="mistakes-confusion-heading">{t!(i18n, mistakes.confusion_heading)}</h3>
            <p class="inside-note">{t!(i18n, mistakes.confusion_words)}</p>
            <table
                class="mistakes-confusion"
                data-testid="mistakes-confusion"
                aria-labelledby="mistakes-confusion-heading"
                on:keydown=steer
            >
                <thead>
                    <tr>
                        <th scope="col" class="mistakes-corner">{t!(i18n, mistakes.corner)}</th>
                        {(0..CLASSES).map(digit).collect_view()}
                    </tr>
                </thead>
                <tbody>{body}</tbody>
            </table>
        </section>
    }
}

/// The `id` of a cell's button.
fn cell_id((label, read): (usize, usize)) -> String {
    format!("mistakes-cell-{label}-{read}")
}

/// The first cell that has images.
fn first(counts: &Counts) -> (usize, usize) {
    let cells = (0..CLASSES).flat_map(|label| (0..CLASSES).map(move |read| (label, read)));
    let mut here = cells.filter(|&(label, read)| counts[label][read] > 0);
    here.next().unwrap_or((0, 0))
}

/// The next cell that has images in an arrow's direction.
fn after_key(counts: &Counts, at: (usize, usize), key: &str) -> Option<(usize, usize)> {
    let (down, right): (isize, isize) = match key {
        "ArrowLeft" => (0, -1),
        "ArrowRight" => (0, 1),
        "ArrowUp" => (-1, 0),
        "ArrowDown" => (1, 0),
        _ => return None,
    };
    let mut cell = at;
    loop {
        cell = (
            cell.0.checked_add_signed(down)?,
            cell.1.checked_add_signed(right)?,
        );
        if *counts.get(cell.0)?.get(cell.1)? > 0 {
            return Some(cell);
        }
    }
}

/// The largest count off the diagonal.
fn most_wrong(counts: &Counts) -> u32 {
    let rows = counts.iter().enumerate();
    let wrong = rows.flat_map(|(label, row)| {
        let cells = row.iter().enumerate();
        cells.filter_map(move |(read, count)| (read != label).then_some(*count))
    });
    wrong.max().unwrap_or(0)
}

/// Orange where something was misread.
fn color(is_right: bool, count: u32, most: u32) -> String {
    if is_right || count == 0 {
        return String::new();
    }
    let share = f64::from(count) / f64::from(most.max(1));
    let share = LEAST_COLOR + (MOST_COLOR - LEAST_COLOR) * share;
    format!("color-mix(in srgb, var(--plus) {share:.0}%, transparent)")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts() -> Counts {
        let mut counts = [[0; CLASSES]; CLASSES];
        for (digit, row) in counts.iter_mut().enumerate() {
            row[digit] = 90;
        }
        counts[2][7] = 8;
        counts[7][2] = 3;
        counts[0][0] = 0;
        counts
    }

    #[test]
    fn arrows_pass_over_cells_without_images() {
        let counts = counts();
        assert_eq!(first(&counts), (1, 1));
        assert_eq!(after_key(&counts, (2, 2), "ArrowRight"), Some((2, 7)));
        assert_eq!(after_key(&counts, (2, 7), "ArrowDown"), Some((7, 7)));
        assert_eq!(after_key(&counts, (7, 7), "ArrowLeft"), Some((7, 2)));
        assert_eq!(after_key(&counts, (7, 2), "ArrowUp"), Some((2, 2)));
        assert_eq!(after_key(&counts, (2, 2), "ArrowUp"), None);
        assert_eq!(after_key(&counts, (9, 9), "ArrowDown"), None);
        assert_eq!(after_key(&counts, (2, 2), "a"), None);
    }

    #[test]
    fn only_mistakes_are_colored() {
        assert_eq!(most_wrong(&counts()), 8);
        assert_eq!(color(true, 90, 8), "");
        assert!(color(false, 8, 8).contains("55%"));
        assert!(color(false, 1, 1_000).contains("10%"));
    }
}

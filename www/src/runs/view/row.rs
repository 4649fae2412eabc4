//! A training in the list.

use leptos::prelude::*;

use super::actions::Actions;
use super::name::Name;
use super::sparkline::Sparkline;
use crate::i18n::{I18n, t, t_string, use_i18n};
use crate::numbers::{Style, format};
use crate::plot::Change;
use crate::runs::changes_of;
use crate::runs::kept::{Kept, verdict};
use crate::runs::settings::unusual;
use crate::training::Training;
use crate::training::words::{difference_words, field_name, setting_words};

/// A figure that there is not.
const NONE: &str = "–";

/// One training: name, settings, results, and what can be done with it.
#[component]
pub fn Row(
    /// Which one.
    number: u32,
) -> impl IntoView {
    I18n::provide_nearby();
    let i18n = use_i18n();
    let runs = expect_context::<Training>().runs;
    let kept = Memo::new(move |_| {
        runs.all
            .with(|all| all.iter().find(|kept| kept.number == number).cloned())
    });
    let name = Memo::new(move |_| with(kept, |kept| kept.record.name.clone()));
    let is_pinned = Memo::new(move |_| with(kept, |kept| kept.is_pinned));
    let is_over = Memo::new(move |_| kept.with(|kept| kept.as_ref().is_none_or(|it| it.is_over)));
    let is_compared = Memo::new(move |_| {
        runs.compared
            .with(|compared| compared.contains(&Some(number)))
    });
    let settings = move || with(kept, |kept| settings_words(i18n, kept));
    let changes = Memo::new(move |_| with(kept, |kept| changes_of(&kept.record)));
    let changes = move || {
        let words = |change: Change| {
            let epochs = format(i18n.get_locale(), change.x, Style::Decimals(2));
            t_string!(i18n, runs.changed, change = change.name, epochs)
        };
        let words: Vec<String> = changes.get().into_iter().map(words).collect();
        let comma = t_string!(i18n, runs.settings_comma);
        (!words.is_empty()).then(|| view! { <p class="run-settings">{words.join(comma)}</p> })
    };
    let percent = move |share: Option<f64>| {
        share.map_or_else(
            || NONE.to_owned(),
            |share| format(i18n.get_locale(), share, Style::Percent(2)),
        )
    };
    let best = move || with(kept, |kept| kept.record.best_validation());
    let test = move || with(kept, |kept| kept.record.test());
    let said = Memo::new(move |_| runs.all.with(|all| verdict(all, number)));
    let said = move || {
        said.get().map(|verdict| {
            let word = if verdict.is_ok() { "same" } else { "different" };
            view! {
                <p class="run-verdict" data-testid="run-verdict" data-verdict=word>
                    {move || difference_words(i18n, verdict)}
                </p>
            }
        })
    };

    let is_others = Memo::new(move |_| {
        kept.with(|kept| kept.as_ref().is_some_and(|kept| runs.is_others(kept)))
    });

    view! {
        <li
            class="run"
            class:run-active=move || !is_over.get()
            data-testid="run"
            data-name=name
            data-pinned=move || is_pinned.get().to_string()
            data-best=move || best().map(|share| share.to_string())
        >
            <div class="run-head">
                <input
                    type="checkbox"
                    class="run-compare"
                    data-testid="run-compare"
                    aria-label=move || t_string!(i18n, runs.compare_one, name = name.get())
                    title=move || t_string!(i18n, runs.compare_one, name = name.get())
                    prop:checked=is_compared
                    on:change=move |_| runs.toggle_compared(number)
                />
                <Name number name is_fixed=is_others />
                <button
                    type="button"
                    class="quiet run-pin"
                    data-testid="run-pin"
                    aria-pressed=move || is_pinned.get().to_string()
                    aria-label=move || t_string!(i18n, runs.pin_one, name = name.get())
                    title=move || t_string!(i18n, runs.pin_title)
                    disabled=is_others
                    on:click=move |_| runs.toggle_pin(number)
                >
                    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
                        <path d="M6 2h4M6.5 2v5L4 10h8l-2.500 -3V2M8 10v4" />
                    </svg>
                </button>
            </div>
            <p class="run-settings">{settings}</p>
            <p class="run-elsewhere" data-testid="run-elsewhere" hidden=move || !is_others.get()>
                {t!(i18n, runs.elsewhere)}
            </p>
            {changes}
            <div class="run-results">
                <Sparkline kept />
                <span>{move || t_string!(i18n, runs.best, share = percent(best()))}</span>
                <span>{move || t_string!(i18n, runs.test, share = percent(test()))}</span>
            </div>
            {said}
            <Actions kept name />
        </li>
    }
}

/// Something of a training; what there is none of where it has just been deleted.
fn with<T: Default>(kept: Memo<Option<Kept>>, get: impl Fn(&Kept) -> T) -> T {
    kept.with(|kept| kept.as_ref().map(get).unwrap_or_default())
}

/// The settings that are not as they usually are, and how far it came where that is not to the end.
fn settings_words(i18n: I18n, kept: &Kept) -> String {
    let settings = unusual(&kept.record).into_iter();
    let words = settings.map(|(field, text)| {
        let (setting, value) = (field_name(i18n, field), setting_words(i18n, field, text));
        t_string!(i18n, runs.setting, setting, value)
    });
    let mut words: Vec<String> = words.collect();
    if words.is_empty() {
        words.push(t_string!(i18n, runs.usual).to_owned());
    }
    let (done, epochs) = (kept.record.epochs_done(), kept.record.plan.epochs);
    if kept.is_over && done < epochs {
        words.push(t_string!(i18n, runs.reached, done, epochs));
    }
    words.join(t_string!(i18n, runs.settings_comma))
}

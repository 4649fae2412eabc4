//! The training that was chosen.

use leptos::prelude::*;

use crate::experiments::laboratory::Laboratory;
use crate::focus::focus_there;
use crate::i18n::{t, t_string, use_i18n};
use crate::numbers::{Style, format};
use crate::search::hunt::{Hunt, ORIGIN};
use crate::search::words::values_words;
use crate::training::HEADING;
use crate::training::address::panel_address;

/// The `id` of the heading.
pub const CHOSEN: &str = "search-chosen-heading";

/// Its test accuracy, and its settings for the training panel.
#[component]
pub fn Chosen() -> impl IntoView {
    let i18n = use_i18n();
    let lab = expect_context::<Laboratory>();
    let progress = expect_context::<Hunt>().progress;
    let chosen = Memo::new(move |_| {
        progress.with(|progress| {
            let (run, test) = progress.chosen()?;
            let score = progress.scores().get(run).copied().flatten()?;
            let spec = progress.hunted.points.get(run)?.spec.clone();
            Some((progress.values(run), spec, score, test))
        })
    });
    let view = move || {
        let (values, spec, score, test) = chosen.get()?;
        let percent = |share: f64| format(i18n.get_locale(), share, Style::Percent(2));
        let values = values_words(i18n, &values);
        let validation = percent(score.accuracy);
        let result = match test {
            Some(test) => {
                let test = percent(test);
                t_string!(i18n, search.chosen_result, validation, test)
            }
            None => t_string!(i18n, search.chosen_untested, validation),
        };
        let images = lab.digits.counts(ORIGIN).training;
        Some(view! {
            <section class="search-chosen" data-testid="search-chosen" data-test=test role="status">
                <h2 id=CHOSEN tabindex="-1">
                    {t_string!(i18n, search.chosen, values)}
                </h2>
                <p>{result}</p>
                <p>
                    <a
                        href=panel_address(&spec, ORIGIN, images)
                        data-testid="search-use"
                        on:click=move |event| focus_there(&event, HEADING)
                    >
                        {t!(i18n, search.use_it)}
                    </a>
                </p>
            </section>
        })
    };
    view! { {view} }
}

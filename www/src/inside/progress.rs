//! How far a question is, in a line that is always there, so that nothing moves.

use leptos::prelude::*;

use super::inquiry::{Asked, Inquiry};
use super::numerals::whole;
use crate::i18n::{t_string, use_i18n};

const PERCENT: f64 = 100.0;

/// What the worker is doing, or why there is no answer.
#[component]
pub fn Progress(
    /// How far the question is; by default whichever was asked last.
    #[prop(optional)]
    of: Option<Signal<Asked>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let asked = of.unwrap_or_else(|| expect_context::<Inquiry>().asked.into());
    let percent = move |share: f64| whole(i18n, (share * PERCENT).round() as usize);
    // Answers are large: they are looked at where they are.
    let words = move || {
        asked.with(|asked| match asked {
            Asked::Fetching(share) => t_string!(i18n, inside.fetching, share = percent(*share)),
            Asked::Working(share) => t_string!(i18n, inside.working, share = percent(*share)),
            Asked::Failed(trouble) => trouble.words(i18n),
            Asked::Nothing | Asked::Answered(_) => String::new(),
        })
    };
    // Percents are not read out one by one.
    let is_quiet = move || asked.with(Asked::is_under_way);
    view! {
        <p
            class="inside-hint"
            role="status"
            aria-live=move || if is_quiet() { "off" } else { "polite" }
            data-testid="inside-state"
        >
            {words}
        </p>
    }
}

//! Everything about the visitor's hand, folded away until it is asked for.

use leptos::prelude::*;

use super::files::Files;
use super::learn::Learn;
use super::list::List;
use crate::activity::Activity;
use crate::hand::drawings::Drawings;
use crate::hand::learning::Learning;
use crate::hand::network::HandNetwork;
use crate::hand::words::{unstored_words, whole};
use crate::i18n::{t, t_string, use_i18n};
use crate::lazy::{Lazy, lazy};

lazy! {
    fn hand(is_open: RwSignal<bool>) -> AnyView {
        // Learning goes on while the panel is folded.
        let learning = Learning::new(expect_context(), expect_context());
        provide_context(learning);
        expect_context::<Activity>().watch(learning.is_busy());
        (move || is_open.get().then(|| view! { <Contents /> })).into_any()
    }
}

/// The labeled drawings, and having them learned.
#[component]
pub fn HandPanel() -> impl IntoView {
    let i18n = use_i18n();
    let all = expect_context::<Drawings>().all();
    let is_open = RwSignal::new(false);
    let count = Memo::new(move |_| all.with(Vec::len));
    let count_words = move || {
        let count = count.get();
        (count > 0).then(|| t_string!(i18n, hand.count, count = whole(i18n, count as f64)))
    };
    view! {
        <details
            class="hand"
            data-testid="hand"
            on:toggle:target=move |event| is_open.set(event.target().open())
        >
            <summary data-testid="hand-open">
                <span class="hand-heading">{t!(i18n, hand.heading)}</span>
                <span class="hand-count" data-testid="hand-count" data-value=move || count.get()>
                    {count_words}
                </span>
            </summary>
            <Lazy when=is_open place=move || hand(is_open) />
        </details>
    }
}

#[component]
fn Contents() -> impl IntoView {
    let i18n = use_i18n();
    let (drawings, network) = (
        expect_context::<Drawings>(),
        expect_context::<HandNetwork>(),
    );
    let unstored = move || {
        let why = drawings.unstored().get().or(network.unstored().get())?;
        Some(unstored_words(i18n, why))
    };
    view! {
        <div class="hand-contents">
            <p class="hand-note">{t!(i18n, hand.intro)}</p>
            <p class="hand-warning" role="status" data-testid="hand-unstored">
                {unstored}
            </p>
            <Learn />
            <List />
            <Files />
        </div>
    }
}

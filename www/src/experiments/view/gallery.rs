//! All experiments, grouped as in the book.

use digit_lab::book::Group;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::card::Card;
use crate::experiments::address::search_address;
use crate::experiments::laboratory::Laboratory;
use crate::experiments::texts::texts_of;
use crate::experiments::trial::Trial;
use crate::experiments::words::group_name;
use crate::i18n::{I18n, t, t_string, use_i18n};

/// The gallery, in which one can look for a word.
#[component]
pub fn Gallery(
    /// Whether it is to be seen.
    shown: Signal<bool>,
) -> impl IntoView {
    let i18n = use_i18n();
    let lab = expect_context::<Laboratory>();
    let wanted = RwSignal::new(String::new());
    let found = Memo::new(move |_| {
        let wanted = wanted.with(|wanted| wanted.trim().to_lowercase());
        let trials = lab.trials().into_iter();
        let found = trials.filter(|trial| speaks_of(i18n, trial.id(), &wanted));
        found.map(Trial::id).collect::<Vec<_>>()
    });
    keep_place(shown, lab);

    let group = move |group: Group| {
        let trials = lab.trials().into_iter();
        let trials: Vec<Trial> = trials.filter(|trial| trial.group() == group).collect();
        let ids: Vec<&str> = trials.iter().map(|trial| trial.id()).collect();
        let is_empty = move || found.with(|found| !ids.iter().any(|id| found.contains(id)));
        let card = move |trial: Trial| {
            let is_hidden = move || found.with(|found| !found.contains(&trial.id()));
            view! {
                <li hidden=is_hidden>
                    <Card trial />
                </li>
            }
        };
        view! {
            <section class="gallery-group" hidden=is_empty>
                <h2>{move || group_name(i18n, group)}</h2>
                <ul class="gallery-cards">{trials.into_iter().map(card).collect_view()}</ul>
            </section>
        }
    };

    view! {
        <div class="gallery" data-testid="gallery">
            <h1>{t!(i18n, experiments.heading)}</h1>
            <p class="experiment-look">{t!(i18n, experiments.intro)}</p>
            <label class="gallery-find">
                <span>{t!(i18n, experiments.find)}</span>
                <input
                    type="search"
                    data-testid="gallery-find"
                    placeholder=t!(i18n, experiments.find_hint)
                    prop:value=move || wanted.get()
                    on:input:target=move |event| wanted.set(event.target().value())
                />
            </label>
            <p role="status" hidden=move || found.with(|found| !found.is_empty())>
                {move || {
                    let words = wanted.get();
                    t_string!(i18n, experiments.nothing_found, words)
                }}
            </p>
            <section class="gallery-search" hidden=move || !wanted.with(String::is_empty)>
                <h2>{t!(i18n, experiments.search_card)}</h2>
                <p class="experiment-look">{t!(i18n, experiments.search_card_text)}</p>
                <p>
                    <a href=search_address() data-testid="search-open">
                        {t!(i18n, experiments.search_open)}
                    </a>
                </p>
            </section>
            {Group::ALL.iter().copied().map(group).collect_view()}
        </div>
    }
}

/// Whoever comes back from an experiment is where one was when one went to look at it, the keyboard on its card, which
/// is in sight even where the cards have become higher since.
fn keep_place(shown: Signal<bool>, lab: Laboratory) {
    let top = StoredValue::new(0.0);
    let scrolled = window_event_listener(leptos::ev::scroll, move |_| {
        if shown.get_untracked() {
            top.set_value(window().scroll_y().unwrap_or_default());
        }
    });
    on_cleanup(move || scrolled.remove());
    Effect::new(move |_| {
        if shown.get() {
            let (top, opened) = (top.get_value(), lab.opened.get_value());
            lab.opened.set_value(None);
            request_animation_frame(move || {
                window().scroll_to_with_x_and_y(0.0, top);
                if let Some(card) = opened.and_then(link_of) {
                    // A link that cannot take the focus leaves it where it was.
                    let _ = card.focus();
                }
            });
        }
    });
}

/// What leads from the gallery to an experiment.
fn link_of(id: &str) -> Option<HtmlElement> {
    let link = format!(".gallery [data-id='{id}'] .card-title a");
    let link = document().query_selector(&link).ok().flatten()?;
    link.dyn_into().ok()
}

/// Whether an experiment's number, title or text has these words, in small letters.
fn speaks_of(i18n: I18n, id: &str, wanted: &str) -> bool {
    let texts = texts_of(id).map(|(title, look)| [i18n.text(title), i18n.text(look)]);
    let mut texts = std::iter::once(id).chain(texts.into_iter().flatten());
    texts.any(|text| text.to_lowercase().contains(wanted))
}

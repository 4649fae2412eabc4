//! The form's settings in the address bar, a link to them, and how they outlast a visit.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use crate::experiments::address::search_address;
use crate::i18n::{t, t_string, use_i18n};
use crate::route::{Query, Route, query_of, with_query};
use crate::storage;
use crate::training::address::{settings_of, with_settings};
use crate::training::store::Training;

/// How long after the last change the address follows: browsers refuse to change it at every key.
const DELAY: Duration = Duration::from_millis(300);

/// Under what name the settings outlast a visit, as an address.
const KEPT: &str = "digit-lab.form";

/// What came of copying the link.
#[derive(Clone, Debug, PartialEq)]
enum Copied {
    No,
    Yes,
    /// The browser does not let a page copy; the link is shown instead.
    Refused(String),
}

/// Keeps form and address alike, and copies a link to what the form says.
#[component]
pub fn Address() -> impl IntoView {
    let i18n = use_i18n();
    let training = expect_context::<Training>();
    let copied = RwSignal::new(Copied::No);
    read(&training);
    recall(&training);
    let known = StoredValue::new(fragment());
    let changes = StoredValue::new(0_u32);
    let write_soon = move || {
        changes.update_value(|changes| *changes += 1);
        let change = changes.get_value();
        set_timeout(
            move || {
                if changes.try_get_value() == Some(change) {
                    write(&training, known);
                    keep(&training);
                }
            },
            DELAY,
        );
    };
    Effect::new(move |_| {
        training.draft.track();
        training.origin.track();
        training.counts.track();
        copied.set(Copied::No);
        write_soon();
    });
    let listener = window_event_listener(leptos::ev::hashchange, move |_| {
        read(&training);
        known.set_value(fragment());
        write_soon();
    });
    on_cleanup(move || listener.remove());

    let copy = move |_| {
        let link = link_to(&training);
        spawn_local(async move {
            let promise = window().navigator().clipboard();
            // Pages that did not come over a safe line have no clipboard at all.
            let there = !AsRef::<JsValue>::as_ref(&promise).is_undefined();
            let done = there && JsFuture::from(promise.write_text(&link)).await.is_ok();
            copied.try_set(if done {
                Copied::Yes
            } else {
                Copied::Refused(link)
            });
        });
    };
    let search = move || {
        training.draft.track();
        let query = query_for(&training, &Query::new());
        with_query(&search_address(), &query)
    };
    let refused = move || match copied.get() {
        Copied::Refused(link) => Some(view! {
            <input
                class="link-text"
                data-testid="link-text"
                readonly
                aria-label=t!(i18n, runs.link)
                prop:value=link
                on:focus:target=move |event| event.target().select()
            />
        }),
        Copied::No | Copied::Yes => None,
    };
    view! {
        <div class="link-row">
            <button
                type="button"
                class="quiet link-copy"
                data-testid="link-copy"
                title=t!(i18n, runs.copy_link_title)
                on:click=copy
            >
                {t!(i18n, runs.copy_link)}
            </button>
            <span class="link-said" role="status" data-testid="link-said">
                {move || match copied.get() {
                    Copied::No => "",
                    Copied::Yes => t_string!(i18n, runs.link_copied),
                    Copied::Refused(_) => t_string!(i18n, runs.link_refused),
                }}
            </span>
            {refused}
            <a class="link-search" data-testid="search-around" href=search>
                {t!(i18n, runs.search_around)}
            </a>
        </div>
    }
}

/// The fragment of the address bar, where it leads to the form.
fn fragment() -> Option<String> {
    let fragment = location().hash().unwrap_or_default();
    (Route::at(&fragment) == Some(Route::Bench)).then_some(fragment)
}

/// Fills the form in as the address says.
fn read(training: &Training) {
    if let Some(fragment) = fragment() {
        fill_in(training, &query_of(&fragment));
    }
}

/// Fills the form in as it was at the end of the last visit, where the address says nothing of it.
fn recall(training: &Training) {
    let is_said = fragment().is_some_and(|fragment| !query_of(&fragment).is_empty());
    if let Some(kept) = storage::load(KEPT).filter(|_| !is_said) {
        fill_in(training, &query_of(&kept));
    }
}

/// Keeps what the form says for the next visit.
fn keep(training: &Training) {
    let query = query_for(training, &Query::new());
    storage::store(KEPT, &with_query(Route::Bench.address(), &query));
}

fn fill_in(training: &Training, query: &Query) {
    let settings = settings_of(query, |origin| untrack(|| training.images_of(origin)));
    if let Some((origin, draft)) = settings {
        training.origin.set(origin);
        training.draft.set(draft);
    }
}

fn query_for(training: &Training, before: &Query) -> Query {
    let origin = training.origin.get_untracked();
    let images = untrack(|| training.images_of(origin));
    training
        .draft
        .with_untracked(|draft| with_settings(before, draft, origin, images))
}

/// Lets the address say what the form does, without a step in the browser's history. An address that is not the one last
/// known has just been opened, and is about to be read.
fn write(training: &Training, known: StoredValue<Option<String>>) {
    let Some(fragment) = fragment().filter(|now| known.get_value().as_ref() == Some(now)) else {
        return;
    };
    let before = query_of(&fragment);
    let query = query_for(training, &before);
    if query != before
        && let Ok(history) = window().history()
    {
        let address = with_query(Route::Bench.address(), &query);
        // A browser that refuses leaves the address as it was; the link can be copied all the same.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address));
        known.set_value(self::fragment());
    }
}

/// The whole address of the form as it now is.
fn link_to(training: &Training) -> String {
    let here = location().href().unwrap_or_default();
    let page = here.split('#').next().unwrap_or_default();
    let query = query_for(training, &Query::new());
    format!("{page}{}", with_query(Route::Bench.address(), &query))
}

//! What a search looks like.

mod chosen;
mod controls;
mod fields;
mod picture;
mod ranking;

use digit_lab_address::Query;
use digit_lab_address::search::SearchSetup;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use self::chosen::Chosen;
use self::controls::Controls;
use self::fields::Fields;
use self::picture::PictureView;
use self::ranking::Ranking;
use super::form::{Form, Hunted, Problem};
use super::hunt::{Hunt, ORIGIN};
use crate::experiments::laboratory::Laboratory;
use crate::focus::begin_at;
use crate::i18n::{t, use_i18n};
use crate::route::Route;

/// What the form stands for, or what is in the way.
type Planned = Memo<Result<Hunted, Problem>>;

/// Where that is said.
const PLANNED_ID: &str = "search-planned";

/// The place of the search, among the experiments.
#[component]
pub fn Search() -> impl IntoView {
    let i18n = use_i18n();
    let hunt = Hunt::new();
    provide_context(hunt);
    let lab = expect_context::<Laboratory>();
    let planned = Memo::new(move |_| {
        let images = lab.digits.counts(ORIGIN).training as usize;
        hunt.form.with(|form| form.hunted(images))
    });
    let around = StoredValue::new(Query::new());
    let heading = NodeRef::<leptos::html::H1>::new();
    let take = move || {
        let address = location().hash().unwrap_or_default();
        if let Some(setup) = SearchSetup::at(&address) {
            // One that only comes back to the search finds it as it was left.
            if setup != SearchSetup::default() {
                hunt.form.set(Form::of(&setup));
                around.set_value(setup.around);
                begin_at(heading);
            }
            show_in_address(
                &hunt
                    .form
                    .with_untracked(|form| form.setup(around.get_value())),
            );
        }
    };
    take();
    begin_at(heading);
    Effect::new(move |before: Option<()>| {
        let setup = hunt.form.with(|form| form.setup(around.get_value()));
        if before.is_some() {
            show_in_address(&setup);
        }
    });
    let listener = window_event_listener(leptos::ev::hashchange, move |_| take());
    on_cleanup(move || listener.remove());
    view! {
        <article class="experiment search" data-testid="search">
            <p>
                <a href=Route::Experiments.address()>"← " {t!(i18n, experiments.back)}</a>
            </p>
            <h1 class="experiment-title" tabindex="-1" node_ref=heading>
                {t!(i18n, search.heading)}
            </h1>
            <p class="experiment-look">{t!(i18n, search.intro)}</p>
            <Fields planned />
            <Controls planned />
            <Chosen />
            <Ranking />
            <PictureView />
        </article>
    }
}

/// Lets the address of the search say what is searched, without a step in the browser's history; another place's stays.
fn show_in_address(setup: &SearchSetup) {
    let here = location().hash().unwrap_or_default();
    if SearchSetup::at(&here).is_none() {
        return;
    }
    if let Ok(history) = window().history() {
        // A browser that refuses leaves the address as it was.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&setup.address()));
    }
}

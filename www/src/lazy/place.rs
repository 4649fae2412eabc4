//! A place of the page that is fetched.

use leptos::prelude::*;
use leptos::reactive::computed::ScopedFuture;
use leptos::task::spawn_local;

use super::Fetched;
use super::sheet::Sheet;
use crate::i18n::{t, use_i18n};

/// How far a place has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Nobody has wanted it yet.
    Ahead,
    Fetching,
    Failed,
    There,
}

/// A place that is fetched once `when` is first true, and stays.
#[component]
pub fn Lazy(
    #[prop(into)] when: Signal<bool>,
    place: impl Fn() -> Fetched<AnyView> + Copy + Send + Sync + 'static,
    /// What stands there until then.
    #[prop(optional, into)]
    ahead: ViewFn,
    /// Whether its styles are in the sheet that comes with the first such place.
    #[prop(optional)]
    has_sheet: bool,
) -> impl IntoView {
    let i18n = use_i18n();
    let state = RwSignal::new(State::Ahead);
    let fetched = StoredValue::new_local(None);
    // The place belongs to this component, not to the effect or the click that has it fetched.
    let owner = StoredValue::new(Owner::current().unwrap_or_default());
    let fetch = move || {
        state.set(State::Fetching);
        let arriving = async move {
            // Both are on their way together.
            let sheet = has_sheet.then(Sheet::send_for);
            let view = place().await.ok();
            let has_arrived = match sheet {
                Some(Ok(sheet)) => sheet.arrive().await,
                Some(Err(_)) => false,
                None => true,
            };
            match view.filter(|_| has_arrived) {
                Some(view) => {
                    fetched.set_value(Some(view));
                    state.set(State::There);
                }
                None => state.set(State::Failed),
            }
        };
        owner.with_value(|owner| {
            owner.with(|| spawn_local(ScopedFuture::new_untracked(arriving)));
        });
    };
    Effect::new(move |_| {
        if when.get() && state.get_untracked() == State::Ahead {
            fetch();
        }
    });
    move || match state.get() {
        State::Ahead => ahead.run(),
        State::Fetching => view! {
            <p class="place-note" role="status">
                {t!(i18n, common.fetching)}
            </p>
            {ahead.run()}
        }
        .into_any(),
        State::Failed => view! {
            <p class="place-note" role="alert">
                {t!(i18n, common.not_fetched)} {t!(i18n, common.between_sentences)}
                <button type="button" on:click=move |_| fetch()>
                    {t!(i18n, common.fetch_again)}
                </button>
            </p>
            {ahead.run()}
        }
        .into_any(),
        State::There => fetched.try_update_value(Option::take).flatten().into_any(),
    }
}

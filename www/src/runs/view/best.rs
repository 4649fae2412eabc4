//! What can be done with a training's best epoch, where that was not its last.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::i18n::{t, t_string, use_i18n};
use crate::runs::kept::Kept;
use crate::training::Training;

const READ: &str = "read";
const GO_ON: &str = "go-on";

/// A menu: read with it, go on from it.
#[component]
pub fn BestMenu(
    /// Which training.
    kept: Memo<Option<Kept>>,
    /// Its name.
    name: Memo<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let training = expect_context::<Training>();
    let epoch = Memo::new(move |_| kept.with(|kept| kept.as_ref().and_then(Kept::best_epoch)));
    let is_over = Memo::new(move |_| kept.with(|kept| kept.as_ref().is_some_and(|it| it.is_over)));
    let words = move || {
        let epoch = epoch.get().unwrap_or_default();
        t_string!(i18n, runs.best_menu, epoch)
    };
    let choose = move |event: leptos::ev::Event| {
        let select = event.target();
        let Some(select) = select.and_then(|it| it.dyn_into::<web_sys::HtmlSelectElement>().ok())
        else {
            return;
        };
        let chosen = select.value();
        // It is a menu, not a choice that stays.
        select.set_value("");
        let number = kept.with_untracked(|kept| kept.as_ref().map(|kept| kept.number));
        match (chosen.as_str(), number) {
            (READ, Some(number)) => training.runs.read_with_best(number),
            (GO_ON, Some(number)) => training.branch(number),
            _ => {}
        }
    };
    view! {
        <select
            class="run-duplicate"
            data-testid="run-best"
            hidden=move || epoch.get().is_none()
            data-epoch=move || epoch.get()
            aria-label=move || {
                let epoch = epoch.get().unwrap_or_default();
                t_string!(i18n, runs.best_menu_one, name = name.get(), epoch)
            }
            on:change=choose
        >
            <option value="" selected>
                {words}
            </option>
            <option value=READ>{t!(i18n, runs.best_read)}</option>
            <option value=GO_ON disabled=move || !is_over.get()>
                {t!(i18n, runs.best_go_on)}
            </option>
        </select>
    }
}

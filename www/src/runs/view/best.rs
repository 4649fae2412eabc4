//! What can be done with a training's best epoch, where that was not its last.

use leptos::prelude::*;

use crate::i18n::{t_string, use_i18n};
use crate::menu::{Item, Menu};
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
    let choose = move |what| {
        let number = kept.with_untracked(|kept| kept.as_ref().map(|kept| kept.number));
        match (what, number) {
            (READ, Some(number)) => training.runs.read_with_best(number),
            (GO_ON, Some(number)) => training.branch(number),
            _ => {}
        }
    };
    let items = move || {
        let item = |value, words: &str, is_off| Item {
            value,
            words: words.to_owned(),
            is_off,
        };
        vec![
            item(READ, t_string!(i18n, runs.best_read), false),
            item(GO_ON, t_string!(i18n, runs.best_go_on), !is_over.get()),
        ]
    };
    let label = move || {
        let epoch = epoch.get().unwrap_or_default();
        t_string!(i18n, runs.best_menu_one, name = name.get(), epoch)
    };
    let number = Memo::new(move |_| kept.with(|kept| kept.as_ref().map_or(0, |it| it.number)));
    view! {
        <span
            data-testid="run-best-menu"
            hidden=move || epoch.get().is_none()
            data-epoch=move || epoch.get()
        >
            <Menu
                id=Signal::derive(move || format!("run-best-{}", number.get()))
                testid="run-best"
                label
                words
                items
                on_choose=choose
            />
        </span>
    }
}

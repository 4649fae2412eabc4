//! Which digits the map shows.

use leptos::prelude::*;

use super::scene::{CLASSES, Scene};
use crate::i18n::{t, t_string, use_i18n};

/// A switch for each digit, and one for all.
#[component]
pub fn Legend(scene: Scene) -> impl IntoView {
    let i18n = use_i18n();
    let one = move |digit: u8| {
        let is_shown = move || !scene.hides(digit);
        let flip = move |_| {
            scene.hidden.update(|hidden| {
                if let Some(hidden) = hidden.get_mut(usize::from(digit)) {
                    *hidden = !*hidden;
                }
            });
            forget_hidden(scene);
        };
        view! {
            <button
                type="button"
                class=format!("inside-space-switch inside-digit-{digit}")
                data-testid=format!("space-digit-{digit}")
                aria-pressed=move || is_shown().to_string()
                aria-label=move || t_string!(i18n, space.show_digit, digit)
                on:click=flip
            >
                {digit.to_string()}
            </button>
        }
    };
    let hides_all = move || scene.hidden.with(|hidden| hidden.iter().all(|it| *it));
    let all = move |_| {
        let hides = !untrack(hides_all);
        scene.hidden.set([hides; CLASSES]);
        forget_hidden(scene);
    };
    let words = move || {
        if hides_all() {
            t_string!(i18n, space.all)
        } else {
            t_string!(i18n, space.none)
        }
    };
    view! {
        <div class="inside-space-legend" role="group" aria-label=t!(i18n, space.legend)>
            {(0..CLASSES as u8).map(one).collect_view()}
            <button type="button" class="quiet" data-testid="space-all" on:click=all>
                {words}
            </button>
        </div>
    }
}

/// What is not shown is not looked at.
fn forget_hidden(scene: Scene) {
    let picked = scene.picked.get_untracked();
    if picked.is_some_and(|picked| !scene.is_shown(picked)) {
        scene.picked.set(None);
    }
}

//! The views of the inside as tabs: arrow keys go from one to the next.

use leptos::prelude::*;

use super::address::View;
use super::keys::is_shortcut;
use super::words::view_name;
use crate::focus::focus;
use crate::i18n::{t, use_i18n};
use crate::tab_line;

/// A tab for each view.
#[component]
pub fn Tabs(
    /// The view that is shown.
    view: ReadSignal<View>,
) -> impl IntoView {
    let i18n = use_i18n();
    let tab = move |this: View| {
        let is_shown = move || view.get() == this;
        view! {
            <a
                role="tab"
                class="inside-tab"
                id=this.tab_id()
                data-testid=this.tab_id()
                href=this.address()
                aria-selected=move || is_shown().to_string()
                aria-controls="inside-panel"
                tabindex=move || if is_shown() { "0" } else { "-1" }
            >
                {move || view_name(i18n, this)}
            </a>
        }
    };
    // Not all of them fit into the line.
    Effect::new(move |_| {
        let id = view.get().tab_id();
        request_animation_frame(move || {
            if let Some(tab) = document().get_element_by_id(&id) {
                tab_line::scroll_to(&tab);
            }
        });
    });
    let steer = move |event: leptos::ev::KeyboardEvent| {
        if is_shortcut(&event) {
            return;
        }
        if let Some(next) = after_key(view.get_untracked(), &event.key()) {
            event.prevent_default();
            open(next);
        }
    };
    view! {
        <div class="inside-tabs" role="tablist" aria-label=t!(i18n, inside.views) on:keydown=steer>
            {View::ALL.map(tab).into_iter().collect_view()}
        </div>
    }
}

/// Where a key leads among the tabs.
fn after_key(view: View, key: &str) -> Option<View> {
    let count = View::ALL.len();
    let now = View::ALL.iter().position(|other| *other == view)?;
    let next = match key {
        "ArrowRight" => (now + 1) % count,
        "ArrowLeft" => (now + count - 1) % count,
        "Home" => 0,
        "End" => count - 1,
        _ => return None,
    };
    View::ALL.get(next).copied()
}

/// Shows a view and lets its tab have the focus.
fn open(view: View) {
    // An address can always be set.
    let _ = location().set_hash(&view.address());
    focus(&view.tab_id());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrow_keys_go_round_all_tabs() {
        let mut view = View::Network;
        for _ in View::ALL {
            view = after_key(view, "ArrowRight").unwrap_or_default();
        }
        assert_eq!(view, View::Network);
        assert_eq!(
            after_key(View::Network, "ArrowLeft"),
            View::ALL.last().copied()
        );
        assert_eq!(after_key(view, "End"), View::ALL.last().copied());
        assert_eq!(after_key(view, "a"), None);
    }
}

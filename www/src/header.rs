//! The header: name, places, language and theme.

use leptos::html;
use leptos::prelude::*;

use crate::i18n::{I18n, t, t_string, use_i18n};
use crate::language::LanguageSelect;
use crate::route::Route;
use crate::tab_line;
use crate::theme::ThemeSelect;

/// The header, with the place that is shown marked among the tabs.
#[component]
pub fn Header(
    /// The place that is shown.
    route: ReadSignal<Route>,
) -> impl IntoView {
    let i18n = use_i18n();
    let places = NodeRef::<html::Nav>::new();
    Effect::new(move |_| {
        route.track();
        // Other languages have other widths.
        i18n.get_locale();
        request_animation_frame(move || {
            let places = places.try_get_untracked().flatten();
            let current = places.and_then(|it| it.query_selector("[aria-current]").ok().flatten());
            if let Some(tab) = current {
                tab_line::scroll_to(&tab);
            }
        });
    });
    let tab = move |place: Route| {
        view! {
            <a
                class="tab"
                href=place.address()
                aria-current=move || (route.get() == place).then_some("page")
            >
                {move || place_name(i18n, place)}
            </a>
        }
    };

    view! {
        <header class="header">
            <a class="brand" href=Route::Bench.address()>
                <svg class="brand-seal" viewBox="0 0 32 32" aria-hidden="true">
                    <rect x="2" y="2" width="28" height="28" rx="6" />
                    <path d="M10 9.5h12c-3.6 3.4-5.6 7.8-6.4 13.5" />
                </svg>
                {t!(i18n, common.name)}
            </a>
            <nav class="tabs" node_ref=places aria-label=move || t_string!(i18n, common.places)>
                {Route::ALL.map(tab).into_iter().collect_view()}
            </nav>
            <div class="header-choices">
                <LanguageSelect />
                <ThemeSelect />
            </div>
        </header>
    }
}

/// What a place is called.
pub fn place_name(i18n: I18n, place: Route) -> &'static str {
    match place {
        Route::Bench => t_string!(i18n, common.draw_and_train),
        Route::Experiments => t_string!(i18n, common.experiments),
        Route::Inside => t_string!(i18n, common.inside),
        Route::Lessons => t_string!(i18n, common.lessons),
        Route::About => t_string!(i18n, common.about),
    }
}

/// Has the document's title name the place that is shown: it is the first that a screen reader says of a page, and what
/// the browser's history calls it.
pub fn keep_title(i18n: I18n, route: ReadSignal<Route>) {
    Effect::new(move |_| {
        let title = match route.get() {
            Route::Bench => t_string!(i18n, common.title).to_owned(),
            place => format!(
                "{} – {}",
                place_name(i18n, place),
                t_string!(i18n, common.name)
            ),
        };
        document().set_title(&title);
    });
}

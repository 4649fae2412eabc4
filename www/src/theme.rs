//! Light, dark, or as the system: `theme.js` applies the stored choice before the first paint.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{MediaQueryList, MediaQueryListEvent};

use crate::i18n::{t, t_string, use_i18n};
use crate::storage;

/// Where the choice is stored; `theme.js` reads the same name.
const NAME: &str = "digit-lab.theme";

/// How the page looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Dark ink on light paper.
    Light,
    /// Light ink on dark paper.
    Dark,
    /// As the system is set.
    #[default]
    System,
}

impl Theme {
    const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::System];

    fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::System => "system",
        }
    }

    fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.name() == name)
    }
}

/// Whether the page is being printed. Then it is light, whatever the theme.
#[derive(Clone, Copy)]
pub struct OnPaper(pub Signal<bool>);

/// Makes the theme known to the whole page, as a signal, and shows it.
pub fn provide() {
    let stored = storage::load(NAME).and_then(|name| Theme::from_name(&name));
    let theme = RwSignal::new(stored.unwrap_or_default());
    provide_context(theme);
    Effect::new(move |_| show(theme.get()));

    let on_paper = RwSignal::new(false);
    provide_context(OnPaper(on_paper.into()));
    // The page is printed as it is once the event is over: no frame is drawn between. Whoever reads the colors of the
    // style sheets finds them changed.
    let listen = |event: &str, is_printed: bool| {
        window_event_listener_untyped(event, move |_| {
            show(if is_printed {
                Theme::Light
            } else {
                theme.get_untracked()
            });
            on_paper.set(is_printed);
        });
    };
    listen("beforeprint", true);
    listen("afterprint", false);
}

fn show(theme: Theme) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("data-theme", theme.name());
    }
}

/// Whether the system is set to dark, as it changes. False where that cannot be known.
pub fn system_is_dark() -> Signal<bool> {
    let query = window()
        .match_media("(prefers-color-scheme: dark)")
        .ok()
        .flatten();
    let is_dark = RwSignal::new(query.as_ref().is_some_and(MediaQueryList::matches));
    if let Some(query) = query {
        let notice =
            Closure::<dyn Fn(MediaQueryListEvent)>::new(move |event: MediaQueryListEvent| {
                is_dark.set(event.matches());
            });
        query.set_onchange(Some(notice.as_ref().unchecked_ref()));
        // Kept alive until the component is gone.
        StoredValue::new_local((query, notice));
    }
    is_dark.into()
}

/// The choice of theme.
#[component]
pub fn ThemeSelect() -> impl IntoView {
    let i18n = use_i18n();
    let theme = expect_context::<RwSignal<Theme>>();
    let choose = move |name: String| {
        if let Some(chosen) = Theme::from_name(&name) {
            storage::store(NAME, chosen.name());
            theme.set(chosen);
        }
    };
    let label = move |choice| match choice {
        Theme::Light => t_string!(i18n, common.theme_light),
        Theme::Dark => t_string!(i18n, common.theme_dark),
        Theme::System => t_string!(i18n, common.theme_system),
    };
    view! {
        <select
            data-testid="theme"
            aria-label=t!(i18n, common.theme)
            prop:value=move || theme.get().name()
            on:change:target=move |event| choose(event.target().value())
        >
            {Theme::ALL
                .map(|choice| {
                    view! {
                        <option value=choice.name() selected=move || theme.get() == choice>
                            {move || label(choice)}
                        </option>
                    }
                })
                .into_iter()
                .collect_view()}
        </select>
    }
}

//! The news of a newer version, and the button that loads it.

use leptos::prelude::*;
use wasm_bindgen::prelude::{Closure, wasm_bindgen};

use crate::activity::Activity;
use crate::i18n::{t, t_string, use_i18n};

#[wasm_bindgen(module = "/src/offline/registration.js")]
extern "C" {
    fn keep(tell: &Closure<dyn Fn(String)>);
    #[wasm_bindgen(js_name = takeOver)]
    fn take_over();
}

/// What is known of a newer version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum News {
    /// There is none, or it is to wait for the next visit.
    Nothing,
    /// It can be loaded.
    Ready,
    /// It cannot while the page is open in another tab.
    Elsewhere,
}

impl News {
    /// Its name for automation.
    fn name(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Ready => "ready",
            Self::Elsewhere => "elsewhere",
        }
    }
}

/// Says that a newer version is ready. While something is under way it offers nothing.
#[component]
pub(super) fn Notice() -> impl IntoView {
    let i18n = use_i18n();
    let activity = expect_context::<Activity>();
    let news = RwSignal::new(News::Nothing);
    let tell = Closure::<dyn Fn(String)>::new(move |said: String| {
        news.set(if said == "elsewhere" {
            News::Elsewhere
        } else {
            News::Ready
        });
    });
    keep(&tell);
    // It is told as long as the page is there.
    tell.forget();
    let is_under_way = Memo::new(move |_| activity.is_under_way());
    let words = move || match news.get() {
        News::Nothing => "",
        News::Elsewhere => t_string!(i18n, offline.elsewhere),
        News::Ready if is_under_way.get() => t_string!(i18n, offline.waits),
        News::Ready => t_string!(i18n, offline.ready),
    };
    let buttons = move || {
        (news.get() != News::Nothing).then(|| {
            view! {
                <span class="notice-buttons">
                    <button
                        type="button"
                        data-testid="new-version-load"
                        hidden=move || is_under_way.get()
                        on:click=move |_| take_over()
                    >
                        {t!(i18n, offline.load)}
                    </button>
                    <button
                        type="button"
                        class="quiet"
                        data-testid="new-version-later"
                        on:click=move |_| news.set(News::Nothing)
                    >
                        {t!(i18n, offline.later)}
                    </button>
                </span>
            }
        })
    };
    view! {
        // The line that is read out is there before it says anything.
        <div class="notice" data-testid="new-version" data-news=move || news.get().name()>
            <p role="status">{words}</p>
            {buttons}
        </div>
    }
}

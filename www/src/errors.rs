//! What went wrong and still matters, said in one place at the top of the page.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use web_sys::{ScrollIntoViewOptions, ScrollLogicalPosition};

use crate::i18n::{t, use_i18n};
use crate::turns::Turns;

/// The part of the page that an error comes from; each part has at most one to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// A language's texts.
    Language,
    /// The network shipped with the page.
    ShippedNetwork,
    /// The bundled test digits.
    TestDigits,
    /// Data-set files.
    Data,
    /// A picture to read.
    Picture,
    /// A network's file.
    Network,
    /// A training, or the worker it runs in.
    Training,
    /// What this browser keeps for the page.
    Storage,
    /// What this browser gives to paint on.
    Canvas,
    /// The address bar.
    Address,
}

impl Source {
    /// Whether someone has just asked for what failed, and so looks for an answer.
    fn was_asked_for(self) -> bool {
        matches!(
            self,
            Self::Language
                | Self::TestDigits
                | Self::Data
                | Self::Picture
                | Self::Network
                | Self::Address
        )
    }
}

/// A sentence in the language of the moment.
type Sentence = Arc<dyn Fn() -> String + Send + Sync>;

/// The errors that are shown. Provided as a context; copies are handles to the same ones.
#[derive(Clone, Copy)]
pub struct Errors {
    shown: RwSignal<Vec<(Source, Sentence)>>,
}

impl Errors {
    /// None yet.
    pub fn new() -> Self {
        Self {
            shown: RwSignal::new(Vec::new()),
        }
    }

    /// Shows an error in place of any from the same source. The sentence says what happened, what
    /// was expected and what to do; it is made anew when the language changes.
    pub fn show(self, source: Source, sentence: impl Fn() -> String + Send + Sync + 'static) {
        self.shown.update(|shown| {
            shown.retain(|(other, _)| *other != source);
            shown.push((source, Arc::new(sentence)));
        });
    }

    /// Takes back the error from a source, where there is one: it has been set right.
    pub fn clear(self, source: Source) {
        let is_shown = |shown: &Vec<(Source, Sentence)>| shown.iter().any(|(it, _)| *it == source);
        if self.shown.with_untracked(is_shown) {
            self.shown
                .update(|shown| shown.retain(|(it, _)| *it != source));
        }
    }
}

/// All errors that are shown, each with a button that dismisses it; empty when all is well.
#[component]
pub fn ErrorBanner() -> impl IntoView {
    let i18n = use_i18n();
    let errors = expect_context::<Errors>();
    let banner = NodeRef::<html::Div>::new();
    let is_built = expect_context::<Turns>().are_over();
    Effect::new(move |_| {
        // What is built above it moves it: then it is brought into sight once more.
        is_built.track();
        let latest = errors
            .shown
            .with(|shown| shown.last().map(|(source, _)| *source));
        if let (Some(banner), Some(source)) = (banner.get_untracked(), latest)
            && source.was_asked_for()
        {
            let options = ScrollIntoViewOptions::new();
            options.set_block(ScrollLogicalPosition::Nearest);
            // The sentence is put into the page after this effect.
            request_animation_frame(move || {
                banner.scroll_into_view_with_scroll_into_view_options(&options);
            });
        }
    });
    let line = move |(source, sentence): (Source, Sentence)| {
        view! {
            <p class="error-line">
                <span>{move || sentence()}</span>
                <button
                    type="button"
                    class="quiet"
                    aria-label=t!(i18n, common.dismiss)
                    on:click=move |_| errors.clear(source)
                >
                    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
                        <path d="M4 4l8 8M12 4l-8 8" />
                    </svg>
                </button>
            </p>
        }
    };
    view! {
        <div
            id=crate::broken::BANNER
            class="error"
            role="alert"
            data-testid="error"
            node_ref=banner
            data-broken=t!(i18n, common.broken)
        >
            {move || errors.shown.get().into_iter().map(line).collect_view()}
        </div>
    }
}

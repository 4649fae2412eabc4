//! The network that an answer is about. One that learns on does not ask by itself whenever it has learned more: an
//! answer would never be there.

use leptos::prelude::*;

use super::inquiry::{Asked, Inquiry};
use super::subject::{Looked, Subject};
use crate::i18n::{t, t_string, use_i18n};
use crate::readers::{ReaderId, Readers};

/// The network asked about; copies are handles to the same one.
#[derive(Clone, Copy)]
pub struct AskedAbout {
    subject: Subject,
    network: RwSignal<Option<(ReaderId, Looked)>>,
}

impl AskedAbout {
    /// The network of *Read with*: another one at once, the same one only when [`Self::renew`] is called.
    pub fn new(subject: Subject) -> Self {
        let readers = expect_context::<Readers>();
        let network = RwSignal::new(None::<(ReaderId, Looked)>);
        Effect::new(move |_| {
            let Some(now) = subject.reader.get() else {
                return;
            };
            let id = readers.selected_untracked();
            let is_known = |known: &Option<(ReaderId, Looked)>| {
                known.as_ref().is_some_and(|(known, _)| *known == id)
            };
            if !network.with_untracked(is_known) {
                network.set(Some((id, now)));
            }
        });
        Self { subject, network }
    }

    /// The network; nothing until there is one. Reactive.
    pub fn network(self) -> Option<Looked> {
        let looked = |(_, looked): &(ReaderId, Looked)| looked.clone();
        self.network.with(|network| network.as_ref().map(looked))
    }

    /// Whether it has learned more since. Reactive.
    fn is_behind(self) -> bool {
        let now = self.subject.reader.get();
        now.is_some() && now != self.network()
    }

    /// Asks about the network as it is now.
    fn renew(self) {
        if let Some(now) = self.subject.reader.get_untracked() {
            self.network.update(|network| {
                if let Some((_, looked)) = network {
                    *looked = now;
                }
            });
        }
    }
}

/// A way to ask again, where the network has learned more since, or no answer came.
#[component]
pub fn Anew(
    about: AskedAbout,
    /// Whether the answer depends on the network at all.
    #[prop(into)]
    depends: Signal<bool>,
    /// Asks again what has no answer.
    ask: Callback<()>,
) -> impl IntoView {
    let is_behind = Memo::new(move |_| depends.get() && about.is_behind());
    let has_failed = has_failed();
    let ask = Callback::new(move |()| {
        about.renew();
        if has_failed.get_untracked() {
            ask.run(());
        }
    });
    view! { <Again is_behind has_failed ask /> }
}

/// A way to ask again, where no answer came.
#[component]
pub fn Retry(
    /// Asks again what has no answer.
    ask: Callback<()>,
) -> impl IntoView {
    view! { <Again is_behind=false has_failed=has_failed() ask /> }
}

/// Whether the last question has no answer.
fn has_failed() -> Memo<bool> {
    let asked = expect_context::<Inquiry>().asked;
    Memo::new(move |_| asked.with(|asked| matches!(asked, Asked::Failed(_))))
}

/// That an answer is about an earlier state of the network, and a button that asks again.
#[component]
pub fn Again(
    /// Whether the network has learned more since.
    #[prop(into)]
    is_behind: Signal<bool>,
    /// Whether no answer came.
    #[prop(into)]
    has_failed: Signal<bool>,
    /// Asks again.
    ask: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let words = move || is_behind.get().then(|| t_string!(i18n, inside.behind));
    view! {
        <p class="inside-anew" hidden=move || !is_behind.get() && !has_failed.get()>
            <span>{words}</span>
            <button
                type="button"
                data-testid="inside-anew"
                on:click=move |_| ask.run(())
            >
                {t!(i18n, inside.ask_anew)}
            </button>
        </p>
    }
}

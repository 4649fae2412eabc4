//! What matters in the picture, and in the network: what speaks for a digit, what changes the reading, which neurons
//! are missed.

mod covering;
mod desk;
mod heat;
mod nudge;
mod outline;
mod silence;
mod slopes;

use leptos::prelude::*;

use self::covering::Covering;
use self::desk::Desk;
use self::nudge::{NudgePart, forget_nudges};
use self::silence::Silence;
use self::slopes::Slopes;
use super::choice::choice;
use super::nothing::Nothing;
use super::subject::{Seen, Subject};
use crate::i18n::{t, t_string, use_i18n};

/// What is looked at; copies are handles to the same.
#[derive(Clone, Copy)]
struct Matters {
    subject: Subject,
    /// The digit that was chosen; the one read where none was.
    asked_digit: RwSignal<Option<u8>>,
}

impl Matters {
    /// The digit for which or against which things speak; nothing while the pad is empty.
    fn digit(self) -> Option<u8> {
        self.digit_of(self.subject.seen)
    }

    /// The same, but another only when a stroke has ended.
    fn settled_digit(self) -> Option<u8> {
        self.digit_of(self.subject.settled)
    }

    fn digit_of(self, seen: Memo<Option<Seen>>) -> Option<u8> {
        let asked = self.asked_digit.get();
        seen.with(|seen| seen.as_ref().map(|seen| asked.unwrap_or(seen.digit())))
    }
}

/// The view *What matters*.
#[component]
pub fn MattersView() -> impl IntoView {
    let i18n = use_i18n();
    let subject = expect_context::<Subject>();
    provide_context(Desk::new());
    let matters = Matters {
        subject,
        asked_digit: RwSignal::new(None),
    };
    let is_there = Memo::new(move |_| subject.seen.with(Option::is_some));
    let has_network = Memo::new(move |_| subject.reader.with(Option::is_some));
    forget_nudges(matters);
    // A memo, so that the choice is not made anew at every point of a line.
    let read = Memo::new(move |_| subject.seen.with(|seen| seen.as_ref().map(Seen::digit)));
    let digits = move || {
        let read = read
            .get()
            .map_or_else(String::new, |digit| digit.to_string());
        let read = t_string!(i18n, matters.digit_read, digit = read);
        let one = |digit: u8| (digit.to_string(), digit.to_string(), Some(digit));
        std::iter::once((String::from("read"), read, None))
            .chain((0..10).map(one))
            .collect()
    };
    let of_digit = move || {
        view! {
            <div class="inside-choices">
                {choice(
                    "matters-digit",
                    t!(i18n, matters.digit),
                    digits,
                    matters.asked_digit.into(),
                    move |digit| matters.asked_digit.set(digit),
                )}
            </div>
            <div class="matters-pair">
                <Slopes matters />
                <Covering matters />
            </div>
            <NudgePart matters />
        }
    };
    view! {
        <div class="matters">
            <p class="inside-note">{t!(i18n, matters.words)}</p>
            {move || {
                if is_there.get() { of_digit().into_any() } else { view! { <Nothing /> }.into_any() }
            }}
            {move || has_network.get().then(|| view! { <Silence matters /> })}
        </div>
    }
}

//! From one time of a training to another.

use leptos::prelude::*;

use super::album::{Album, Page};
use super::studies::Studies;
use crate::i18n::{t, t_string, use_i18n};
use crate::inside::anew::Retry;
use crate::inside::inquiry::{Asked, Inquiry};
use crate::inside::numerals::{numeral, whole};

/// Whose times they are, and a slider over them.
#[component]
pub fn Times(album: Album, studies: Studies) -> impl IntoView {
    let i18n = use_i18n();
    let asked = expect_context::<Inquiry>().asked;
    let last = Memo::new(move |_| album.pages.with(|pages| pages.len().saturating_sub(1)));
    let whose = move || match album.name() {
        Some(name) => t_string!(i18n, learning.of_training, name),
        None => t_string!(i18n, learning.of_reader).to_owned(),
    };
    let when = move || {
        let end = album
            .pages
            .with(|pages| pages.last().and_then(|page: &Page| page.epochs));
        match (album.epochs(), end) {
            (Some(epochs), Some(end)) => {
                let (epochs, end) = (numeral(i18n, epochs), numeral(i18n, end));
                t_string!(i18n, learning.after_epochs, epochs, end)
            }
            _ => String::new(),
        }
    };
    let state = move || {
        if let Asked::Failed(trouble) = asked.get() {
            return trouble.words(i18n);
        }
        let (done, count) = studies.count();
        if done < count {
            let (done, count) = (whole(i18n, done), whole(i18n, count));
            t_string!(i18n, learning.studying, done, count)
        } else {
            String::new()
        }
    };
    view! {
        <div class="inside-times">
            <p data-testid="inside-learner">{whose}</p>
            <label class="inside-times-slider" hidden=move || last.get() == 0>
                <span>{t!(i18n, learning.time)}</span>
                <input
                    type="range"
                    data-testid="inside-time"
                    min="0"
                    step="1"
                    prop:max=move || last.get().to_string()
                    prop:value=move || {
                        // A slider takes no value beyond its end, which has to be there first.
                        last.track();
                        album.open.get().to_string()
                    }
                    aria-valuetext=when
                    on:input:target=move |event| {
                        if let Ok(index) = event.target().value().parse() {
                            album.turn_to(index);
                        }
                    }
                />
                <output data-testid="inside-epochs">{when}</output>
            </label>
            <p class="inside-hint" role="status" aria-live="off" data-testid="inside-state">
                {state}
            </p>
            <Retry ask=Callback::new(move |()| studies.retry()) />
        </div>
    }
}

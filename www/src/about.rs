//! What Digit Lab is, what it does with drawings, and whose work it builds on.

mod kept;

use leptos::prelude::*;

use self::kept::IsKept;
use crate::i18n::{I18n, Text, t, texts, use_i18n};
use crate::keep::YourData;

const BOOK: &str = "http://neuralnetworksanddeeplearning.com/";
const MNIST: &str = "http://yann.lecun.com/exdb/mnist/";

/// The place *About*.
#[component]
pub fn About(
    /// Whether it is in sight.
    shown: Signal<bool>,
) -> impl IntoView {
    let i18n = use_i18n();

    view! {
        <article class="about" data-testid="about">
            <h1>{t!(i18n, about.heading)}</h1>
            <p class="about-lead">{t!(i18n, about.what_it_is)}</p>
            <p>{t!(i18n, about.runs_where)}</p>

            <h2>{t!(i18n, about.privacy_heading)}</h2>
            <p>{t!(i18n, about.privacy)}</p>

            <YourData shown />

            <h2>{t!(i18n, offline.heading)}</h2>
            <p>{t!(i18n, offline.how)}</p>
            <IsKept />

            <h2>{t!(i18n, about.input_heading)}</h2>
            <p>{t!(i18n, about.input)}</p>

            <h2>{t!(i18n, about.keys_heading)}</h2>
            <Keys />

            <h2>{t!(i18n, about.credits_heading)}</h2>
            <ul class="about-credits">
                <li>{with_link(i18n, &texts::about::credit_book, BOOK)}</li>
                <li>{with_link(i18n, &texts::about::credit_mnist, MNIST)}</li>
                <li>{t!(i18n, about.credit_rust)}</li>
            </ul>

            <h2>{t!(i18n, about.license_heading)}</h2>
            <p>{t!(i18n, about.license)}</p>
        </article>
    }
}

/// A sentence of which the part between `<link>` and `</link>` leads somewhere.
fn with_link(i18n: I18n, sentence: &'static Text, address: &'static str) -> impl IntoView {
    move || {
        let sentence = i18n.text(sentence);
        let (before, rest) = sentence.split_once("<link>").unwrap_or((sentence, ""));
        let (name, after) = rest.split_once("</link>").unwrap_or((rest, ""));
        view! {
            {before}
            <a href=address>{name}</a>
            {after}
        }
    }
}

/// The keys of the pad.
#[component]
fn Keys() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <dl class="about-keys">
            <dt>
                <kbd>"Ctrl Z"</kbd>
            </dt>
            <dd>{t!(i18n, about.key_undo)}</dd>
            <dt>
                <kbd>"Ctrl Shift Z"</kbd>
                " "
                {t!(i18n, about.key_or)}
                " "
                <kbd>"Ctrl Y"</kbd>
            </dt>
            <dd>{t!(i18n, about.key_redo)}</dd>
            <dt>
                <kbd>"Esc"</kbd>
            </dt>
            <dd>{t!(i18n, about.key_escape)}</dd>
            <dt>
                <kbd>{t!(i18n, about.key_arrows_name)}</kbd>
            </dt>
            <dd>{t!(i18n, about.key_arrows)}</dd>
            <dt>
                <kbd>{t!(i18n, about.key_space_name)}</kbd>
            </dt>
            <dd>{t!(i18n, about.key_space)}</dd>
        </dl>
    }
}

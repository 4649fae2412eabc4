//! What Digit Lab is, what it does with drawings, and whose work it builds on.

use leptos::prelude::*;

use crate::i18n::{t, use_i18n};

const BOOK: &str = "http://neuralnetworksanddeeplearning.com/";
const MNIST: &str = "http://yann.lecun.com/exdb/mnist/";

/// The place *About*.
#[component]
pub fn About() -> impl IntoView {
    let i18n = use_i18n();
    let book = |children: ChildrenFn| view! { <a href=BOOK>{children()}</a> };
    let mnist = |children: ChildrenFn| view! { <a href=MNIST>{children()}</a> };

    view! {
        <article class="about">
            <h1>{t!(i18n, about.heading)}</h1>
            <p class="about-lead">{t!(i18n, about.what_it_is)}</p>
            <p>{t!(i18n, about.runs_where)}</p>

            <h2>{t!(i18n, about.privacy_heading)}</h2>
            <p>{t!(i18n, about.privacy)}</p>
            <p>{t!(i18n, about.storage)}</p>

            <h2>{t!(i18n, about.input_heading)}</h2>
            <p>{t!(i18n, about.input)}</p>

            <h2>{t!(i18n, about.keys_heading)}</h2>
            <Keys />

            <h2>{t!(i18n, about.credits_heading)}</h2>
            <ul class="about-credits">
                <li>{t!(i18n, about.credit_book, <book> = book)}</li>
                <li>{t!(i18n, about.credit_mnist, <mnist> = mnist)}</li>
                <li>{t!(i18n, about.credit_rust)}</li>
            </ul>

            <h2>{t!(i18n, about.license_heading)}</h2>
            <p>{t!(i18n, about.license)}</p>
        </article>
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

//! How each digit fares: precision, recall, F1.

use digit_lab::data::CLASSES;
use leptos::prelude::*;

use super::Mistakes;
use crate::i18n::{t, use_i18n};
use crate::inside::numerals::whole;
use crate::numbers::{Style, format};

/// A row a digit.
#[component]
pub fn Digits(mistakes: Mistakes) -> impl IntoView {
    let i18n = use_i18n();
    let figures = Memo::new(move |_| {
        mistakes
            .gathering
            .read
            .with(|read| read.as_ref().map(|read| read.readings.digits()))
            .unwrap_or_default()
    });
    let share = move |share: Option<f64>| {
        share.map_or_else(
            || String::from("\u{2013}"),
            |share| format(i18n.get_locale(), share, Style::Percent(1)),
        )
    };
    let row = move |digit: usize| {
        let of = move || figures.with(|figures| figures.get(digit).copied().unwrap_or_default());
        let plain = |share: Option<f64>| share.map(|share| share.to_string());
        view! {
            <tr
                data-testid=format!("mistakes-digit-{digit}")
                data-precision=move || plain(of().precision())
                data-recall=move || plain(of().recall())
                data-f1=move || plain(of().f1())
            >
                <th scope="row">{digit}</th>
                <td>{move || whole(i18n, of().shown as usize)}</td>
                <td>{move || whole(i18n, of().right as usize)}</td>
                <td>{move || share(of().precision())}</td>
                <td>{move || share(of().recall())}</td>
                <td>{move || share(of().f1())}</td>
            </tr>
        }
    };
    view! {
        <section class="mistakes-part">
            <h3 id="mistakes-digits-heading">{t!(i18n, mistakes.digits_heading)}</h3>
            <p class="inside-note">{t!(i18n, mistakes.digits_words)}</p>
            <div class="inside-scroll" tabindex="0" role="region" aria-labelledby="mistakes-digits-heading">
                <table class="inside-terms mistakes-digits">
                    <thead>
                        <tr>
                            <th scope="col">{t!(i18n, mistakes.digit)}</th>
                            <th scope="col">{t!(i18n, mistakes.shown)}</th>
                            <th scope="col">{t!(i18n, mistakes.right)}</th>
                            <th scope="col">{t!(i18n, mistakes.precision)}</th>
                            <th scope="col">{t!(i18n, mistakes.recall)}</th>
                            <th scope="col">"F1"</th>
                        </tr>
                    </thead>
                    <tbody>{(0..CLASSES).map(row).collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
}

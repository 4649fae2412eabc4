//! The page's language: taken from the browser, switched in the header, kept for the next visit.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::errors::{Errors, Source};
use crate::i18n::{I18n, Locale, Spoken, t, t_string, use_i18n};
use crate::storage;

/// Where the choice is stored.
const NAME: &str = "digit-lab.language";

/// Every language with its own name for itself.
const LANGUAGES: [(Locale, &str); Locale::ALL.len()] =
    [(Locale::En, "English"), (Locale::Zh, "中文")];

/// The language that the visitor chose or the browser prefers; English where its texts do not arrive.
pub async fn first() -> Spoken {
    let chosen = storage::load(NAME).and_then(|name| exact(&name));
    let wanted = chosen.unwrap_or_else(|| preferred(&spoken()));
    Spoken::fetch(wanted).await.unwrap_or(Spoken::ENGLISH)
}

/// Makes the language known to the whole page and keeps the document's own language in step with it.
pub fn provide(first: Spoken) {
    let i18n = I18n::new(first);
    provide_context(i18n);

    Effect::new(move |_| {
        if let Some(root) = document().document_element() {
            let tag = match i18n.get_locale() {
                Locale::En => "en",
                // Readers, hyphenation and fonts tell Simplified from Traditional by the script.
                Locale::Zh => "zh-Hans",
            };
            let _ = root.set_attribute("lang", tag);
        }
    });
}

/// The choice of language.
#[component]
pub fn LanguageSelect() -> impl IntoView {
    let i18n = use_i18n();
    let errors = expect_context::<Errors>();
    // Says again which language is spoken, where the one chosen did not arrive.
    let again = Trigger::new();
    let chosen = StoredValue::new(None);
    let choose = move |name: String| {
        let Some(locale) = exact(&name) else {
            return;
        };
        storage::store(NAME, locale.as_str());
        chosen.set_value(Some(locale));
        spawn_local(async move {
            let spoken = Spoken::fetch(locale).await;
            if chosen.get_value() != Some(locale) {
                // The next choice was quicker.
                return;
            }
            if let Ok(spoken) = spoken {
                errors.clear(Source::Language);
                i18n.speak(spoken);
            } else {
                errors.show(Source::Language, move || {
                    t_string!(i18n, common.language_not_fetched).to_owned()
                });
                again.notify();
            }
        });
    };
    view! {
        <select
            data-testid="language"
            aria-label=t!(i18n, common.language)
            prop:value=move || {
                again.track();
                i18n.get_locale().as_str()
            }
            on:change:target=move |event| choose(event.target().value())
        >
            {LANGUAGES
                .map(|(locale, own_name)| {
                    view! {
                        <option value=locale.as_str() selected=move || i18n.get_locale() == locale>
                            {own_name}
                        </option>
                    }
                })
                .into_iter()
                .collect_view()}
        </select>
    }
}

fn exact(name: &str) -> Option<Locale> {
    Locale::ALL
        .into_iter()
        .find(|locale| locale.as_str() == name)
}

/// The browser's languages, the dearest first.
fn spoken() -> Vec<String> {
    let languages = window().navigator().languages();
    languages.iter().filter_map(|tag| tag.as_string()).collect()
}

/// The first language that the page speaks, English where there is none.
fn preferred(tags: &[String]) -> Locale {
    let primary = |tag: &String| {
        exact(
            &tag.split('-')
                .next()
                .unwrap_or_default()
                .to_ascii_lowercase(),
        )
    };
    tags.iter().find_map(primary).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(tags: &[&str], expected: Locale) {
        let tags: Vec<String> = tags.iter().map(ToString::to_string).collect();
        assert_eq!(preferred(&tags), expected, "{tags:?}");
    }

    #[test]
    fn the_first_language_that_the_page_speaks_is_taken() {
        check(&["zh-CN", "en-US"], Locale::Zh);
        check(&["fr-FR", "ZH", "en"], Locale::Zh);
        check(&["de", "en-GB", "zh"], Locale::En);
    }

    #[test]
    fn any_other_language_gets_english() {
        check(&[], Locale::En);
        check(&["fr", ""], Locale::En);
        check(&["zhuang", "enm"], Locale::En);
    }
}

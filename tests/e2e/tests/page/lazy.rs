//! Parts of the page that are fetched when they are first wanted.

use anyhow::{Result, ensure};
use digit_lab_e2e::{Page, Visitor, visit};

/// Lets no wasm file and no style sheet through whose address contains `window.lost`.
const LOSE: &str = "const through = window.fetch;
    window.fetch = (address, ...rest) =>
        window.lost && String(address).includes(window.lost)
            ? Promise.reject(new TypeError('lost on the way'))
            : through.call(window, address, ...rest);
    const { get, set } = Object.getOwnPropertyDescriptor(HTMLLinkElement.prototype, 'href');
    Object.defineProperty(HTMLLinkElement.prototype, 'href', {
        get,
        set(address) {
            const isLost = window.lost && String(address).includes(window.lost);
            set.call(this, isLost ? 'lost-on-the-way.css' : address);
        },
    });";

async fn lose(page: &Page, part: &str) -> Result<()> {
    let script = "window.lost = arguments[0];";
    page.script(script, &[part.into()]).await.map(drop)
}

async fn until_words(page: &Page, selector: &str, words: &str) -> Result<()> {
    let script = "return document.querySelector(arguments[0])?.textContent ?? '';";
    page.until(&format!("{selector} says {words}"), async || {
        let text = page.script(script, &[selector.into()]).await?;
        Ok(text.as_str().is_some_and(|text| text.contains(words)))
    })
    .await
}

#[test]
fn a_place_that_does_not_arrive_says_so_and_is_fetched_again() -> Result<()> {
    visit(Visitor::desktop().with_script(LOSE), async |page| {
        page.allow_error("lost on the way");
        lose(page, "split_about").await?;
        page.go("#/about").await?;
        until_words(page, ".place-note", "did not arrive").await?;
        lose(page, "").await?;
        page.script("document.querySelector('.place-note button').click();", &[])
            .await?;
        until_words(page, ".about h1", "Digit Lab").await
    })
}

#[test]
fn a_place_whose_styles_do_not_arrive_says_so_and_is_fetched_again() -> Result<()> {
    visit(Visitor::desktop().with_script(LOSE), async |page| {
        page.allow_error("lost-on-the-way");
        lose(page, "places").await?;
        page.go("#/about").await?;
        until_words(page, ".place-note", "did not arrive").await?;
        lose(page, "").await?;
        page.script("document.querySelector('.place-note button').click();", &[])
            .await?;
        until_words(page, ".about h1", "Digit Lab").await?;
        let script = "return getComputedStyle(document.querySelector('.about')).maxWidth;";
        let width = page.script(script, &[]).await?;
        ensure!(width != "none", "the place has no styles");
        Ok(())
    })
}

#[test]
fn a_language_that_does_not_arrive_leaves_the_page_as_it_is() -> Result<()> {
    visit(Visitor::desktop().with_script(LOSE), async |page| {
        page.allow_error("lost on the way");
        lose(page, "split_chinese").await?;
        page.choose("language", "zh").await?;
        until_words(page, "[data-testid=error]", "did not arrive").await?;
        until_words(page, "#training-heading", "Train").await?;
        lose(page, "").await?;
        page.choose("language", "zh").await?;
        until_words(page, "#training-heading", "训练").await?;
        until_words(page, "[data-testid=error]", "").await
    })
}

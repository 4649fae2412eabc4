//! Parts of the page that are fetched when they are first wanted.

use anyhow::{Result, ensure};
use digit_lab_e2e::{Page, Visitor, visit};

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
    visit(Visitor::desktop().who_may_lose(), async |page| {
        page.allow_error("lost on the way");
        page.lose("split_about").await?;
        page.go("#/about").await?;
        until_words(page, ".place-note", "did not arrive").await?;
        page.lose("").await?;
        page.script("document.querySelector('.place-note button').click();", &[])
            .await?;
        until_words(page, ".about h1", "Digit Lab").await
    })
}

#[test]
fn a_place_whose_styles_do_not_arrive_says_so_and_is_fetched_again() -> Result<()> {
    visit(Visitor::desktop().who_may_lose(), async |page| {
        page.allow_error("lost-on-the-way");
        page.lose("places").await?;
        page.go("#/about").await?;
        until_words(page, ".place-note", "did not arrive").await?;
        page.lose("").await?;
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
    visit(Visitor::desktop().who_may_lose(), async |page| {
        page.allow_error("lost on the way");
        page.lose("split_chinese").await?;
        page.choose("language", "zh").await?;
        until_words(page, "[data-testid=error]", "did not arrive").await?;
        until_words(page, "#training-heading", "Train").await?;
        page.lose("").await?;
        page.choose("language", "zh").await?;
        until_words(page, "#training-heading", "训练").await?;
        until_words(page, "[data-testid=error]", "").await
    })
}

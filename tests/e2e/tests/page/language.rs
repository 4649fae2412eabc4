//! English and Chinese.

use anyhow::{Result, ensure};
use digit_lab_e2e::{Page, Visitor, visit};

#[test]
fn the_browsers_language_is_taken() -> Result<()> {
    visit(Visitor::desktop().reading("zh-CN,zh,en"), async |page| {
        until_chinese(page, true).await
    })
}

#[test]
fn an_unknown_language_gives_english() -> Result<()> {
    visit(Visitor::desktop().reading("fi,sv"), async |page| {
        until_chinese(page, false).await
    })
}

#[test]
fn a_chosen_language_is_kept() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        until_chinese(page, false).await?;
        page.choose("language", "zh").await?;
        until_chinese(page, true).await?;
        page.reload().await?;
        until_chinese(page, true).await?;
        page.choose("language", "en").await?;
        until_chinese(page, false).await
    })
}

#[test]
fn of_two_choices_in_haste_the_last_one_counts() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        let fetched = "return performance.getEntriesByType('resource').length;";
        let before = page.script(fetched, &[]).await?.as_u64();
        let script = "const select = document.querySelector('[data-testid=language]');
            for (const language of ['zh', 'en']) {
                select.value = language;
                select.dispatchEvent(new Event('change', { bubbles: true }));
            }";
        page.script(script, &[]).await?;
        page.until("the texts in Chinese are there", async || {
            Ok(page.script(fetched, &[]).await?.as_u64() > before)
        })
        .await?;
        page.frames(30).await?;
        until_chinese(page, false).await?;
        page.choose("language", "zh").await?;
        until_chinese(page, true).await
    })
}

#[test]
fn switching_keeps_the_drawing_and_the_training() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        page.draw_digit(2).await?;
        page.until_read("2").await?;
        page.fill("epochs", "100000").await?;
        page.press("train-start").await?;
        page.until_state("running").await?;
        page.choose("language", "zh").await?;
        until_chinese(page, true).await?;
        page.until_read("2").await?;
        ensure!(
            page.data("train-status", "state").await? == "running",
            "the training ended"
        );
        ensure!(
            page.field("epochs").await?.prop("value").await?.as_deref() == Some("100000"),
            "the form was reset"
        );
        Ok(())
    })
}

/// The document says its language and the Train button is in it.
async fn until_chinese(page: &Page, chinese: bool) -> Result<()> {
    page.until(
        if chinese {
            "the page is Chinese"
        } else {
            "the page is English"
        },
        async || {
            let lang = page
                .script("return document.documentElement.lang;", &[])
                .await?;
            let says_chinese = lang.as_str().is_some_and(|lang| lang.starts_with("zh"));
            let is_chinese = page
                .text("train-start")
                .await?
                .chars()
                .any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
            Ok(says_chinese == chinese && is_chinese == chinese)
        },
    )
    .await
}

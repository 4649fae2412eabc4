//! Light and dark.

use anyhow::Result;
use digit_lab_e2e::{Page, Visitor, visit};

#[test]
fn the_systems_theme_is_taken() -> Result<()> {
    visit(Visitor::desktop().in_the_dark(), async |page| {
        until_dark(page, true).await
    })
}

#[test]
fn a_chosen_theme_is_kept() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        until_dark(page, false).await?;
        page.choose("theme", "dark").await?;
        until_dark(page, true).await?;
        page.reload().await?;
        until_dark(page, true).await?;
        page.choose("theme", "light").await?;
        until_dark(page, false).await?;
        page.choose("theme", "system").await?;
        until_dark(page, false).await
    })
}

/// By the colors that are really there: text brighter than what is behind it.
async fn until_dark(page: &Page, dark: bool) -> Result<()> {
    let script = "const brightness = (color) => {
            const canvas = document.createElement('canvas').getContext('2d');
            canvas.fillStyle = color;
            canvas.fillRect(0, 0, 1, 1);
            const [r, g, b] = canvas.getImageData(0, 0, 1, 1).data;
            return r + g + b;
        };
        const style = getComputedStyle(document.body);
        const behind = [document.body, document.documentElement]
            .map((element) => getComputedStyle(element).backgroundColor)
            .find((color) => color !== 'rgba(0, 0, 0, 0)') ?? 'white';
        return brightness(style.color) > brightness(behind);";
    page.until(
        if dark {
            "the page is dark"
        } else {
            "the page is light"
        },
        async || Ok(page.script(script, &[]).await?.as_bool() == Some(dark)),
    )
    .await
}

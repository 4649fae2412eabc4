//! Light and dark.

use anyhow::{Result, ensure};
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

/// Browsers print what is painted once the event is over; no frame comes between.
const INK_ON_PAPER: &str = "return (async () => {
        const strongest = () => {
            const canvas = document.querySelector('canvas.inside-picture');
            const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
            let [most, ink] = [0, null];
            for (let at = 0; at < data.length; at += 4) {
                if (data[at + 3] > most) {
                    [most, ink] = [data[at + 3], data[at]];
                }
            }
            return ink;
        };
        const inks = [strongest()];
        for (const event of ['beforeprint', 'afterprint']) {
            dispatchEvent(new Event(event));
            for (let turn = 0; turn < 100; turn += 1) {
                await null;
            }
            inks.push(strongest());
        }
        return inks;
    })();";

#[test]
fn on_paper_ink_is_dark_whatever_the_theme() -> Result<()> {
    visit(Visitor::desktop().in_the_dark(), async |page| {
        page.draw_digit(6).await?;
        page.open("#/inside/step", "inside-stages").await?;
        for theme in ["system", "dark"] {
            page.choose("theme", theme).await?;
            page.frames(3).await?;
            let inks = page.script(INK_ON_PAPER, &[]).await?;
            let inks: [u8; 3] = serde_json::from_value(inks)?;
            ensure!(
                inks[0] > 200 && inks[1] < 60 && inks[2] == inks[0],
                "{theme}: the ink's red before, on and after the paper: {inks:?}"
            );
        }
        until_dark(page, true).await
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

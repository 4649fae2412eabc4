//! Networks of other layers than plain neurons.

use anyhow::{Result, ensure};
use digit_lab_e2e::{Page, Visitor, visit};

#[test]
fn a_convolutional_network_is_chosen_trained_and_reads() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        page.press("preset-convolutional").await?;
        page.until("its layers stand in the form", async || {
            Ok(layers(page).await?.starts_with("conv 8@5x5, pool 2"))
        })
        .await?;
        ensure!(
            pressed(page, "preset-convolutional").await? && !pressed(page, "preset-hidden").await?,
            "the kind of network in the form is not the one shown as chosen"
        );
        page.fill("epochs", "1").await?;
        page.press("train-start").await?;
        page.until_state("finished").await?;
        let accuracy: f64 = page.number("metric-validation-accuracy", "value").await?;
        ensure!(accuracy >= 0.9, "{accuracy} of the validation digits");
        let other = "const readers = [...document.querySelector('[data-testid=reader]').options];
            return readers.find((reader) => reader.value !== 'shipped').value;";
        let trained = page.script(other, &[]).await?;
        page.choose("reader", trained.as_str().unwrap_or_default())
            .await?;
        page.draw_digit(0).await?;
        page.until_read("0").await
    })
}

#[test]
fn a_long_name_leaves_the_pad_its_size() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        let pad = "return document.querySelector('[data-testid=draw-pad]').clientWidth;";
        let wide = "const reader = document.querySelector('[data-testid=reader]');
            return reader.getBoundingClientRect().right > innerWidth;";
        page.fill(
            "layers",
            "20, dropout 0.25, 20, dropout 0.25, 20, dropout 0.25, 20, dropout 0.25",
        )
        .await?;
        page.fill("epochs", "1").await?;
        page.fill("training-size", "100").await?;
        for (width, height) in [(1280, 800), (360, 740)] {
            page.resize(width, height, 1.0).await?;
            page.frames(2).await?;
            let before = page.script(pad, &[]).await?;
            page.press("train-start").await?;
            page.until_state("finished").await?;
            page.frames(2).await?;
            let after = page.script(pad, &[]).await?;
            ensure!(before == after, "the pad was {before} wide and is {after}");
            ensure!(
                page.script(wide, &[]).await? == false,
                "the list of networks is wider than a screen of {width} pixels"
            );
        }
        Ok(())
    })
}

#[test]
fn a_wrong_layer_is_marked_where_it_stands() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        for (typed, wrong) in [
            ("conv 8@5x5, pond 2, 30", "pond 2"),
            ("conv 8@5x5, pool 2, conv 16@13x13", "conv 16@13x13"),
            ("30, pool 2", "pool 2"),
        ] {
            page.fill("layers", typed).await?;
            let marked = "const mark = document.querySelector('[data-testid=train-form] mark');
                return mark === null ? '' : mark.innerText;";
            page.until(&format!("{wrong:?} is marked"), async || {
                Ok(page.script(marked, &[]).await? == *wrong)
            })
            .await?;
        }
        page.fill("layers", "conv 8@5x5, pool 2, 30").await?;
        page.until("nothing is marked", async || {
            Ok(!page.is_marked_wrong("layers").await?)
        })
        .await
    })
}

async fn layers(page: &Page) -> Result<String> {
    let field = page.field("layers").await?;
    Ok(field.prop("value").await?.unwrap_or_default())
}

async fn pressed(page: &Page, id: &str) -> Result<bool> {
    let button = page.element(id).await?;
    Ok(button.attr("aria-pressed").await?.as_deref() == Some("true"))
}

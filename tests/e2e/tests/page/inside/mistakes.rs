//! What the network gets wrong, held against the engine's readings of the very same images.

use anyhow::{Context, Result, ensure};
use digit_lab::data::{DataFile, Dataset, Mnist};
use digit_lab::insight::{ReadThrough, Readings};
use digit_lab::reading::Reader;
use digit_lab_e2e::{Page, Visitor, visit};
use serde_json::json;

use super::{expect_near, open, reader, train};

/// As the page has them.
fn validation() -> Result<Dataset> {
    macro_rules! file {
        ($name:literal) => {
            DataFile {
                name: $name.to_owned(),
                bytes: include_bytes!(concat!("../../../../../www/data/", $name))
                    .to_vec()
                    .into(),
            }
        };
    }
    let files = [
        file!("training-images.idx3.gz"),
        file!("training-labels.idx1.gz"),
        file!("validation-images.idx3.gz"),
        file!("validation-labels.idx1.gz"),
    ];
    Ok(Mnist::from_files(&files)?.validation)
}

fn readings(reader: &Reader) -> Result<Readings> {
    let images = validation()?;
    let through = ReadThrough::new(reader.network(), reader.calibration());
    let mut through = through.context("a network that reads digits")?;
    while through.advance(&images) {}
    Ok(through.readings().clone())
}

/// The counts of the table's cells, by row and column; 0 where there is no button.
async fn confusion(page: &Page) -> Result<Vec<Vec<u32>>> {
    let script =
        "return [...document.querySelectorAll('[data-testid=mistakes-confusion] tbody tr')]
        .map((row) => [...row.querySelectorAll('td')]
            .map((cell) => Number(cell.querySelector('button')?.dataset.count ?? 0)));";
    Ok(serde_json::from_value(page.script(script, &[]).await?)?)
}

/// The indices of the images shown, all of whose pictures are there.
async fn gallery(page: &Page) -> Result<Option<Vec<usize>>> {
    let script = "const images = [...document.querySelectorAll('[data-testid=mistakes-one]')];
        return images.every(({ dataset: it }) => it.here === 'true')
            ? images.map(({ dataset: it }) => Number(it.index)) : null;";
    Ok(serde_json::from_value(page.script(script, &[]).await?)?)
}

async fn until_gallery(page: &Page, expected: &[usize]) -> Result<()> {
    page.until(&format!("images {expected:?} are shown"), async || {
        Ok(gallery(page).await?.as_deref() == Some(expected))
    })
    .await
}

#[test]
fn mistakes_are_the_engines() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        open(page, "mistakes", "mistakes-summary").await?;
        let expected = readings(&reader(page).await?)?;
        ensure!(page.number::<usize>("mistakes-summary", "count").await? == expected.len());
        ensure!(page.number::<usize>("mistakes-summary", "right").await? == expected.right());
        let shown = confusion(page).await?;
        ensure!(shown == expected.confusion(), "{shown:?}");
        ensure!(shown.iter().flatten().sum::<u32>() as usize == expected.len());
        for (digit, figures) in expected.digits().iter().enumerate() {
            let id = format!("mistakes-digit-{digit}");
            for (name, figure) in [
                ("precision", figures.precision()),
                ("recall", figures.recall()),
                ("f1", figures.f1()),
            ] {
                let figure = figure.context("a digit that appears")?;
                expect_near(&id, page.number(&id, name).await?, figure)?;
            }
        }
        let error = page.number("mistakes-calibration", "error").await?;
        expect_near("the error", error, expected.reliability(10).expected_error)?;

        // The surest mistake goes to the pad.
        let misread = expected.misread();
        until_gallery(page, &misread[..misread.len().min(24)]).await?;
        page.press("mistakes-one").await?;
        page.until_read(&expected.read[misread[0]].to_string())
            .await?;
        page.until("its score is the pad's", async || {
            let confidence: f64 = page.number("prediction", "confidence").await?;
            Ok((confidence - f64::from(expected.scores[misread[0]])).abs() < 1e-4)
        })
        .await?;

        // A cell has its own images.
        let first = misread[0];
        let (label, read) = (expected.labels[first], expected.read[first]);
        page.press(&format!("mistakes-cell-{label}-{read}")).await?;
        until_gallery(page, &expected.cell(label, read)).await?;
        page.press("mistakes-all").await?;
        until_gallery(page, &misread[..misread.len().min(24)]).await
    })
}

#[test]
fn another_network_and_another_set_are_read_anew() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        open(page, "mistakes", "mistakes-summary").await?;
        let of_shipped: u64 = page.number("mistakes-summary", "right").await?;
        train(page, "10").await?;
        open(page, "mistakes", "mistakes-summary").await?;
        page.until("the trained network makes more mistakes", async || {
            Ok(page.has("mistakes-summary").await?
                && page.number::<u64>("mistakes-summary", "right").await? < of_shipped)
        })
        .await?;
        let of_validation = confusion(page).await?;
        page.choose("mistakes-set", "test").await?;
        page.until("the test images are read", async || {
            Ok(page.has("mistakes-summary").await? && confusion(page).await? != of_validation)
        })
        .await?;

        // Arrow keys go from cell to cell.
        let focus = "document.querySelector('[data-testid=mistakes-confusion] button[tabindex=\"0\"]').focus();";
        page.script(focus, &[]).await?;
        page.send_keys("\u{e015}").await?;
        let focused = page
            .script("return document.activeElement.dataset.testid;", &[])
            .await?;
        ensure!(focused != json!("mistakes-cell-0-0"), "{focused}");
        page.send_keys("\u{e007}").await?;
        page.until("its images are shown", async || {
            let script = "return document.activeElement.getAttribute('aria-pressed');";
            Ok(page.script(script, &[]).await? == json!("true"))
        })
        .await
    })
}

//! A person's own data files, good and bad.

use anyhow::{Result, ensure};
use digit_lab_e2e::{File, Page, Visitor, idx, visit};

#[test]
fn dropped_files_are_trained_on() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        page.drop_files(&idx::training_files(600)).await?;
        train_on_bars(page).await
    })
}

#[test]
fn chosen_files_are_trained_on() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        page.choose_files(&idx::training_files(600)).await?;
        train_on_bars(page).await
    })
}

#[test]
fn a_training_is_repeated_on_the_files_that_it_learned_from_only() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        let files = idx::training_files(600);
        page.drop_files(&files).await?;
        train_on_bars(page).await?;

        // As many others.
        let mut others = idx::training_files(600);
        if let Some(pixel) = others[0].bytes.last_mut() {
            *pixel ^= 1;
        }
        page.drop_files(&others).await?;
        page.until_state("finished").await?;
        page.press("run-repeat").await?;
        let said = until_refused(page).await?;
        ensure!(said.contains("other files of your own"), "{said}");

        // The same again, in another order.
        page.drop_files(&files.into_iter().rev().collect::<Vec<_>>())
            .await?;
        page.until_state("finished").await?;
        page.press("run-repeat").await?;
        page.until("it came out the same", async || {
            Ok(page.has("run-verdict").await?
                && page.data("run-verdict", "verdict").await? == "same")
        })
        .await
    })
}

#[test]
fn a_truncated_file_is_refused_with_both_lengths() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        let [images, labels] = [
            idx::images("train-images-idx3-ubyte", 60),
            idx::labels("train-labels-idx1-ubyte", 60),
        ];
        let (expected, got) = (images.bytes.len(), images.bytes.len() - 1);
        page.drop_files(&[idx::truncated(images), labels]).await?;
        let said = until_refused(page).await?;
        for length in [expected, got] {
            ensure!(
                said.contains(&length.to_string()),
                "the error does not say {length}: {said}"
            );
        }
        still_trains(page).await
    })
}

#[test]
fn a_file_of_another_format_is_refused_by_name() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        let images = idx::with_wrong_magic(idx::images("train-images-idx3-ubyte", 60));
        page.drop_files(&[images, idx::labels("train-labels-idx1-ubyte", 60)])
            .await?;
        let said = until_refused(page).await?;
        ensure!(
            said.contains("train-images-idx3-ubyte"),
            "the error does not name the file: {said}"
        );
        still_trains(page).await
    })
}

#[test]
fn what_is_dropped_is_told_by_what_is_in_it() -> Result<()> {
    let of = |name: &str, bytes: &[u8]| File {
        name: name.to_owned(),
        bytes: bytes.to_vec(),
    };
    visit(Visitor::desktop(), async move |page| {
        for (file, part) in [
            (of("all.zip", b"PK\x03\x04"), "under About"),
            (of("mine.jsonl", b"{\"label\": 7}"), "under My hand"),
            (of("notes.txt", b"7 is prime"), "expected a picture"),
        ] {
            page.drop_files(&[file]).await?;
            page.until(&format!("the page says {part}"), async || {
                Ok(page.text("error").await?.contains(part))
            })
            .await?;
        }
        // A run that was saved is added, wherever it is dropped.
        train_on_little(page).await?;
        page.go("#/about").await?;
        page.until_stored("runs", 1).await?;
        let record = page.stored_of_run("record").await?;
        page.drop_files(&[of("run.json", record.as_bytes())])
            .await?;
        page.until_stored("runs", 2).await
    })
}

async fn train_on_little(page: &Page) -> Result<()> {
    page.fill("layers", "12").await?;
    page.fill("epochs", "1").await?;
    page.fill("training-size", "200").await?;
    page.press("train-start").await?;
    page.until_state("finished").await
}

#[test]
fn images_and_labels_must_be_as_many() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        page.drop_files(&[
            idx::images("train-images-idx3-ubyte", 60),
            idx::labels("train-labels-idx1-ubyte", 59),
        ])
        .await?;
        let said = until_refused(page).await?;
        for count in ["60", "59"] {
            ensure!(
                said.contains(count),
                "the error does not say {count}: {said}"
            );
        }
        still_trains(page).await
    })
}

/// Bars are learned by any network within a few epochs.
async fn train_on_bars(page: &Page) -> Result<()> {
    // 500 are left to train on when a sixth is set aside for validation.
    page.fill("training-size", "501").await?;
    page.until("the form knows how many images there are", async || {
        page.is_marked_wrong("training-size").await
    })
    .await?;
    page.fill("training-size", "500").await?;
    page.fill("epochs", "20").await?;
    page.press("train-start").await?;
    page.until_state("finished").await?;
    let accuracy: f64 = page.number("metric-validation-accuracy", "value").await?;
    ensure!(accuracy > 0.99, "only {accuracy} of the bars are read");
    Ok(())
}

/// Waits for the error and returns it, numbers without separators.
async fn until_refused(page: &Page) -> Result<String> {
    page.until("the page refuses the files", async || {
        Ok(!page.text("error").await?.is_empty())
    })
    .await?;
    Ok(page
        .text("error")
        .await?
        .replace([',', '\u{202f}', '\u{a0}'], ""))
}

/// What was there before a refused file is there afterwards.
async fn still_trains(page: &Page) -> Result<()> {
    page.fill("epochs", "1").await?;
    page.fill("training-size", "200").await?;
    page.press("train-start").await?;
    page.until_state("finished").await?;
    ensure!(
        page.text("error").await?.is_empty(),
        "the error is still shown"
    );
    Ok(())
}

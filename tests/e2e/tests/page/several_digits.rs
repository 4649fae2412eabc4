//! Numbers: each digit's box, scores and picture.

use anyhow::{Result, ensure};
use digit_lab_e2e::{Page, Visitor, digits, visit};

/// A digit, 45 % of its usual size, at one of the places beside each other.
fn placed(digit: u8, place: u8, down: f64) -> Vec<digits::Stroke> {
    let right = 0.32 * f64::from(place);
    let point = |&(x, y): &(f64, f64)| (0.45 * x + right - 0.06, 0.45 * y + down);
    let strokes = digits::strokes(digit);
    let placed = strokes.iter().map(|stroke| stroke.iter().map(point));
    placed.map(Iterator::collect).collect()
}

#[test]
fn a_number_is_read_and_its_last_digit_shown() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        for (place, digit) in [(0, 2), (1, 0), (2, 7)] {
            page.draw(&placed(digit, place, 0.2)).await?;
        }
        page.until_read("207").await?;
        ensure!(
            is_selected(page, 2).await?,
            "the last digit is not selected"
        );
        ensure!(
            best_score(page).await? == 7,
            "the scores are another digit's"
        );
        ensure!(page.element("digit-box-2").await?.is_displayed().await?);
        Ok(())
    })
}

#[test]
fn each_digit_can_be_chosen_by_pointer_and_by_keys() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        for (place, digit) in [(0, 3), (1, 1), (2, 7)] {
            page.draw(&placed(digit, place, 0.2)).await?;
        }
        page.until_read("317").await?;
        let of_seven = picture(page).await?;
        page.press("digit-0").await?;
        until_shown(page, 3).await?;
        ensure!(
            picture(page).await? != of_seven,
            "the picture stayed the 7's"
        );
        // Right from the first is the second, as in every group of radio buttons.
        let chip = page.element("digit-0").await?;
        let radio = chip.find(fantoccini::Locator::Css("input")).await?;
        radio.send_keys("\u{e014}").await?;
        until_shown(page, 1).await?;
        // Another stroke shows the last digit again.
        page.shortcut(digit_lab_e2e::Shortcut::Undo).await?;
        page.until_read("31").await?;
        until_shown(page, 1).await?;
        ensure!(is_selected(page, 1).await?);
        Ok(())
    })
}

#[test]
fn a_stroke_may_begin_on_a_box() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        let four = placed(4, 2, 0.2);
        page.draw(&placed(1, 0, 0.2)).await?;
        page.draw(&four[..1]).await?;
        page.until("two digits are found", async || {
            Ok(page.text("prediction").await?.len() == 2)
        })
        .await?;
        page.draw(&four[1..]).await?;
        page.until_read("14").await
    })
}

#[test]
fn one_digit_has_neither_box_nor_choice() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        page.draw_digit(4).await?;
        page.until_read("4").await?;
        let script = "return document.querySelectorAll('[data-testid^=digit-]').length;";
        ensure!(page.script(script, &[]).await? == 0);
        Ok(())
    })
}

#[test]
fn nothing_moves_when_a_second_digit_comes() -> Result<()> {
    for visitor in [Visitor::desktop(), Visitor::phone()] {
        visit(visitor, async |page| {
            page.draw(&placed(3, 0, 0.2)).await?;
            page.until_read("3").await?;
            let before = place_of_scores(page).await?;
            page.draw(&placed(1, 2, 0.2)).await?;
            page.until_read("31").await?;
            ensure!(place_of_scores(page).await? == before, "the scores moved");
            Ok(())
        })?;
    }
    Ok(())
}

#[test]
fn lines_of_digits_are_read_as_lines() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        for (digit, place, down) in [(3, 0, 0.0), (1, 1, 0.0), (7, 0, 0.5)] {
            page.draw(&placed(digit, place, down)).await?;
        }
        page.until_read("31\n7").await
    })
}

async fn until_shown(page: &Page, digit: usize) -> Result<()> {
    page.until("the scores are the chosen digit's", async || {
        Ok(best_score(page).await? == digit)
    })
    .await
}

async fn best_score(page: &Page) -> Result<usize> {
    let mut scores = Vec::new();
    for digit in 0..10 {
        scores.push(
            page.number::<f64>(&format!("score-{digit}"), "value")
                .await?,
        );
    }
    let best = scores
        .iter()
        .zip(0..)
        .max_by(|(a, _), (b, _)| a.total_cmp(b));
    Ok(best.map_or(0, |(_, digit)| digit))
}

async fn is_selected(page: &Page, digit: usize) -> Result<bool> {
    let script =
        "return document.querySelector(`[data-testid=digit-${arguments[0]}] input`).checked;";
    Ok(page.script(script, &[digit.into()]).await? == true)
}

/// The network's input as shown, as a picture in text form.
async fn picture(page: &Page) -> Result<String> {
    let script = "return document.querySelector('[data-testid=network-input]').toDataURL();";
    Ok(page.script(script, &[]).await?.to_string())
}

async fn place_of_scores(page: &Page) -> Result<String> {
    let script = "const { left, top } = document.querySelector('[data-testid=score-0]').getBoundingClientRect();
        return [left + scrollX, top + scrollY].join();";
    Ok(page.script(script, &[]).await?.to_string())
}

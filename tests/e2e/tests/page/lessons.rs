//! Lessons: each is gone through to its end, left and taken up again, by pointer and by keyboard.

use anyhow::{Context, Result, ensure};
use digit_lab_e2e::{Page, Visitor, visit};
use serde_json::{Value, json};

/// Keys, as WebDriver names them.
const RIGHT: &str = "\u{e014}";
const LEFT: &str = "\u{e012}";
const ENTER: &str = "\u{e007}";

/// Buttons that lessons offer to press, and whose work is done at once.
const QUICK: [&str; 4] = ["pad-random", "neuron-play", "inside-next", "inside-take"];

/// Every lesson's id, in the order of the list.
async fn lessons(page: &Page) -> Result<Vec<String>> {
    page.open("#/lessons", "lesson-list").await?;
    let script = "return [...document.querySelectorAll('[data-testid=lesson-entry]')]
        .map((entry) => entry.dataset.id);";
    Ok(serde_json::from_value(page.script(script, &[]).await?)?)
}

/// Opens a lesson and runs it from where it is.
async fn begin(page: &Page, id: &str) -> Result<()> {
    page.go(&format!("#/lessons/{id}")).await?;
    page.until(&format!("{id} is open"), async || {
        Ok(page.has("lesson-overview").await? && page.data("lesson-overview", "id").await? == id)
    })
    .await?;
    page.press("lesson-begin").await
}

/// Returns when the card shows a step, counted from 1, and what it points at is on the screen.
async fn until_step(page: &Page, id: &str, step: usize) -> Result<()> {
    let script =
        "const { id, step, sight } = document.querySelector('[data-testid=lesson]')?.dataset ?? {};
        return [id, Number(step), sight];";
    page.until(&format!("{id} is at step {step}"), async || {
        let now = page.script(script, &[]).await?;
        Ok([json!("shown"), json!("nothing")]
            .into_iter()
            .any(|sight| now == json!([id, step, sight])))
    })
    .await
}

/// How much of what is pointed at, in pixels of height, is neither off the screen nor below the card; nothing
/// where nothing is pointed at.
async fn height_in_sight(page: &Page) -> Result<Option<f64>> {
    let script = "const card = document.querySelector('[data-testid=lesson]');
        if (card.dataset.sight !== 'shown') return null;
        const [sheet] = document.adoptedStyleSheets;
        const selector = sheet.cssRules[0].selectorText;
        const target = [...document.querySelectorAll(selector)].find((it) => it.checkVisibility());
        const is = target.getBoundingClientRect(), over = card.getBoundingClientRect();
        const isBeside = is.right <= over.left + 1;
        const bottom = isBeside ? innerHeight : Math.min(innerHeight, over.top);
        return Math.min(is.bottom, bottom) - Math.max(is.top, 0);";
    let height = page.script(script, &[]).await?;
    Ok(height.as_f64())
}

/// Goes through a lesson from its first step to its end.
async fn run_through(page: &Page, id: &str) -> Result<()> {
    begin(page, id).await?;
    until_step(page, id, 1).await?;
    let steps: usize = page.number("lesson", "steps").await?;
    let mut predictions = 0;
    for step in 1..=steps {
        until_step(page, id, step).await?;
        if let Some(height) = height_in_sight(page).await? {
            ensure!(
                height >= 20.0,
                "{id}, step {step}: {height} px are to be seen"
            );
        }
        if page.has("lesson-option").await? {
            predictions += 1;
            page.press("lesson-option").await?;
            page.until("the answer is told", async || {
                Ok(page.text("lesson-told").await?.chars().count() > 10)
            })
            .await?;
            let marked = "return document.querySelectorAll('.lesson-holds').length;";
            ensure!(
                page.script(marked, &[]).await? == json!(1),
                "{id}: not one holds"
            );
        }
        if page.has("lesson-press").await? {
            let element = page.data("lesson-press", "element").await?;
            if QUICK.contains(&element.as_str()) {
                page.press("lesson-press").await?;
            }
        }
        page.press("lesson-next").await?;
    }
    ensure!(predictions > 0, "{id} asks nothing");
    page.until(&format!("{id} has ended"), async || {
        Ok(!page.has("lesson").await?)
    })
    .await
}

#[test]
fn what_tells_the_answer_stays_covered_until_one_has_answered() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        // Its first step asks what 5.1 will show, and opens it.
        begin(page, "depth").await?;
        let covered = "const look = document.querySelector('.experiment-look');
            return look && getComputedStyle(look).visibility;";
        page.until("what to look for is covered", async || {
            Ok(page.script(covered, &[]).await? == json!("hidden"))
        })
        .await?;
        page.press("lesson-option").await?;
        page.until("and is told after the answer", async || {
            Ok(page.script(covered, &[]).await? == json!("visible"))
        })
        .await
    })
}

#[test]
fn inside_an_empty_pad_gets_a_digit_to_speak_of() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        begin(page, "neuron").await?;
        until_step(page, "neuron", 1).await?;
        page.press("lesson-next").await?;
        until_step(page, "neuron", 2).await?;
        let sight = page.data("lesson", "sight").await?;
        ensure!(sight == "shown", "the diagram is {sight}");
        Ok(())
    })
}

#[test]
fn every_lesson_runs_through_to_its_end() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        let lessons = lessons(page).await?;
        ensure!(lessons.len() >= 12, "there are only {lessons:?}");
        for id in &lessons {
            run_through(page, id).await.with_context(|| id.clone())?;
        }
        page.go("#/lessons").await?;
        page.until("all are done", async || {
            let script = "return [...document.querySelectorAll('[data-testid=lesson-reached]')]
                .filter((it) => it.dataset.done === 'true').length;";
            Ok(page.script(script, &[]).await? == json!(lessons.len()))
        })
        .await
    })
}

#[test]
fn a_step_fills_in_the_form_and_presses_what_it_offers() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        begin(page, "cost").await?;
        for step in 1..4 {
            until_step(page, "cost", step).await?;
            page.press("lesson-next").await?;
        }
        until_step(page, "cost", 4).await?;
        let cost = page.field("cost").await?.prop("value").await?;
        ensure!(cost.as_deref() == Some("quadratic"), "the cost is {cost:?}");
        page.press("lesson-press").await?;
        page.until("it trains", async || {
            let state = page.data("train-status", "state").await?;
            Ok(["loading", "running", "finished"].contains(&state.as_str()))
        })
        .await?;
        page.press("lesson-leave").await
    })
}

#[test]
fn a_lesson_is_left_and_taken_up_again() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        begin(page, "gradient-descent").await?;
        for step in 1..4 {
            until_step(page, "gradient-descent", step).await?;
            page.press("lesson-next").await?;
        }
        until_step(page, "gradient-descent", 4).await?;
        // A card that is there when the page is left is there again, and steals nothing.
        page.reload().await?;
        page.until("the card is there again", async || {
            Ok(page.has("lesson").await? && page.data("lesson", "step").await? == "4")
        })
        .await?;
        page.press("lesson-leave").await?;
        page.until("the card is gone", async || Ok(!page.has("lesson").await?))
            .await?;
        page.reload().await?;
        ensure!(!page.has("lesson").await?, "a lesson that was left is back");
        begin(page, "gradient-descent").await?;
        until_step(page, "gradient-descent", 4).await?;
        let open = page.data("experiment", "id").await?;
        ensure!(open == "1.3", "the step is about 1.3, open is {open}");
        page.press("lesson-back").await?;
        until_step(page, "gradient-descent", 3).await
    })
}

#[test]
fn what_is_this_leads_to_a_lesson() -> Result<()> {
    visit(Visitor::desktop(), async |page| {
        let script = "const link = document.querySelector('[data-testid=train-form] [data-testid=what-is-this]');
            link.click();
            return link.dataset.lesson;";
        let lesson = page.script(script, &[]).await?;
        page.until("the lesson is shown", async || {
            Ok(page.has("lesson-overview").await?
                && json!(page.data("lesson-overview", "id").await?) == lesson)
        })
        .await?;
        page.open("#/lessons/no-such-thing", "no-such-lesson").await
    })
}

/// What has the focus.
async fn focused(page: &Page) -> Result<Value> {
    let script = "return document.activeElement?.dataset.testid ?? '';";
    page.script(script, &[]).await
}

async fn until_focused(page: &Page, id: &str) -> Result<()> {
    page.until(&format!("{id} has the focus"), async || {
        Ok(focused(page).await? == json!(id))
    })
    .await
}

#[test]
fn a_keyboard_goes_through_a_lesson_in_chinese_on_a_narrow_screen() -> Result<()> {
    let visitor = Visitor::phone().reading("zh-CN,zh");
    visit(visitor, async |page| {
        page.go("#/lessons/perceptron").await?;
        page.until("the lesson is shown", async || {
            page.has("lesson-begin").await
        })
        .await?;
        page.element("lesson-begin").await?.send_keys(ENTER).await?;
        until_step(page, "perceptron", 1).await?;
        until_focused(page, "lesson-heading").await?;
        let heading = page.text("lesson-heading").await?;
        ensure!(heading == "会拿主意的神经元", "the heading is {heading}");
        let steps: usize = page.number("lesson", "steps").await?;
        for step in 2..=steps {
            page.send_keys(RIGHT).await?;
            until_step(page, "perceptron", step).await?;
            until_focused(page, "lesson-heading").await?;
            if let Some(height) = height_in_sight(page).await? {
                ensure!(height >= 20.0, "step {step}: {height} px are to be seen");
            }
            let wide = "return document.documentElement.scrollWidth - document.documentElement.clientWidth;";
            ensure!(
                page.script(wide, &[]).await? == json!(0),
                "step {step} is too wide"
            );
        }
        // Beyond the last step no key leads, and the first key back does.
        page.send_keys(RIGHT).await?;
        page.send_keys(LEFT).await?;
        until_step(page, "perceptron", steps - 1).await?;
        page.element("lesson-option")
            .await?
            .send_keys(ENTER)
            .await?;
        page.until("it is said how it is", async || {
            Ok(page.text("lesson-told").await?.contains("台阶"))
        })
        .await?;
        page.element("lesson-fold").await?.send_keys(ENTER).await?;
        page.until("the card is folded", async || {
            Ok(!page.element("lesson-heading").await?.is_displayed().await?)
        })
        .await
    })
}

//! What a visitor does in a round.

use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use digit_lab_e2e::{File, Page, digits, idx};
use serde_json::{Value, json};

/// Settings as the page's address has them, one after another, round by round.
const NETWORKS: [&str; 5] = [
    "layers=30",
    "layers=conv+8@5x5,+pool+2,+30&activation=relu&output-activation=softmax&cost=log-likelihood&initializer=he&learning-rate=0.1",
    "layers=100&cost=quadratic&learning-rate=3&regularization=none",
    "layers=50,+dropout+0.5&momentum=0.5&learning-rate=0.1",
    "layers=30,30,30&pixels=standardized&learning-rate=0.1",
];

/// Of each sort one that is soon over.
const EXPERIMENTS: [&str; 5] = ["3.1", "1.7", "1.1", "3.2", "1.5"];

/// Views of the inside, and what shows that they are there.
const INSIDE: [(&str, &str); 8] = [
    ("network", "inside-diagram"),
    ("matters", "matters-covering"),
    ("space", "space-map"),
    ("mistakes", "mistakes-summary"),
    ("step", "inside-stages"),
    ("check", "inside-check-random"),
    ("learning", "inside-learning"),
    ("landscape", "landscape-points"),
];

const LESSONS: [&str; 3] = ["gradient-descent", "overfitting", "neuron"];

/// How long each network is trained at least.
const TRAINING: Duration = Duration::from_secs(60);

/// An experiment that takes longer is stopped.
const PATIENCE: Duration = Duration::from_secs(15);

/// How much was done.
pub(super) struct Done {
    pub(super) epochs: u64,
    pub(super) digits: u64,
}

/// Everything once, from the place of the pad to the place of the pad.
pub(super) async fn round(page: &Page, number: usize) -> Result<Done> {
    let start = Instant::now();
    begin_training(page, NETWORKS[number % NETWORKS.len()]).await?;
    let mut digits = draw(page).await?;
    halt_and_go_on(page).await?;
    change_looks(page).await?;
    look_inside(page).await?;
    take_lesson(page, LESSONS[number % LESSONS.len()]).await?;
    experiment(page, EXPERIMENTS[number % EXPERIMENTS.len()]).await?;
    search(page).await?;
    open_files(page).await?;
    while start.elapsed() < TRAINING {
        digits += draw(page).await?;
    }
    let epochs = end_training(page).await?;
    train_on_own_digits(page).await?;
    tidy_up(page).await?;
    Ok(Done { epochs, digits })
}

async fn begin_training(page: &Page, settings: &str) -> Result<()> {
    // From another place, so that the same address as before is an address anew.
    go(page, "#/about", "about").await?;
    go(page, &format!("#/?{settings}&epochs=100000"), "train-form").await?;
    page.until("the form is as the address has it", async || {
        let epochs = page.field("epochs").await?.prop("value").await?;
        Ok(epochs.as_deref() == Some("100000"))
    })
    .await?;
    page.press("train-start").await?;
    page.until_state("running").await?;
    page.until("its network can read", async || {
        Ok(page
            .script(
                "return [...document.querySelector('[data-testid=reader]').options].some((it) =>
                    it.value.startsWith('trained-'));",
                &[],
            )
            .await?
            == json!(true))
    })
    .await
}

/// All ten digits, read by the network in training and by the shipped one in turns.
async fn draw(page: &Page) -> Result<u64> {
    for digit in 0..10 {
        let script = "const reader = document.querySelector('[data-testid=reader]');
            const values = [...reader.options].map((it) => it.value);
            reader.value = arguments[0] ? values.findLast((it) => it.startsWith('trained-')) ?? 'shipped' : 'shipped';
            reader.dispatchEvent(new Event('change', { bubbles: true }));";
        page.script(script, &[json!(digit % 2 == 1)]).await?;
        page.draw_digit(digit).await?;
        if digit % 5 == 0 {
            page.press("pad-undo").await?;
            page.press("pad-redo").await?;
        }
        page.press("pad-clear").await?;
    }
    Ok(10)
}

async fn halt_and_go_on(page: &Page) -> Result<()> {
    page.press("train-pause").await?;
    page.until_state("paused").await?;
    page.press("train-step").await?;
    page.until_state("paused").await?;
    page.press("train-resume").await?;
    page.until_state("running").await
}

/// Both languages and themes in each place.
async fn change_looks(page: &Page) -> Result<()> {
    for (language, theme) in [("zh", "dark"), ("en", "light")] {
        choose(page, "language", language).await?;
        choose(page, "theme", theme).await?;
        for (address, shows) in [
            ("#/about", "about"),
            ("#/experiments", "gallery"),
            ("#/lessons", "lesson-list"),
            ("#/", "train-form"),
        ] {
            go(page, address, shows).await?;
        }
    }
    choose(page, "theme", "system").await
}

async fn look_inside(page: &Page) -> Result<()> {
    page.draw_digit(3).await?;
    for (view, shows) in INSIDE {
        go(page, &format!("#/inside/{view}"), shows).await?;
        // Whatever it asks its worker for begins to come.
        page.frames(30).await?;
    }
    go(page, "#/", "train-form").await?;
    page.press("pad-clear").await
}

/// Goes through a lesson from its first step to its end, whatever its steps open.
async fn take_lesson(page: &Page, id: &str) -> Result<()> {
    go(page, &format!("#/lessons/{id}"), "lesson-overview").await?;
    let begin = "const button = document.querySelector('[data-testid=lesson-begin-again]')
            ?? document.querySelector('[data-testid=lesson-begin]');
        button.click();";
    page.script(begin, &[]).await?;
    page.until("its card is shown", async || page.has("lesson").await)
        .await?;
    let go_on = "for (const id of ['lesson-option', 'lesson-next']) {
            document.querySelector(`[data-testid='${id}']`)?.click();
        }
        return document.querySelector('[data-testid=lesson]') === null;";
    page.until("it has ended", async || {
        page.frames(10).await?;
        Ok(page.script(go_on, &[]).await? == json!(true))
    })
    .await
}

async fn experiment(page: &Page, id: &str) -> Result<()> {
    go(page, &format!("#/experiments/{id}"), "experiment").await?;
    page.until(&format!("{id} is open"), async || {
        Ok(page.data("experiment", "id").await? == id)
    })
    .await?;
    click(page, "experiment-run").await?;
    let is_over = async || {
        let state = page.data("experiment-status", "state").await?;
        anyhow::Ok(matches!(&*state, "finished" | "stopped" | "failed"))
    };
    let start = Instant::now();
    page.until("the experiment is over, or takes too long", async || {
        Ok(is_over().await? || start.elapsed() > PATIENCE)
    })
    .await?;
    if !is_over().await? {
        click(page, "experiment-stop").await?;
    }
    page.until("the experiment is over", is_over).await
}

/// Four short trainings.
async fn search(page: &Page) -> Result<()> {
    let settings =
        "layers=12&training-size=300&epochs=2&try-learning-rate=0.1;+0.5&try-lambda=0;+1";
    go(page, &format!("#/experiments/search?{settings}"), "search").await?;
    page.until("it can begin", async || {
        let script = "return document.querySelector('[data-testid=search-start]').disabled;";
        Ok(page.script(script, &[]).await? == json!(false))
    })
    .await?;
    click(page, "search-start").await?;
    page.until("the search has begun", async || {
        Ok(page.data("search-status", "state").await? != "idle")
    })
    .await?;
    let start = Instant::now();
    let is_over = async || anyhow::Ok(page.data("search-status", "state").await? == "finished");
    page.until("the search is over, or takes too long", async || {
        Ok(is_over().await? || start.elapsed() > PATIENCE)
    })
    .await?;
    if !is_over().await? {
        click(page, "search-stop").await?;
    }
    Ok(())
}

/// A network's file, and a picture of a number.
async fn open_files(page: &Page) -> Result<()> {
    go(page, "#/", "train-form").await?;
    let row = vec![0.0; 784];
    let network = json!({
        "sizes": [784, 10], "weights": [vec![row; 10]], "biases": [vec![[1.0]; 10]], "cost": "CrossEntropyCost",
    });
    let network = File {
        name: "soak.json".into(),
        bytes: network.to_string().into(),
    };
    page.drop_files(&[network]).await?;
    page.until("the file's network reads", async || {
        let reader = page.element("reader").await?.prop("value").await?;
        Ok(reader.is_some_and(|reader| reader.starts_with("imported-")))
    })
    .await?;
    choose(page, "reader", "shipped").await?;
    let strokes: Vec<Value> = [4, 2].map(|digit| json!(digits::strokes(digit))).into();
    page.script_until_done(PICTURE, &[json!(strokes)]).await?;
    page.until("the picture has been read", async || {
        page.has("picture-result").await
    })
    .await?;
    click(page, "picture-close").await
}

/// Draws a number dark on light paper and chooses it as a file.
const PICTURE: &str = "const [number, done] = arguments;
    const canvas = new OffscreenCanvas(1000, 500);
    const context = canvas.getContext('2d');
    context.fillStyle = '#f0ece0';
    context.fillRect(0, 0, 1000, 500);
    context.lineWidth = 12;
    context.strokeStyle = '#2a3355';
    number.forEach((strokes, place) => {
        for (const stroke of strokes) {
            context.beginPath();
            stroke.forEach(([x, y]) => context.lineTo(90 + 190 * place + 220 * x, 140 + 220 * y));
            context.stroke();
        }
    });
    canvas.convertToBlob({ type: 'image/png' }).then((blob) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([blob], 'number.png', { type: 'image/png' }));
        const input = document.querySelector('[data-testid=picture-input]');
        input.files = transfer.files;
        input.dispatchEvent(new Event('change', { bubbles: true }));
        done();
    });";

/// Ends the training under way; answers how many epochs it had begun.
async fn end_training(page: &Page) -> Result<u64> {
    page.press("train-stop").await?;
    page.until_state("stopped").await?;
    page.number("train-status", "epoch").await
}

/// Data files of the visitor's own, for an epoch.
async fn train_on_own_digits(page: &Page) -> Result<()> {
    page.choose_files(&idx::training_files(600)).await?;
    page.until("they are chosen", async || {
        let size = page.field("training-size").await?.prop("value").await?;
        let size = size.context("no size")?;
        Ok(size.parse::<u32>().is_ok_and(|size| size <= 600))
    })
    .await?;
    page.fill("epochs", "1").await?;
    page.press("train-start").await?;
    page.until_state("finished").await
}

/// Deletes all that was trained and drawn.
async fn tidy_up(page: &Page) -> Result<()> {
    let script =
        "const button = document.querySelector('[data-testid=run] [data-testid=run-delete]');
        button?.click();
        return document.querySelectorAll('[data-testid=run]').length;";
    page.until("no run is left", async || {
        Ok(page.script(script, &[]).await? == json!(0))
    })
    .await?;
    page.press("pad-clear").await?;
    page.frames(30).await
}

/// Goes to an address within the page and waits until something is there.
async fn go(page: &Page, address: &str, shows: &str) -> Result<()> {
    page.script("location.hash = arguments[0];", &[json!(address)])
        .await?;
    let script = "return document.querySelector(`[data-testid='${arguments[0]}']`)?.checkVisibility() ?? false;";
    page.until(&format!("{address} shows {shows}"), async || {
        Ok(page.script(script, &[json!(shows)]).await? == json!(true))
    })
    .await
}

/// Chooses in a select that may be covered.
async fn choose(page: &Page, id: &str, value: &str) -> Result<()> {
    let script = "const [id, value] = arguments;
        const select = document.querySelector(`[data-testid='${id}']`);
        select.value = value;
        select.dispatchEvent(new Event('change', { bubbles: true }));";
    page.script(script, &[json!(id), json!(value)])
        .await
        .map(drop)
}

/// Presses a button that may be covered or off the screen.
async fn click(page: &Page, id: &str) -> Result<()> {
    let script = "const button = document.querySelector(`[data-testid='${arguments[0]}']`);
        button?.click();
        return button !== null;";
    page.until(&format!("{id} can be pressed"), async || {
        Ok(page.script(script, &[json!(id)]).await? == json!(true))
    })
    .await
}

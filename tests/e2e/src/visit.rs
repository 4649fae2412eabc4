//! One visit: a server, a browser, a test, and what it leaves behind.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

use anyhow::{Context, Result, ensure};
use fantoccini::Client;
use serde_json::json;
use tokio::runtime::Builder;
use tokio::task::LocalSet;
use xtask::site;

use crate::browser::{self, Driver};
use crate::{Page, Visitor, console};

/// Opens the built page for a visitor, waits until it can read a drawing, and runs a test on it.
/// The test fails too if the browser's console holds an error at the end.
pub fn visit<Test>(visitor: Visitor, test: Test) -> Result<()>
where
    Test: AsyncFnOnce(&Page) -> Result<()> + 'static,
{
    let address = serve()?;
    let runtime = Builder::new_current_thread().enable_all().build()?;
    LocalSet::new().block_on(&runtime, async move {
        let driver = Driver::start()?;
        let client = driver.open(&visitor).await?;
        // A task of its own, so that the browser is closed after a panic too.
        let in_page = client.clone();
        let outcome =
            tokio::task::spawn_local(async move { run(in_page, &address, visitor, test).await })
                .await;
        if !matches!(outcome, Ok(Ok(()))) {
            keep_picture(&client).await;
        }
        client.close().await?;
        match outcome {
            Ok(result) => result,
            Err(error) => std::panic::resume_unwind(error.into_panic()),
        }
    })
}

async fn run<Test>(client: Client, address: &str, visitor: Visitor, test: Test) -> Result<()>
where
    Test: AsyncFnOnce(&Page) -> Result<()>,
{
    for script in visitor.scripts() {
        browser::devtools(
            &client,
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": script }),
        )
        .await?;
    }
    let scheme = json!([{ "name": "prefers-color-scheme", "value": visitor.color_scheme() }]);
    browser::devtools(
        &client,
        "Emulation.setEmulatedMedia",
        json!({ "features": scheme }),
    )
    .await?;
    client.goto(address).await?;
    let page = Page::new(client.clone(), visitor);
    page.until_ready().await?;
    test(&page).await?;
    console::expect_clean(&client, &page.allowed_errors()).await
}

/// Serves the built page until this process ends, and returns its address.
fn serve() -> Result<String> {
    let dist = env::var_os("DIGIT_LAB_DIST").map_or_else(|| root().join("dist"), PathBuf::from);
    ensure!(
        dist.join("index.html").is_file(),
        "there is no page in {}: run `cargo xtask build`",
        dist.display()
    );
    let listener = site::bind(0)?;
    let address = format!("http://{}/", listener.local_addr()?);
    thread::spawn(move || site::serve(&listener, &dist));
    Ok(address)
}

/// The workspace of whoever runs the tests: checkouts that share a target folder share this program.
fn root() -> PathBuf {
    let package = env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    package
        .ancestors()
        .nth(2)
        .map(Path::to_path_buf)
        .unwrap_or(package)
}

/// What the page looked like when a test failed; a test's thread has its name.
async fn keep_picture(client: &Client) {
    let name = thread::current()
        .name()
        .unwrap_or("test")
        .replace("::", "-");
    let folder = root().join("target/e2e");
    let kept = async {
        let picture = client.screenshot().await?;
        fs::create_dir_all(&folder)?;
        let path = folder.join(format!("{name}.png"));
        fs::write(&path, picture).context("cannot keep a picture")?;
        anyhow::Ok(path)
    };
    match kept.await {
        Ok(path) => eprintln!("the page as it was: {}", path.display()),
        Err(error) => eprintln!("no picture of the page: {error:#}"),
    }
}

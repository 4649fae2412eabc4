//! One visit: a server, a browser, a test, and what it leaves behind.

use std::fs;
use std::rc::Rc;
use std::thread;

use anyhow::{Context, Result};
use fantoccini::Client;
use tokio::runtime::Builder;
use tokio::task::LocalSet;

use crate::browser::Browser;
use crate::driver::Driver;
use crate::host::root;
use crate::{Host, Page, Visitor, console};

/// Opens the built page for a visitor, waits until it can read a drawing, and runs a test on it.
/// The test fails too if the browser's console holds an error at the end.
pub fn visit<Test>(visitor: Visitor, test: Test) -> Result<()>
where
    Test: AsyncFnOnce(&Page) -> Result<()> + 'static,
{
    visit_at(Host::of_page()?, visitor, test)
}

/// The same with the page of this host.
pub fn visit_at<Test>(host: Host, visitor: Visitor, test: Test) -> Result<()>
where
    Test: AsyncFnOnce(&Page) -> Result<()> + 'static,
{
    visit_other(host, "", visitor, async |page| {
        page.until_ready().await?;
        test(page).await
    })
}

/// The same with any page of this host, by its path.
pub fn visit_other<Test>(host: Host, path: &'static str, visitor: Visitor, test: Test) -> Result<()>
where
    Test: AsyncFnOnce(&Page) -> Result<()> + 'static,
{
    let runtime = Builder::new_current_thread().enable_all().build()?;
    LocalSet::new().block_on(&runtime, async move {
        let driver = Driver::start()?;
        let browser = Rc::new(Browser::open(&driver, &visitor).await?);
        let client = browser.client().clone();
        // A task of its own, so that the browser is closed after a panic too.
        let outcome =
            tokio::task::spawn_local(async move { run(browser, host, path, visitor, test).await })
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

async fn run<Test>(
    browser: Rc<Browser>,
    host: Host,
    path: &str,
    visitor: Visitor,
    test: Test,
) -> Result<()>
where
    Test: AsyncFnOnce(&Page) -> Result<()>,
{
    let address = format!("{}{path}", host.address());
    browser.client().goto(&address).await?;
    let page = Page::new(browser.clone(), visitor, host);
    test(&page).await?;
    console::expect_clean(&browser, &page.allowed_errors()).await
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

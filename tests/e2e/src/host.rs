//! Who serves the built page, and can be gone.

use std::env;
use std::fs;
use std::io;
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use xtask::site::{self, Line};

/// A server on a port of its own, until it is stopped or this process ends.
#[derive(Clone, Debug)]
pub struct Host {
    address: String,
    folder: PathBuf,
    line: Arc<Line>,
}

impl Host {
    /// Serves the built page.
    pub fn of_page() -> Result<Self> {
        let dist = env::var_os("DIGIT_LAB_DIST").map_or_else(|| root().join("dist"), PathBuf::from);
        ensure!(
            dist.join("index.html").is_file(),
            "there is no page in {}: run `cargo xtask build`",
            dist.display()
        );
        Self::of(dist)
    }

    /// Serves a copy of the built page, whose files a test may change, from a folder of this name.
    pub fn of_copy(name: &str) -> Result<Self> {
        let built = Self::of_page()?;
        let copy = root().join("target/e2e").join(name);
        if copy.exists() {
            fs::remove_dir_all(&copy)?;
        }
        copy_folder(&built.folder, &copy)
            .with_context(|| format!("cannot copy the page to {}", copy.display()))?;
        built.stop();
        Self::of(copy)
    }

    /// Serves a folder of this name that has nothing but the built page, below this path.
    pub fn of_folder_with_page(name: &str, path: &str) -> Result<Self> {
        let built = Self::of_copy(&format!("{name}/{path}"))?;
        built.stop();
        Self::of(root().join("target/e2e").join(name))
    }

    pub(crate) fn of(folder: PathBuf) -> Result<Self> {
        let listener = site::bind(0)?;
        let address = listener.local_addr()?.to_string();
        let line = Arc::new(Line::default());
        let host = Self {
            address,
            folder,
            line,
        };
        let serving = host.clone();
        thread::spawn(move || site::serve_over(&listener, &serving.folder, &serving.line));
        Ok(host)
    }

    /// The page's address.
    #[must_use]
    pub fn address(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// The folder that it serves.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The line to it, which a test may cut.
    #[must_use]
    pub fn line(&self) -> &Line {
        &self.line
    }

    /// Ends it: whoever comes from now on finds nobody.
    pub fn stop(&self) {
        self.line.close();
        // It looks up at the next visitor, and is gone when there is nobody to let one in.
        while TcpStream::connect(&self.address).is_ok() {
            thread::sleep(Duration::from_millis(1));
        }
    }
}

pub(crate) fn copy_folder(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

/// The workspace of whoever runs the tests: checkouts that share a target folder share this program.
#[must_use]
pub fn root() -> PathBuf {
    let package = env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    package
        .ancestors()
        .nth(2)
        .map(Path::to_path_buf)
        .unwrap_or(package)
}

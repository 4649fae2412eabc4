//! The engine as a crate of its own: packed, compiled from what was packed, and without a browser where there is none.

use std::process::Command;

use anyhow::{Result, ensure};

use crate::{process, workspace};

/// What only speaks to JavaScript.
const OF_BROWSERS: [&str; 5] = [
    "console_error_panic_hook",
    "js-sys",
    "serde-wasm-bindgen",
    "wasm-bindgen",
    "web-sys",
];

pub(super) fn check() -> Result<()> {
    let root = workspace::root();
    let mut tree = Command::new("cargo");
    tree.args(["tree", "--package", "digit-lab", "--edges", "normal"])
        .args(["--all-features", "--prefix", "none"]);
    let tree = process::output_of(tree.current_dir(&root))?;
    let of_browsers = of_browsers(&tree);
    ensure!(
        of_browsers.is_empty(),
        "a native build of the engine has browser crates: {of_browsers:?}"
    );
    let mut package = Command::new("cargo");
    // What is not committed yet is packed too.
    package.args(["package", "--package", "digit-lab", "--allow-dirty"]);
    process::run(package.current_dir(&root))
}

/// The browser crates in what `cargo tree` says, a crate a line.
fn of_browsers(tree: &str) -> Vec<&str> {
    let names = tree.lines().filter_map(|line| line.split(' ').next());
    names.filter(|name| OF_BROWSERS.contains(name)).collect()
}

#[cfg(test)]
mod tests {
    use super::of_browsers;

    #[test]
    fn browser_crates_are_told_from_others() {
        let tree =
            "digit-lab v0.1.0 (/here)\nserde v1.0.0\nweb-sys v0.3.1\nwasm-bindgen v0.2.1 (*)\n";
        assert_eq!(of_browsers(tree), ["web-sys", "wasm-bindgen"]);
        assert!(of_browsers("serde v1.0.0\nwide v1.7.1\n").is_empty());
    }
}

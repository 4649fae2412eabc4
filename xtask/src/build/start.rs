//! The page's start as a file: Trunk writes it into `index.html`, where the page's own policy forbids scripts.
//!
//! It waits until the page is painted; so the program, which Trunk links to as well, is not linked to.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use md5::{Digest, Md5};

/// Around what Trunk writes.
const OPENING: &str = r#"<script type="module">"#;
const CLOSING: &str = "</script>";

/// The program is asked for once the page is painted: what is painted does not share a slow network and a slow processor
/// with it. The first paint may be of a part of the page; two frames later it is the whole. On later visits the program is
/// in the browser's own store, and in a window that nobody sees nothing is painted.
const PAINTED: &str = include_str!("painted.js");

/// Around the link by which Trunk would have the program fetched at once.
const LINK: &str = "<link rel=\"preload\"";
const TO_PROGRAM: &str = r#"type="application/wasm">"#;

/// Moves the inline script of `index.html` into a file of its own, under a name that says what is in it, and has it wait
/// until the page is painted.
pub(super) fn move_out(dist: &Path) -> Result<()> {
    let index = dist.join("index.html");
    let html =
        fs::read_to_string(&index).with_context(|| format!("cannot read {}", index.display()))?;
    let (before, script, after) = parts(&html).context(
        "dist/index.html has no inline script: does Trunk start the page otherwise now?",
    )?;
    let script = once_painted(&without_announcement(script));
    let name = format!("start-{:x}.js", Md5::digest(&script));
    ensure!(
        parts(after).is_none(),
        "dist/index.html has two inline scripts where one was expected"
    );
    fs::write(dist.join(&name), script).with_context(|| format!("cannot write {name}"))?;
    let link = format!(r#"<script type="module" src="./{name}">{CLOSING}"#);
    let html = without_program(&format!("{before}{link}{after}")).context(
        "dist/index.html has no link to the program: does Trunk write it otherwise now?",
    )?;
    fs::write(&index, html).with_context(|| format!("cannot write {}", index.display()))
}

/// What is before the script, the script, and what is after it.
fn parts(html: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = html.split_once(OPENING)?;
    let (script, after) = rest.split_once(CLOSING)?;
    Some((before, script, after))
}

/// The script without what Trunk does for other scripts of a page, of which there are none: it lays the
/// program open to everyone, and announces it.
fn without_announcement(script: &str) -> String {
    let lines = script.lines().map(str::trim);
    let lines = lines.filter(|line| {
        let is_announcement =
            line.starts_with("window.wasmBindings") || line.starts_with("dispatchEvent(");
        !line.is_empty() && !is_announcement
    });
    lines.fold(String::new(), |script, line| script + line + "\n")
}

/// The script, which imports first of all, with the wait before its other lines.
fn once_painted(script: &str) -> String {
    let end_of_imports = script
        .lines()
        .take_while(|line| line.starts_with("import "))
        .map(|line| line.len() + 1)
        .sum();
    let (imports, rest) = script.split_at(end_of_imports);
    [imports, PAINTED, rest].concat()
}

/// The page without the link to the program.
fn without_program(html: &str) -> Option<String> {
    let (before, after) = html.split_once(TO_PROGRAM)?;
    let (before, _) = before.rsplit_once(LINK)?;
    Some([before, after].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    const HTML: &str = "<head>\n<script type=\"module\">\nimport init, * as bindings from './a.js';
const wasm = await init({ module_or_path: './a_bg.wasm' });\n\n\nwindow.wasmBindings = bindings;\n
dispatchEvent(new CustomEvent(\"TrunkApplicationStarted\", {detail: {wasm}}));\n\n</script>\n</head>";

    #[test]
    fn the_script_is_found_and_reduced_to_the_start() {
        let (before, script, after) = parts(HTML).unwrap();
        assert_eq!((before, after), ("<head>\n", "\n</head>"));
        assert_eq!(
            without_announcement(script),
            "import init, * as bindings from './a.js';\nconst wasm = await init({ module_or_path: './a_bg.wasm' });\n"
        );
    }

    #[test]
    fn the_program_waits_until_the_page_is_painted() {
        let script = "import init from './a.js';\nconst wasm = await init();\n";
        assert_eq!(
            once_painted(script),
            format!("import init from './a.js';\n{PAINTED}const wasm = await init();\n")
        );
        let html = "<head><link rel=\"preload\" href=\"./b.js\" as=\"script\" />\
            <link rel=\"preload\" href=\"./a_bg.wasm\" as=\"fetch\" type=\"application/wasm\"></head>";
        assert_eq!(
            without_program(html).unwrap(),
            "<head><link rel=\"preload\" href=\"./b.js\" as=\"script\" /></head>"
        );
        assert_eq!(without_program("<head></head>"), None);
    }

    #[test]
    fn a_script_with_an_address_is_left() {
        assert_eq!(parts(r#"<script src="./theme.js"></script>"#), None);
    }
}

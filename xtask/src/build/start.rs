//! The page's start as a file of its own: Trunk writes it into `index.html`, where the page's own policy forbids scripts.
//!
//! It waits until the page is painted, then asks for the program, which Trunk links to as well: so it is not linked to.
//! Trunk's start would ask for it only once the program's script has come, with all that this imports.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use md5::{Digest, Md5};

/// Around what Trunk writes.
const OPENING: &str = r#"<script type="module">"#;
const CLOSING: &str = "</script>";

/// The start, with names in place of addresses. What is painted does not share a slow network and a slow processor with
/// what is asked for after it. The first paint may be of nothing but the paper, the next of a part of the page; two frames later it is the whole. On later
/// visits all is in the browser's own store, and in a window that nobody sees nothing is painted.
const START: &str = include_str!("start.js");

/// Before the addresses in Trunk's start.
const TO_MODULE: &str = "from '";
const TO_PROGRAM: &str = "module_or_path: '";

/// Around the link by which Trunk would have the program fetched at once.
const LINK: &str = "<link rel=\"preload\"";
const OF_PROGRAM: &str = r#"type="application/wasm">"#;

/// Puts a start into a file, under a name that says what is in it, in place of Trunk's in `index.html`.
pub(super) fn move_out(dist: &Path) -> Result<()> {
    let index = dist.join("index.html");
    let html =
        fs::read_to_string(&index).with_context(|| format!("cannot read {}", index.display()))?;
    let (before, script, after) = parts(&html).context(
        "dist/index.html has no inline script: does Trunk start the page otherwise now?",
    )?;
    let script = start_of(script)
        .context("dist/index.html starts no module: does Trunk start the page otherwise now?")?;
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

/// The start of the module and the program that Trunk's script starts.
fn start_of(script: &str) -> Option<String> {
    let module = address(script, TO_MODULE)?;
    let program = address(script, TO_PROGRAM)?;
    Some(START.replace("MODULE", module).replace("PROGRAM", program))
}

/// The address that comes after this.
fn address<'a>(script: &'a str, opening: &str) -> Option<&'a str> {
    let (_, rest) = script.split_once(opening)?;
    rest.split_once('\'').map(|(address, _)| address)
}

/// The page without the link to the program.
fn without_program(html: &str) -> Option<String> {
    let (before, after) = html.split_once(OF_PROGRAM)?;
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
    fn what_trunk_starts_is_started_once_the_page_is_painted() {
        let (before, script, after) = parts(HTML).unwrap();
        assert_eq!((before, after), ("<head>\n", "\n</head>"));
        let start = start_of(script).unwrap();
        let end = "const program = fetch(\"./a_bg.wasm\");\nconst { default: init } = await import(\"./a.js\");\n\
            await init({ module_or_path: program });\n";
        assert!(start.ends_with(end), "{start}");
        assert_eq!(start_of("init();"), None);
    }

    #[test]
    fn the_program_is_not_linked_to() {
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

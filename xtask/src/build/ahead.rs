//! What the page asks for, before the first script holds its parser up.
//!
//! A browser looks ahead past a script that it waits for, but Chromium does not in a page that has its policy in a
//! `<meta>`: each script would cost a way to the host and back before the next file is asked for.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

/// Around the address of a script that the parser waits for.
const OPENING: &str = r#"<script src=""#;
const CLOSING: &str = r#""></script>"#;
const END_OF_HEAD: &str = "</head>";

/// Before the address of a module, in the head, of which the first is the page's own.
const MODULE: &str = r#"<link rel="modulepreload" href=""#;

/// The same of one that what is painted does not wait for.
const LATER_MODULE: &str = r#"<link rel="modulepreload" fetchpriority="low" href=""#;

/// Puts the scripts in the head of `index.html` behind all that is linked to, and links to each script of the page
/// where the first of them was. The modules that the page's own imports are linked to as it is.
pub(super) fn ask(dist: &Path) -> Result<()> {
    let index = dist.join("index.html");
    let html =
        fs::read_to_string(&index).with_context(|| format!("cannot read {}", index.display()))?;
    let html = with_links_first(&html).context(
        "dist/index.html has no script in its head: does Trunk write them otherwise now?",
    )?;
    let page = first_module(&html)
        .context("dist/index.html links to no module: does Trunk write them otherwise now?")?;
    let page = dist.join(page);
    let script =
        fs::read_to_string(&page).with_context(|| format!("cannot read {}", page.display()))?;
    let imports = imports(&script);
    ensure!(
        !imports.is_empty(),
        "{} imports nothing: does wasm-bindgen write it otherwise now?",
        page.display()
    );
    let html = with_modules(&html, &imports).replace(MODULE, LATER_MODULE);
    fs::write(&index, html).with_context(|| format!("cannot write {}", index.display()))
}

fn first_module(html: &str) -> Option<&str> {
    let (_, rest) = html.split_once(MODULE)?;
    rest.split_once('"').map(|(address, _)| address)
}

/// What a module imports, each once.
fn imports(script: &str) -> Vec<&str> {
    let mut imports = Vec::new();
    for line in script.lines().filter(|line| line.starts_with("import ")) {
        let end = line.trim_end_matches([';', '"', '\'']);
        if let Some((_, address)) = end.rsplit_once(['"', '\''])
            && !imports.contains(&address)
        {
            imports.push(address);
        }
    }
    imports
}

/// The page with links to these modules, too.
fn with_modules(html: &str, addresses: &[&str]) -> String {
    let is_missing = |address: &&&str| !html.contains(&format!("{MODULE}{address}\""));
    let link = |address: &&str| format!("{MODULE}{address}\" crossorigin=\"anonymous\">");
    let missing: Vec<_> = addresses.iter().filter(is_missing).map(link).collect();
    html.replacen(MODULE, &(missing.concat() + MODULE), 1)
}

fn with_links_first(html: &str) -> Option<String> {
    let (head, body) = html.split_once(END_OF_HEAD)?;
    let (before, _) = head.split_once(OPENING)?;
    let tag = |address: &&str| format!("{OPENING}{address}{CLOSING}");
    let scripts: Vec<_> = addresses(head).iter().map(tag).collect();
    let link =
        |address: &&str| format!("<link rel=\"preload\" href=\"{address}\" as=\"script\" />\n");
    let links = addresses(html)
        .iter()
        .map(link)
        .collect::<Vec<_>>()
        .concat();
    let others = scripts
        .iter()
        .fold(head[before.len()..].to_owned(), |head, script| {
            head.replacen(script, "", 1)
        });
    let scripts = scripts.concat();
    Some(format!(
        "{before}{links}{others}{scripts}{END_OF_HEAD}{body}"
    ))
}

/// The addresses of the scripts that the parser waits for.
fn addresses(html: &str) -> Vec<&str> {
    let rests = html.split(OPENING).skip(1);
    rests
        .filter_map(|rest| rest.split_once(CLOSING).map(|(address, _)| address))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_is_asked_for_before_a_script_is_waited_for() {
        let html = "<head><script src=\"./a.js\"></script><script src=\"./b.js\"></script>\
            <link rel=\"stylesheet\" href=\"./c.css\"/><script type=\"module\" src=\"./d.js\"></script></head>\
            <body><script src=\"./e.js\"></script></body>";
        let expected = "<head><link rel=\"preload\" href=\"./a.js\" as=\"script\" />\n\
            <link rel=\"preload\" href=\"./b.js\" as=\"script\" />\n\
            <link rel=\"preload\" href=\"./e.js\" as=\"script\" />\n\
            <link rel=\"stylesheet\" href=\"./c.css\"/><script type=\"module\" src=\"./d.js\"></script>\
            <script src=\"./a.js\"></script><script src=\"./b.js\"></script></head>\
            <body><script src=\"./e.js\"></script></body>";
        assert_eq!(with_links_first(html).unwrap(), expected);
        assert_eq!(with_links_first("<head></head><body></body>"), None);
    }

    #[test]
    fn what_the_pages_module_imports_is_asked_for_with_it() {
        let script = "import { a } from './a.js';\nimport * as b from \"./b.js\"\nimport * as c from \"./b.js\"\nlet d;";
        let imports = imports(script);
        assert_eq!(imports, ["./a.js", "./b.js"]);
        let html = format!("{MODULE}./page.js\">{MODULE}./a.js\"></head>");
        assert_eq!(first_module(&html), Some("./page.js"));
        assert_eq!(
            with_modules(&html, &imports),
            format!("{MODULE}./b.js\" crossorigin=\"anonymous\">{html}")
        );
    }
}

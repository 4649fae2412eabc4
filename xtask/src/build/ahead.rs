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
/// where the first of them was. The modules that the page's own imports are linked to behind it.
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
    let html = with_modules(&html, &imports)
        .context("the link to the page's module does not end: does Trunk write it otherwise now?")?
        .replace(MODULE, LATER_MODULE);
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

/// The page with a link to each of these modules behind the one to its own, in their order: Trunk links to some, in an
/// order that is another in each build.
fn with_modules(html: &str, addresses: &[&str]) -> Option<String> {
    let tag = |address: &&str| format!("{MODULE}{address}\" crossorigin=\"anonymous\">");
    let tags: Vec<_> = addresses.iter().map(tag).collect();
    let others = tags
        .iter()
        .fold(html.to_owned(), |html, tag| html.replace(tag, ""));
    let (before, rest) = others.split_once(MODULE)?;
    let (own, rest) = rest.split_once('>')?;
    let tags = tags.concat();
    Some(format!("{before}{MODULE}{own}>{tags}{rest}"))
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
        let link = |address: &str| format!("{MODULE}{address}\" crossorigin=\"anonymous\">");
        let (page, [a, b]) = (link("./page.js"), [link("./a.js"), link("./b.js")]);
        assert_eq!(first_module(&page), Some("./page.js"));
        let expected = Some(format!("{page}{a}{b}</head>"));
        for linked in [&[&a][..], &[&a, &b], &[&b, &a], &[]] {
            let html = [&[&page][..], linked].concat();
            let html = html.into_iter().cloned().collect::<String>() + "</head>";
            assert_eq!(with_modules(&html, &imports), expected);
        }
    }
}

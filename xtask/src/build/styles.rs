//! One style sheet in place of many: alike as they are, they weigh two thirds together, and arrive with one request.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use md5::{Digest, Md5};

use super::slim::slim;

/// How Trunk links to a style sheet, up to its name.
const LINK: &str = r#"<link rel="stylesheet" href="./"#;
/// And from there on.
const LINK_END: &str = r#""/>"#;

/// Joins the sheets that `index.html` links to, in their order, under a name that says what is in them.
pub(super) fn join(dist: &Path) -> Result<()> {
    let index = dist.join("index.html");
    let html =
        fs::read_to_string(&index).with_context(|| format!("cannot read {}", index.display()))?;
    let names = linked(&html);
    ensure!(
        !names.is_empty(),
        "dist/index.html links to no style sheet: does Trunk write them otherwise now?"
    );
    let mut joined = String::new();
    for name in &names {
        let path = dist.join(name);
        let sheet =
            fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        joined += &slim(&sheet, None);
        fs::remove_file(&path).with_context(|| format!("cannot remove {}", path.display()))?;
    }
    let name = format!("styles-{:x}.css", Md5::digest(&joined));
    fs::write(dist.join(&name), joined).with_context(|| format!("cannot write {name}"))?;
    fs::write(&index, relinked(&html, &names, &name))
        .with_context(|| format!("cannot write {}", index.display()))
}

/// The names of the sheets, in their order.
fn linked(html: &str) -> Vec<String> {
    let links = html.split(LINK).skip(1);
    let names = links.filter_map(|rest| rest.split_once(LINK_END));
    names.map(|(name, _)| name.to_owned()).collect()
}

/// The page with a link to one sheet where that to the first was, and none to the others.
fn relinked(html: &str, names: &[String], name: &str) -> String {
    let link = |name: &str| format!("{LINK}{name}{LINK_END}");
    let mut links = names.iter();
    let html = links.next().map_or_else(
        || html.to_owned(),
        |first| html.replace(&link(first), &link(name)),
    );
    links.fold(html, |html, other| html.replace(&link(other), ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_link_takes_the_place_of_all() {
        let html = r#"<title>a</title><link rel="stylesheet" href="./b-1.css"/>
<link rel="stylesheet" href="./c-2.css"/><link rel="icon" href="./d.svg"/>"#;
        let names = linked(html);
        assert_eq!(names, ["b-1.css", "c-2.css"]);
        assert_eq!(
            relinked(html, &names, "styles-3.css"),
            "<title>a</title><link rel=\"stylesheet\" href=\"./styles-3.css\"/>\n<link rel=\"icon\" href=\"./d.svg\"/>"
        );
    }
}

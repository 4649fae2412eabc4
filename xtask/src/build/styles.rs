//! Two style sheets in place of many: alike as they are, they weigh two thirds together, and arrive with one request.
//!
//! One is the bench's, which shows first; the other that of the places beside it and of what the bench gets later, which
//! the page fetches with the first of them (`www/src/lazy/sheet.rs`).

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use md5::{Digest, Md5};

use super::has_extension;

use super::slim::slim;

/// How Trunk links to a style sheet, up to its name.
const LINK: &str = r#"<link rel="stylesheet" href="./"#;
/// And from there on.
const LINK_END: &str = r#""/>"#;

/// What the names of the sheets of places begin with.
const OF_PLACES: [&str; 12] = [
    "about",
    "experiments",
    "gallery",
    "inside",
    "lessons",
    "menu",
    "neuron",
    "outcomes",
    "pictures",
    "plot",
    "runs",
    "search",
];

/// What the names of those begin with that have the last word, and so are at the end of both.
const LAST: [&str; 2] = ["forced-colors", "print"];

/// What the name of their joined sheet begins with.
const PLACES: &str = "places";

/// Joins the sheets that `index.html` links to, in their order, under names that say what is in them.
pub(super) fn join(dist: &Path) -> Result<()> {
    let index = dist.join("index.html");
    let html =
        fs::read_to_string(&index).with_context(|| format!("cannot read {}", index.display()))?;
    let (of_places, of_bench): (Vec<_>, Vec<_>) = linked(&html)
        .into_iter()
        .partition(|name| is_of_place(name));
    ensure!(
        !of_places.is_empty() && !of_bench.is_empty(),
        "dist/index.html does not link to style sheets as expected: does Trunk write them otherwise now?"
    );
    let has_last_word = |name: &&String| LAST.iter().any(|last| name.starts_with(last));
    let last = of_bench.iter().filter(has_last_word);
    let of_places_and_last: Vec<_> = of_places.iter().chain(last).collect();
    let bench = join_under("styles", &of_bench, dist)?;
    let places = join_under(PLACES, &of_places_and_last, dist)?;
    for name in of_bench.iter().chain(&of_places) {
        let path = dist.join(name);
        fs::remove_file(&path).with_context(|| format!("cannot remove {}", path.display()))?;
    }
    let html = relinked(&html, &of_bench, &format!("{LINK}{bench}{LINK_END}"));
    let address = format!(r#"<meta name="places" content="{places}"/>"#);
    fs::write(&index, relinked(&html, &of_places, &address))
        .with_context(|| format!("cannot write {}", index.display()))
}

/// Whether a file is the sheet of the places, which a visitor may never need.
pub(super) fn is_places(file: &Path) -> bool {
    let name = file.file_name().and_then(|name| name.to_str());
    has_extension(file, "css") && name.is_some_and(|name| name.starts_with(PLACES))
}

fn is_of_place(name: &str) -> bool {
    OF_PLACES.iter().any(|place| name.starts_with(place))
}

/// Writes one sheet in place of these and answers its name.
fn join_under(start: &str, names: &[impl AsRef<str>], dist: &Path) -> Result<String> {
    let mut joined = String::new();
    for name in names {
        let path = dist.join(name.as_ref());
        let sheet =
            fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        joined += &slim(&sheet, None);
    }
    let name = format!("{start}-{:x}.css", Md5::digest(&joined));
    fs::write(dist.join(&name), joined).with_context(|| format!("cannot write {name}"))?;
    Ok(name)
}

/// The names of the sheets, in their order.
fn linked(html: &str) -> Vec<String> {
    let links = html.split(LINK).skip(1);
    let names = links.filter_map(|rest| rest.split_once(LINK_END));
    names.map(|(name, _)| name.to_owned()).collect()
}

/// The page with this element where the link to the first of these was, and nothing for the others.
fn relinked(html: &str, names: &[String], element: &str) -> String {
    let link = |name: &str| format!("{LINK}{name}{LINK_END}");
    let mut links = names.iter();
    let html = links.next().map_or_else(
        || html.to_owned(),
        |first| html.replace(&link(first), element),
    );
    links.fold(html, |html, other| html.replace(&link(other), ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_element_takes_the_place_of_all_links() {
        let html = r#"<title>a</title><link rel="stylesheet" href="./b-1.css"/>
<link rel="stylesheet" href="./inside-2.css"/><link rel="stylesheet" href="./d-3.css"/><link rel="icon" href="./e.svg"/>"#;
        let names = linked(html);
        assert_eq!(names, ["b-1.css", "inside-2.css", "d-3.css"]);
        assert!(is_of_place(&names[1]) && !is_of_place(&names[0]));
        let of_bench = [names[0].clone(), names[2].clone()];
        assert_eq!(
            relinked(html, &of_bench, "<meta/>"),
            "<title>a</title><meta/>\n<link rel=\"stylesheet\" href=\"./inside-2.css\"/><link rel=\"icon\" href=\"./e.svg\"/>"
        );
    }

    #[test]
    fn what_has_the_last_word_is_at_the_end_of_both() {
        let dist = std::env::temp_dir().join(format!("digit-lab-styles-{}", std::process::id()));
        fs::create_dir_all(&dist).unwrap();
        let names = ["base-1", "plot-2", "print-3", "pad-4"];
        let link = |name: &str| format!("{LINK}{name}.css{LINK_END}");
        for name in names {
            fs::write(dist.join(format!("{name}.css")), format!("{name} {{}}\n")).unwrap();
        }
        fs::write(dist.join("index.html"), names.map(link).concat()).unwrap();
        join(&dist).unwrap();
        let sheets = super::super::files_below(&dist).unwrap();
        let mut sheets: Vec<_> = sheets
            .iter()
            .filter(|file| has_extension(file, "css"))
            .map(|file| fs::read_to_string(file).unwrap())
            .collect();
        sheets.sort();
        fs::remove_dir_all(&dist).unwrap();
        assert_eq!(
            sheets,
            [
                "base-1 {}\nprint-3 {}\npad-4 {}\n",
                "plot-2 {}\nprint-3 {}\n"
            ]
        );
    }
}

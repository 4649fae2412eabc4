//! Code that several lazy places share, in few files.
//!
//! The cut leaves a file for each set of places that have something in common, more than a hundred: a place asked for
//! dozens of them, and a browser took longer to ask than to read. So each goes into the file of the one of its places
//! that visitors come to first. That file is a WebAssembly module, so that hosts pack it and browsers check it as they do
//! the others, but one that does nothing: it carries the others in custom sections.

use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use wasm_encoder::{CustomSection, Module};

use super::{files_below, split};

/// What the names of the gathered files begin with.
pub(super) const START: &str = "shared_";

/// How the page gets at what is in them.
const LOADER: &str = include_str!("shared.js");

/// Places in the order in which visitors come to them. Those that are not here come last.
const ORDER: [&str; 9] = [
    "chinese",
    "offline",
    "tell_of_storage",
    "preparation",
    "training_line",
    "history",
    "hand",
    "lessons_and_card",
    "inside",
];

/// Gathers the files of shared code in `dist`, and leads the page to them.
pub(super) fn gather(dist: &Path) -> Result<()> {
    let links_file = dist.join(split::LINKS);
    let mut links = fs::read_to_string(&links_file)
        .with_context(|| format!("cannot read {}", links_file.display()))?;
    for place in ORDER {
        let mention = format!("\"./split_{place}.wasm\"");
        ensure!(links.contains(&mention), "the page has no place `{place}`");
    }
    let mut gathered: BTreeMap<String, Module> = BTreeMap::new();
    for file in files_below(dist)? {
        let name = file.file_name().and_then(|name| name.to_str());
        let Some(number) = name.and_then(number_of) else {
            continue;
        };
        let link = Link::find(&links, number)
            .with_context(|| format!("nothing leads to {}", file.display()))?;
        let place = first(&link.places).to_owned();
        links.replace_range(link.range, &link_to(&place, number));
        let code = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
        gathered.entry(place).or_default().section(&CustomSection {
            name: number.into(),
            data: code.into(),
        });
        fs::remove_file(&file).with_context(|| format!("cannot remove {}", file.display()))?;
    }
    for (place, module) in gathered {
        let file = dist.join(format!("{START}{place}.wasm"));
        fs::write(&file, module.finish())
            .with_context(|| format!("cannot write {}", file.display()))?;
    }
    links.push_str(LOADER);
    fs::write(&links_file, links).with_context(|| format!("cannot write {}", links_file.display()))
}

/// The number in the name of a file of shared code.
fn number_of(name: &str) -> Option<&str> {
    name.strip_prefix(split::SHARED)?.strip_suffix(".wasm")
}

fn first<'a>(places: &[&'a str]) -> &'a str {
    let known = ORDER.iter().find(|place| places.contains(place));
    known.or(places.first()).copied().unwrap_or("all")
}

fn link_to(place: &str, number: &str) -> String {
    format!(
        "const __{}{number} = makeLoad(shared(\"./{START}{place}.wasm\", \"{number}\"), []);\n",
        split::SHARED
    )
}

/// How the cut leads to a file of shared code.
#[derive(Debug, PartialEq, Eq)]
struct Link<'a> {
    /// Which places share it.
    places: Vec<&'a str>,
    /// Where that stands, with the comment that names the places.
    range: Range<usize>,
}

impl<'a> Link<'a> {
    fn find(links: &'a str, number: &str) -> Option<Self> {
        const END: &str = ", []);\n";
        let stem = format!("{}{number}", split::SHARED);
        let statement = links.find(&format!("const __{stem} = makeLoad(() =>"))?;
        let before = links[..statement].strip_suffix('\n')?;
        let comment = before.rfind('\n').map_or(0, |line| line + 1);
        let places = before[comment..].strip_prefix("/* ")?.strip_suffix(" */")?;
        let end = statement + links[statement..].find(END)? + END.len();
        let fetches = format!("new URL(\"./{stem}.wasm\", import.meta.url)");
        let is_whole = links[statement..end].contains(&fetches)
            && links[statement..end].matches("makeLoad").count() == 1;
        is_whole.then(|| Self {
            places: places.split(", ").collect(),
            range: comment..end,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINKS: &str = r#"}
/* about, history */
const __chunk_7 = makeLoad(() => {
    const src = fetch(new URL("./chunk_7.wasm", import.meta.url));
    src.catch(() => {});
    return async (imports) => (WebAssembly.instantiateStreaming(src, imports));
}
, []);
/* about, maps */
const __chunk_70 = makeLoad(() => {
    const src = fetch(new URL("./chunk_70.wasm", import.meta.url));
}
, [__chunk_7]);
"#;

    #[test]
    fn a_link_is_found_with_the_places_that_share_it() {
        let link = Link::find(LINKS, "7").unwrap();
        assert_eq!(link.places, ["about", "history"]);
        assert!(LINKS[link.range.clone()].starts_with("/* about"));
        assert!(LINKS[link.range.end..].starts_with("/* about, maps */"));
        // One that needs others first would be loaded without them.
        assert_eq!(Link::find(LINKS, "70"), None);
        assert_eq!(Link::find(LINKS, "8"), None);
    }

    #[test]
    fn what_places_share_comes_with_the_one_that_is_opened_first() {
        assert_eq!(
            first(&["about", "inside", "training_line"]),
            "training_line"
        );
        assert_eq!(first(&["about", "maps"]), "about");
    }

    #[test]
    fn only_files_of_shared_code_are_gathered() {
        assert_eq!(number_of("chunk_18.wasm"), Some("18"));
        assert_eq!(number_of("split_about.wasm"), None);
        assert_eq!(number_of("chunk_18.js"), None);
    }
}
